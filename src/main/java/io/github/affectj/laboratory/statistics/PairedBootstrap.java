package io.github.affectj.laboratory.statistics;

import java.util.Arrays;
import java.util.Random;

/**
 * How far two systems are apart on the same clips, and how sure that is: the clips are drawn again
 * with replacement, many times, each with what both systems made of it (Efron 1979; the percentile
 * interval). It tells of the choice of the test clips, not of that of the seeds.
 *
 * @param difference mean of the second system less that of the first
 * @param low bound that 2.5 % of the draws lie below
 * @param high bound that 2.5 % of the draws lie above
 */
public record PairedBootstrap(double difference, double low, double high) {
    /** Draws enough for bounds that move by about a hundredth of the interval's width. */
    public static final int DRAWS = 10_000;

    private static final double TAIL = 0.025;

    /**
     * Compares two systems.
     *
     * @param differences for each clip, the second system's score less the first's, summed over
     *     what is scored in the clip
     * @param counts for each clip, how much is scored in it; above 0
     * @param draws how often clips are drawn again
     * @param seed of the draws: the same gives the same bounds
     */
    public static PairedBootstrap of(double[] differences, int[] counts, int draws, long seed) {
        int n = differences.length;
        if (n == 0) {
            return new PairedBootstrap(Double.NaN, Double.NaN, Double.NaN);
        }
        Random random = new Random(seed);
        double[] means = new double[draws];
        for (int d = 0; d < draws; d++) {
            double sum = 0;
            long count = 0;
            for (int i = 0; i < n; i++) {
                int clip = random.nextInt(n);
                sum += differences[clip];
                count += counts[clip];
            }
            means[d] = sum / count;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(differences).sum() / Arrays.stream(counts).asLongStream().sum();
        return new PairedBootstrap(mean, quantile(means, TAIL), quantile(means, 1 - TAIL));
    }

    /** Between the two values that are nearest, as NumPy's default. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
