package io.github.affectj.model.familiarity;

import java.util.Arrays;
import java.util.List;

/**
 * How the features of a model's training clips spread, and how far others lie outside: the squared
 * Mahalanobis distance (Lee et al. 2018, without classes) by a covariance that is shrunk towards
 * equal variances, all directions but those of greatest variance taken as one (the distance in and
 * from feature space of Moghaddam and Pentland 1997). Immutable.
 *
 * <p>Of a backbone's maps it is the pattern that counts, not how strong they are all together: a
 * row is taken as shares of its sum, and of these the roots (the distance of Hellinger), so that
 * weak features count too. Plain colours, whose maps are weak, would else lie in the midst of all.
 *
 * @param scale what each feature is divided by first, D values above 0; empty where the roots of
 *     shares are taken instead
 * @param mean of rows that were divided so, D values
 * @param axes K directions, D values each, of length 1 and at right angles to each other
 * @param factor lower triangle of Cholesky's factor of the covariance along the axes, (K, K), above
 *     0 on its diagonal
 * @param rest variance along each direction that is not among the axes, above 0
 */
record FeatureSpread(float[] scale, float[] mean, float[][] axes, float[][] factor, float rest) {
    /** Below this a row has no pattern, and a variance is none. */
    private static final double TINY = 1e-12;

    /**
     * The spread of rows of a backbone's maps.
     *
     * @param rows at least two, D values each
     */
    static FeatureSpread ofPatterns(List<float[]> rows) {
        return of(rows, new float[0]);
    }

    /**
     * The spread of rows whose features have units of their own.
     *
     * @param rows at least two, D values each
     */
    static FeatureSpread ofMeasures(List<float[]> rows) {
        int columns = rows.get(0).length;
        float[] scale = new float[columns];
        for (int k = 0; k < columns; k++) {
            int column = k;
            double mean = rows.stream().mapToDouble(r -> r[column]).average().orElseThrow();
            double square =
                    rows.stream()
                            .mapToDouble(r -> (r[column] - mean) * (r[column] - mean))
                            .average()
                            .orElseThrow();
            // What never varies counts as it is.
            scale[k] = square > TINY ? (float) Math.sqrt(square) : 1;
        }
        return of(rows, scale);
    }

    private static FeatureSpread of(List<float[]> rows, float[] scale) {
        double[][] scaled = rows.stream().map(r -> scaled(r, scale)).toArray(double[][]::new);
        double[] mean = new double[scaled[0].length];
        for (double[] row : scaled) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k] / scaled.length;
            }
        }
        ShrunkCovariance covariance = ShrunkCovariance.of(scaled, mean, TINY);
        double[][] axes = covariance.axes();
        double[][] along = covariance.along(axes);
        return new FeatureSpread(
                scale,
                floats(mean),
                floats(axes),
                floats(ShrunkCovariance.factor(along)),
                (float) covariance.rest(along));
    }

    private static double[] scaled(float[] row, float[] scale) {
        double[] scaled = new double[row.length];
        if (scale.length > 0) {
            Arrays.setAll(scaled, k -> row[k] / (double) scale[k]);
            return scaled;
        }
        double sum = 0;
        for (float v : row) {
            sum += Math.abs(v);
        }
        double whole = Math.max(TINY, sum);
        Arrays.setAll(scaled, k -> Math.copySign(Math.sqrt(Math.abs(row[k]) / whole), row[k]));
        return scaled;
    }

    private static float[][] floats(double[][] rows) {
        return Arrays.stream(rows).map(FeatureSpread::floats).toArray(float[][]::new);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /**
     * How far outside a row lies.
     *
     * @param row D values
     * @return 0 or more
     */
    double distance(float[] row) {
        double[] centred = scaled(row, scale);
        double outside = 0;
        for (int k = 0; k < centred.length; k++) {
            centred[k] -= mean[k];
            outside += centred[k] * centred[k];
        }
        double[] white = new double[axes.length];
        double distance = 0;
        for (int a = 0; a < white.length; a++) {
            double along = 0;
            for (int k = 0; k < centred.length; k++) {
                along += axes[a][k] * centred[k];
            }
            outside -= along * along;
            for (int b = 0; b < a; b++) {
                along -= factor[a][b] * white[b];
            }
            white[a] = along / factor[a][a];
            distance += white[a] * white[a];
        }
        return distance + Math.max(0, outside) / rest;
    }
}
