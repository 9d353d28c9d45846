package io.github.affectj.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.Faithfulness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeletionInsertionTest {
    private static Faithfulness run(double[] weights, DeletionInsertion.Scorer scorer) {
        return DeletionInsertion.run("cells", "joy", weights, scorer, Progress.NONE);
    }

    /** Weights as they are, and a model whose probability is the sum of what is kept. */
    private static double[] weights(int n) {
        double[] weights = new Random(5).doubles(n).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static DeletionInsertion.Scorer sumOf(double[] parts) {
        return (kept, progress) -> kept.stream().mapToDouble(i -> parts[i]).sum();
    }

    @Test
    void theOrderOfWhatCountsBeatsRandomOrder() {
        double[] weights = weights(200);
        Faithfulness found = run(weights, sumOf(weights));
        assertEquals(200, found.pieces());
        assertEquals(1, found.whole(), 1e-12);
        assertEquals(0, found.empty());
        // The weights fall evenly from 2 / n to 0: kept of (1 - s)^2 at share s, area 1 / 3.
        assertEquals(1 / 3.0, found.deletion(), 0.02);
        assertEquals(2 / 3.0, found.insertion(), 0.02);
        assertEquals(0.5, found.random(), 0.03);
        assertTrue(found.randomSd() > 0 && found.randomSd() < 0.03, "sd " + found.randomSd());
        assertEquals(DeletionInsertion.RANDOM_ORDERS, found.orders());
    }

    /** What a model needs least, first: as bad as its opposite is good. */
    @Test
    void aReversedOrderIsFound() {
        double[] weights = weights(200);
        double[] reversed = Arrays.stream(weights).map(w -> -w).toArray();
        Faithfulness good = run(weights, sumOf(weights));
        Faithfulness bad = run(reversed, sumOf(weights));
        // To take away in one order is to give back in the reverse one.
        assertEquals(good.insertion(), bad.deletion(), 1e-12);
        assertEquals(good.deletion(), bad.insertion(), 1e-12);
        assertEquals(good.random(), bad.random(), "random orders don't depend on the weights");
    }

    @Test
    void weightsThatSayNothingAreLikeRandomOrder() {
        double[] parts = weights(300);
        Faithfulness found = run(new double[300], sumOf(parts));
        assertEquals(0.5, found.deletion(), 0.05);
        assertEquals(0.5, found.insertion(), 0.05);
        double[] nan = new double[300];
        Arrays.fill(nan, Double.NaN);
        assertEquals(found, run(nan, sumOf(parts)));
    }

    @Test
    void aModelThatDoesNotLookHasFlatCurves() {
        Faithfulness found = run(weights(30), (kept, progress) -> 0.7);
        assertEquals(0.7, found.deletion(), 1e-12);
        assertEquals(0.7, found.insertion(), 1e-12);
        assertEquals(0.7, found.random(), 1e-12);
        assertEquals(0, found.randomSd(), 1e-12);
    }

    @Test
    void fewPiecesAreTakenOneByOne() {
        Faithfulness one = run(new double[] {1}, sumOf(new double[] {1}));
        assertEquals(0.5, one.deletion());
        assertEquals(0.5, one.insertion());
        double[] two = {0.9, 0.1};
        Faithfulness found = run(two, sumOf(two));
        assertEquals((1 + 0.1) / 4 + 0.1 / 4, found.deletion(), 1e-12);
        assertEquals(0.9 / 4 + (0.9 + 1) / 4, found.insertion(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> run(new double[0], sumOf(two)));
    }

    @Test
    void everyScoringIsCountedAndCanBeStopped() {
        int[] scorings = {0};
        double[] done = {0};
        Progress watching =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        assertTrue(fraction >= done[0] && fraction <= 1, "goes back");
                        done[0] = fraction;
                    }

                    @Override
                    public boolean isCancelled() {
                        return scorings[0] == 70;
                    }
                };
        DeletionInsertion.Scorer counting =
                (kept, progress) -> {
                    scorings[0]++;
                    progress.update(1, "");
                    return 0;
                };
        double[] weights = weights(49);
        DeletionInsertion.run("cells", "joy", weights, counting, watching);
        assertEquals(65, scorings[0]);
        assertEquals(1, done[0], 1e-9);
        done[0] = 0;
        assertThrows(
                CancelledException.class,
                () -> DeletionInsertion.run("cells", "joy", weights, counting, watching));
        assertEquals(70, scorings[0]);
    }

    @Test
    void aScorerMayKeepWhatItGets() {
        BitSet[] first = new BitSet[1];
        run(
                weights(20),
                (kept, progress) -> {
                    first[0] = first[0] == null ? kept : first[0];
                    return 0;
                });
        assertEquals(20, first[0].cardinality());
    }

    /** A status line that repeats what each of the 65 analyses does would tell nothing. */
    @Test
    void theStatusCountsTheAnalyses() {
        List<String> told = new ArrayList<>();
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        told.add(message);
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };
        DeletionInsertion.run(
                Faithfulness.CELLS,
                "joy",
                weights(30),
                (kept, part) -> {
                    part.update(1, "Recognizing emotions, frame 1 of 1");
                    return 0.5;
                },
                progress);
        assertEquals(65, told.stream().distinct().count());
        assertEquals("testing the heat map, analysis 1 of 65", told.get(0));
        assertEquals("testing the heat map, analysis 65 of 65", told.get(64));
    }
}
