package io.github.affectj.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How sure numbers are that were made of things which come in lots (clips of groups, steps of
 * clips, moments of segments): the lots are drawn again with replacement, many times (Efron 1979;
 * the percentile interval).
 */
public final class Bootstrap {
    /** Draws enough for bounds that move by about a hundredth of the interval's width. */
    public static final int DRAWS = 10_000;

    private static final double TAIL = 0.025;
    private static final int DRAWS_BETWEEN_CHECKS = 50;

    private Bootstrap() {}

    /**
     * Bounds between which a number lies in 95 of 100 draws.
     *
     * @param low 2.5 % of the draws lie below; NaN where nothing is known
     * @param high 2.5 % of the draws lie above
     */
    public record Bounds(double low, double high) {
        /** Nothing is known. */
        public static final Bounds NONE = new Bounds(Double.NaN, Double.NaN);
    }

    /**
     * The bounds of several numbers, from the same draws.
     *
     * @param lots how many there are
     * @param draws how often as many lots are drawn
     * @param seed of the draws: the same gives the same bounds
     * @param numbers makes the numbers, always as many, from the places of the drawn lots, from 0;
     *     the array is used again. NaN where a draw does not define a number: such draws are left
     *     out, and where they are more than half, nothing is known
     * @param progress told how far it is
     * @return one for each number; none without lots
     * @throws CancelledException if cancelled
     */
    public static List<Bounds> bounds(
            int lots, int draws, long seed, Function<int[], double[]> numbers, Progress progress) {
        if (lots == 0) {
            return List.of();
        }
        Random random = new Random(seed);
        int[] drawn = new int[lots];
        double[][] found = new double[draws][];
        for (int d = 0; d < draws; d++) {
            if (d % DRAWS_BETWEEN_CHECKS == 0) {
                progress.checkCancelled();
                progress.update((double) d / draws, "");
            }
            for (int i = 0; i < lots; i++) {
                drawn[i] = random.nextInt(lots);
            }
            found[d] = numbers.apply(drawn);
        }
        List<Bounds> bounds = new ArrayList<>();
        for (int k = 0; k < found[0].length; k++) {
            int number = k;
            bounds.add(of(IntStream.range(0, draws).mapToDouble(d -> found[d][number]).toArray()));
        }
        return bounds;
    }

    private static Bounds of(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return 2 * known.length < values.length
                ? Bounds.NONE
                : new Bounds(quantile(known, TAIL), quantile(known, 1 - TAIL));
    }

    /** Between the two values that are nearest, as NumPy's default. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
