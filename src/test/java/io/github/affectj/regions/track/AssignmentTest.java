package io.github.affectj.regions.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cheapest assignment, against trying all of them. */
final class AssignmentTest {

    @Test
    void isTheCheapestOfAll() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int rows = 1 + random.nextInt(6);
            int columns = 1 + random.nextInt(6);
            double[][] costs = new double[rows][columns];
            for (double[] row : costs) {
                // Whole numbers, so that many are equal; some below 0.
                Arrays.setAll(row, j -> random.nextInt(12) - 3);
            }
            int[] chosen = Assignment.of(costs);
            int[] used = Arrays.stream(chosen).filter(j -> j >= 0).sorted().toArray();
            assertEquals(Math.min(rows, columns), used.length);
            assertEquals(used.length, Arrays.stream(used).distinct().count());
            double sum =
                    IntStream.range(0, rows)
                            .filter(i -> chosen[i] >= 0)
                            .mapToDouble(i -> costs[i][chosen[i]])
                            .sum();
            assertEquals(cheapest(costs, 0, 0, used.length), sum, 1e-9);
        }
    }

    /** The least sum of {@code left} more pairs of rows from {@code row} on. */
    private static double cheapest(double[][] costs, int row, int taken, int left) {
        if (left == 0) {
            return 0;
        }
        if (costs.length - row < left) {
            return Double.POSITIVE_INFINITY;
        }
        double best = cheapest(costs, row + 1, taken, left);
        for (int j = 0; j < costs[0].length; j++) {
            if ((taken & 1 << j) == 0) {
                double rest = cheapest(costs, row + 1, taken | 1 << j, left - 1);
                best = Math.min(best, costs[row][j] + rest);
            }
        }
        return best;
    }

    @Test
    void nothingToAssign() {
        assertArrayEquals(new int[0], Assignment.of(new double[0][0]));
        assertArrayEquals(
                new int[] {Assignment.NONE, Assignment.NONE}, Assignment.of(new double[2][0]));
    }
}
