package io.github.affectj.annotation.agreement;

/**
 * Measures of agreement on labels, of how often each pair of labels met.
 *
 * <p>Where all is one and the same label, nothing can be expected by chance: kappa and alpha are
 * not defined then, NaN.
 */
final class LabelCounts {
    private LabelCounts() {}

    /**
     * Share of the pairs that are equal; NaN without any.
     *
     * @param counts {@code counts[a * labels + b]}: how often the first said a and the second b
     * @param stride how many labels a row of {@code counts} has
     * @param labels the first so many of them count, others are left out
     */
    static double agreement(long[] counts, int stride, int labels) {
        long same = 0;
        long all = 0;
        for (int a = 0; a < labels; a++) {
            same += counts[a * stride + a];
            for (int b = 0; b < labels; b++) {
                all += counts[a * stride + b];
            }
        }
        return all == 0 ? Double.NaN : (double) same / all;
    }

    /**
     * Cohen's kappa (1960): agreement beyond what two who label at random, each with his own shares
     * of the labels, would have. Parameters as of {@link #agreement}.
     */
    static double kappa(long[] counts, int stride, int labels) {
        double all = 0;
        double same = 0;
        double[] first = new double[labels];
        double[] second = new double[labels];
        for (int a = 0; a < labels; a++) {
            same += counts[a * stride + a];
            for (int b = 0; b < labels; b++) {
                long count = counts[a * stride + b];
                all += count;
                first[a] += count;
                second[b] += count;
            }
        }
        double chance = 0;
        for (int a = 0; a < labels; a++) {
            chance += first[a] / all * (second[a] / all);
        }
        return beyond(same / all, chance);
    }

    /**
     * Krippendorff's alpha (2004) for nominal data of two: agreement beyond what would be if all
     * labels that were given were dealt out at random. Parameters as of {@link #agreement}.
     */
    static double alpha(long[] counts, int stride, int labels) {
        double all = 0;
        double same = 0;
        double[] given = new double[labels];
        for (int a = 0; a < labels; a++) {
            same += counts[a * stride + a];
            for (int b = 0; b < labels; b++) {
                long count = counts[a * stride + b];
                all += count;
                given[a] += count;
                given[b] += count;
            }
        }
        double values = 2 * all;
        double chance = 0;
        for (double count : given) {
            chance += count * (count - 1) / (values * (values - 1));
        }
        return beyond(same / all, chance);
    }

    private static double beyond(double agreement, double chance) {
        // A hair of rounding below 1 would turn "not defined" into a number.
        return 1 - chance < 1e-12 ? Double.NaN : (agreement - chance) / (1 - chance);
    }
}
