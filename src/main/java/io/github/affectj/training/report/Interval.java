package io.github.affectj.training.report;

/**
 * Bounds between which a true share lies, in 95 of 100 samples.
 *
 * @param low 0 to 1
 * @param high {@code low} to 1
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
}
