package io.github.affectj.laboratory.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** p-values of several tests at once (Holm 1979): who asks often finds something by chance. */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, in the order given, each at least as large as before and at most 1.
     *
     * @param p 0 to 1; NaN where nothing was tested, which stays and does not count
     */
    public static double[] adjusted(double... p) {
        double[] adjusted = p.clone();
        int[] order =
                IntStream.range(0, p.length)
                        .filter(i -> !Double.isNaN(p[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double least = 0;
        for (int rank = 0; rank < order.length; rank++) {
            least = Math.max(least, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }
}
