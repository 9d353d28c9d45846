package io.github.affectj.training.report;

import io.github.affectj.base.Bootstrap;
import io.github.affectj.base.Progress;
import java.util.List;

/**
 * Bounds between which a true share, or a mean, lies in 95 of 100 samples.
 *
 * @param low of a share 0 to 1
 * @param high {@code low} or more
 */
public record Interval(double low, double high) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval of a share of things that happened or not, independently of each other (Wilson
     * 1927): also right for few of them, and for shares near 0 and 1.
     *
     * @param hits how many happened, 0 to {@code of}
     * @param of how many there are; for 0 nothing is known: 0 to 1
     */
    public static Interval wilson(double hits, int of) {
        if (of == 0) {
            return new Interval(0, 1);
        }
        double share = hits / of;
        double z2 = Z * Z / of;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / of + z2 / (4 * of)) / (1 + z2);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /**
     * The interval of a mean over things that come in lots (clips of groups, steps of clips): the
     * lots are drawn again with replacement, many times (Efron 1979; the percentile interval).
     *
     * @param sums for each lot, the sum over its things
     * @param counts for each lot, how many things it has; above 0
     * @param draws how often lots are drawn
     * @param seed of the draws: the same gives the same bounds
     * @return NaN without lots
     */
    public static Interval drawn(double[] sums, int[] counts, int draws, long seed) {
        List<Bootstrap.Bounds> bounds =
                Bootstrap.bounds(
                        sums.length,
                        draws,
                        seed,
                        drawn -> {
                            double sum = 0;
                            long count = 0;
                            for (int lot : drawn) {
                                sum += sums[lot];
                                count += counts[lot];
                            }
                            return new double[] {sum / count};
                        },
                        Progress.NONE);
        return bounds.isEmpty()
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(bounds.get(0).low(), bounds.get(0).high());
    }
}
