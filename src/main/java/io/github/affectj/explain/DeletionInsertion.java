package io.github.affectj.explain;

import io.github.affectj.base.Progress;
import io.github.affectj.result.Faithfulness;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Deletion and insertion of a clip's pieces in the order of their weights and in random orders
 * (Petsiuk et al. 2018, "RISE: Randomized Input Sampling for Explanation of Black-box Models",
 * section 4.3). It knows neither models nor pixels: a {@link Scorer} tells the probability of what
 * is left of the clip.
 */
public final class DeletionInsertion {
    /** Points of a curve after the first. */
    static final int STEPS = 10;

    /** Random orders that the order of the weights is held against. */
    static final int RANDOM_ORDERS = 5;

    /** Seed of the random orders and of the order of equal weights. */
    private static final long SEED = 42;

    /** Tells how probable a label is for what is left of a clip. */
    @FunctionalInterface
    public interface Scorer {
        /**
         * Scores what is left.
         *
         * @param kept the pieces that are left, by their place from 0
         * @param progress of this one scoring
         * @return the label's probability, 0 to 1
         */
        double score(BitSet kept, Progress progress);
    }

    /** What a person calls what is tested. */
    private static final Map<String, String> NAMES =
            Map.of(Faithfulness.CELLS, "heat map", Faithfulness.MOMENTS, "attention over time");

    private final String test;
    private final double[] weights;
    private final Scorer scorer;
    private final Progress progress;
    private final int steps;
    private final int scorings;
    private int scored;

    private DeletionInsertion(String test, double[] weights, Scorer scorer, Progress progress) {
        this.test = test;
        this.weights = weights;
        this.scorer = scorer;
        this.progress = progress;
        this.steps = Math.min(STEPS, weights.length);
        // The ends of all curves are the same two clips.
        this.scorings = 2 + (steps - 1) * (2 + RANDOM_ORDERS);
    }

    /**
     * Runs the test: 65 scorings, fewer where there are under 10 pieces.
     *
     * @param test what the pieces are, see {@link Faithfulness#test()}
     * @param label whose probability the scorer tells
     * @param weights one for each piece, one at least; NaN counts as 0
     * @throws io.github.affectj.base.CancelledException if the progress says so
     */
    public static Faithfulness run(
            String test, String label, double[] weights, Scorer scorer, Progress progress) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("There is no piece to take away");
        }
        return new DeletionInsertion(test, weights, scorer, progress).run(label);
    }

    private Faithfulness run(String label) {
        int n = weights.length;
        BitSet all = new BitSet(n);
        all.set(0, n);
        double whole = score(all);
        double empty = score(new BitSet(n));
        int[] order = byWeight();
        double deletion = area(order, false, whole, empty);
        double insertion = area(order, true, empty, whole);
        double[] random = new double[RANDOM_ORDERS];
        for (int r = 0; r < RANDOM_ORDERS; r++) {
            random[r] = area(shuffled(SEED + 1 + r), false, whole, empty);
        }
        double mean = Arrays.stream(random).average().orElseThrow();
        double squares = Arrays.stream(random).map(a -> (a - mean) * (a - mean)).sum();
        double sd = Math.sqrt(squares / (RANDOM_ORDERS - 1));
        return new Faithfulness(
                test, label, n, whole, empty, deletion, insertion, mean, sd, RANDOM_ORDERS);
    }

    /**
     * Area under the probability's curve, by trapezoids.
     *
     * @param order pieces, the first to be moved first
     * @param giving whether pieces are given back to an empty clip, not taken away from a whole one
     * @param first probability before any piece is moved
     * @param last probability when all are
     */
    private double area(int[] order, boolean giving, double first, double last) {
        BitSet moved = new BitSet(order.length);
        double area = 0;
        double before = first;
        int done = 0;
        for (int step = 1; step <= steps; step++) {
            int upTo = (int) Math.round((double) step * order.length / steps);
            int from = done;
            for (; done < upTo; done++) {
                moved.set(order[done]);
            }
            double now = step == steps ? last : score(giving ? moved : rest(moved, order.length));
            area += (before + now) / 2 * (upTo - from) / order.length;
            before = now;
        }
        return area;
    }

    private static BitSet rest(BitSet moved, int pieces) {
        BitSet rest = (BitSet) moved.clone();
        rest.flip(0, pieces);
        return rest;
    }

    private double score(BitSet kept) {
        progress.checkCancelled();
        double from = (double) scored++ / scorings;
        double to = (double) scored / scorings;
        return scorer.score((BitSet) kept.clone(), said(progress.part(from, to)));
    }

    /** What is told of all scorings, of which each would tell the same anew. */
    private Progress said(Progress part) {
        String message =
                "testing the %s, analysis %d of %d"
                        .formatted(NAMES.getOrDefault(test, test), scored, scorings);
        return new Progress() {
            @Override
            public void update(double fraction, String ofTheScoring) {
                part.update(fraction, message);
            }

            @Override
            public boolean isCancelled() {
                return part.isCancelled();
            }
        };
    }

    /** All pieces, the highest weight first, equal ones in a random order. */
    private int[] byWeight() {
        return Arrays.stream(shuffled(SEED))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer piece) -> -weight(piece)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double weight(int piece) {
        return Double.isNaN(weights[piece]) ? 0 : weights[piece];
    }

    private int[] shuffled(long seed) {
        List<Integer> pieces =
                IntStream.range(0, weights.length).boxed().collect(Collectors.toList());
        Collections.shuffle(pieces, new Random(seed));
        return pieces.stream().mapToInt(Integer::intValue).toArray();
    }
}
