package io.github.affectj.annotation.agreement;

/**
 * Measures of agreement on values, from sums over their pairs. Not defined, NaN, where they do not
 * vary.
 */
final class ValueSums {
    /** How many sums there are: number of pairs, x, y, xx, yy, xy. */
    static final int SIZE = 6;

    private ValueSums() {}

    /**
     * Adds a pair to sums.
     *
     * @param x of the first, less about the mean of all, so that the sums stay exact
     * @param y of the second, less the same
     */
    static void add(double[] sums, double x, double y) {
        sums[0]++;
        sums[1] += x;
        sums[2] += y;
        sums[3] += x * x;
        sums[4] += y * y;
        sums[5] += x * y;
    }

    private static double varianceX(double[] s) {
        return s[3] / s[0] - s[1] / s[0] * (s[1] / s[0]);
    }

    private static double varianceY(double[] s) {
        return s[4] / s[0] - s[2] / s[0] * (s[2] / s[0]);
    }

    private static double covariance(double[] s) {
        return s[5] / s[0] - s[1] / s[0] * (s[2] / s[0]);
    }

    /** Pearson's correlation. */
    static double pearson(double[] s) {
        return ratio(s, covariance(s), Math.sqrt(varianceX(s)) * Math.sqrt(varianceY(s)));
    }

    /** The concordance correlation coefficient of Lin (1989), with variances over n. */
    static double ccc(double[] s) {
        double apart = (s[1] - s[2]) / s[0];
        return ratio(s, 2 * covariance(s), varianceX(s) + varianceY(s) + apart * apart);
    }

    /** Krippendorff's alpha for interval data of two. */
    static double alpha(double[] s) {
        double values = 2 * s[0];
        double observed = (s[3] + s[4] - 2 * s[5]) / s[0];
        double sum = s[1] + s[2];
        double expected = 2 * (values * (s[3] + s[4]) - sum * sum) / (values * (values - 1));
        return 1 - ratio(s, observed, expected);
    }

    private static double ratio(double[] s, double part, double whole) {
        // What is left of variances that are 0 but for rounding is no variance.
        double scale = (s[3] + s[4]) / s[0];
        return s[0] < 2 || !(whole > 1e-12 * scale) ? Double.NaN : part / whole;
    }
}
