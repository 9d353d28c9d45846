package io.github.affectj.laboratory.statistics;

import io.github.affectj.base.Bootstrap;
import io.github.affectj.training.report.Interval;
import java.util.Arrays;

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
    /** How often clips are drawn, where nothing else is asked for. */
    public static final int DRAWS = Bootstrap.DRAWS;

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
        Interval drawn = Interval.drawn(differences, counts, draws, seed);
        double mean = Arrays.stream(differences).sum() / Arrays.stream(counts).asLongStream().sum();
        return new PairedBootstrap(mean, drawn.low(), drawn.high());
    }
}
