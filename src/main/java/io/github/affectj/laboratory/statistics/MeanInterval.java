package io.github.affectj.laboratory.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Mean of some values, how they scatter, and where the mean of very many such values would lie in
 * 95 of 100 cases, if they scatter like a bell (Student 1908).
 *
 * @param count how many there are
 * @param mean of them; NaN for none
 * @param sd standard deviation of the sample, with n - 1; NaN for fewer than two
 * @param low lower bound of the 95 % interval; NaN for fewer than two
 * @param high its upper bound; NaN for fewer than two
 */
public record MeanInterval(int count, double mean, double sd, double low, double high) {
    private static final double QUANTILE = 0.975;

    /** Of values without NaN. */
    public static MeanInterval of(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (n < 2) {
            return new MeanInterval(n, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double sd = Math.sqrt(squares / (n - 1));
        double half =
                new TDistribution(null, n - 1).inverseCumulativeProbability(QUANTILE)
                        * sd
                        / Math.sqrt(n);
        return new MeanInterval(n, mean, sd, mean - half, mean + half);
    }
}
