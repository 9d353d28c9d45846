package io.github.affectj.laboratory.statistics;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Whether two systems differ in how often they are right on the same clips (McNemar 1947), exactly:
 * of the clips that only one of them gets right, as many as by tossing a coin would be one's.
 *
 * @param onlyFirst clips that only the first got right
 * @param onlySecond clips that only the second got right
 * @param p how probable a split at least as uneven is, if neither is better; 1 where they agree on
 *     all
 */
public record McNemar(int onlyFirst, int onlySecond, double p) {

    /** Counts and tests; both arrays tell of the same clips in the same order. */
    public static McNemar of(boolean[] first, boolean[] second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }
        return of(onlyFirst, onlySecond);
    }

    /** The test on the two counts. */
    public static McNemar of(int onlyFirst, int onlySecond) {
        int n = onlyFirst + onlySecond;
        // Term by term: the library's sum is 1 less the other tail, 0 for what is tiny.
        BinomialDistribution coin = new BinomialDistribution(null, n, 0.5);
        double tail =
                IntStream.rangeClosed(0, Math.min(onlyFirst, onlySecond))
                        .mapToDouble(coin::probability)
                        .sum();
        return new McNemar(onlyFirst, onlySecond, Math.min(1, 2 * tail));
    }
}
