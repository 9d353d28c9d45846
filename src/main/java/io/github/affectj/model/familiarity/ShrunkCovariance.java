package io.github.affectj.model.familiarity;

import java.util.Arrays;
import java.util.Random;

/**
 * A covariance that is shrunk towards equal variances, so that it can be inverted, however few rows
 * it was made of.
 *
 * @param values (D, D), symmetric
 */
record ShrunkCovariance(double[][] values) {
    private static final int MOST_AXES = 128;

    /** Share of the mean variance that each direction gets. */
    private static final double SHRINKAGE = 0.1;

    /** After these the axes hold the directions of greatest variance well enough. */
    private static final int ROUNDS = 20;

    /**
     * That of some rows.
     *
     * @param mean of the rows
     * @param least mean variance that is taken at least
     */
    static ShrunkCovariance of(double[][] rows, double[] mean, double least) {
        int columns = mean.length;
        double[][] values = new double[columns][columns];
        double[] centred = new double[columns];
        for (double[] row : rows) {
            Arrays.setAll(centred, k -> row[k] - mean[k]);
            for (int i = 0; i < columns; i++) {
                double weight = (1 - SHRINKAGE) * centred[i] / (rows.length - 1);
                for (int j = 0; j <= i; j++) {
                    values[i][j] += weight * centred[j];
                }
            }
        }
        double average = trace(values) / columns / (1 - SHRINKAGE);
        for (int i = 0; i < columns; i++) {
            values[i][i] += SHRINKAGE * Math.max(least, average);
            for (int j = 0; j < i; j++) {
                values[j][i] = values[i][j];
            }
        }
        return new ShrunkCovariance(values);
    }

    private static double trace(double[][] square) {
        double trace = 0;
        for (int i = 0; i < square.length; i++) {
            trace += square[i][i];
        }
        return trace;
    }

    /**
     * Directions that hold most of the variance, at most {@value #MOST_AXES}, of length 1 and at
     * right angles to each other, by orthogonal iteration (Golub and Van Loan, Matrix Computations,
     * 8.2.4).
     */
    double[][] axes() {
        int columns = values.length;
        double[][] axes = new double[Math.min(MOST_AXES, columns)][columns];
        Random random = new Random(1);
        for (double[] axis : axes) {
            Arrays.setAll(axis, k -> random.nextGaussian());
        }
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.setAll(axes, a -> times(axes[a]));
            orthogonalize(axes);
        }
        return axes;
    }

    private double[] times(double[] vector) {
        double[] product = new double[vector.length];
        Arrays.setAll(product, i -> dot(values[i], vector));
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void orthogonalize(double[][] axes) {
        for (int a = 0; a < axes.length; a++) {
            for (int pass = 0; pass < 2; pass++) { // the second takes what rounding has left
                for (int b = 0; b < a; b++) {
                    subtract(axes[a], axes[b], dot(axes[a], axes[b]));
                }
                double length = Math.sqrt(dot(axes[a], axes[a]));
                for (int k = 0; k < axes[a].length; k++) {
                    axes[a][k] /= length;
                }
            }
        }
    }

    private static void subtract(double[] from, double[] vector, double times) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= times * vector[k];
        }
    }

    /** The covariance along some axes, (K, K). */
    double[][] along(double[][] axes) {
        double[][] along = new double[axes.length][axes.length];
        for (int a = 0; a < axes.length; a++) {
            double[] product = times(axes[a]);
            for (int b = 0; b <= a; b++) {
                along[a][b] = dot(axes[b], product);
                along[b][a] = along[a][b];
            }
        }
        return along;
    }

    /** The mean variance along each direction that is at right angles to some axes. */
    double rest(double[][] along) {
        int left = values.length - along.length;
        return left == 0 ? 1 : (trace(values) - trace(along)) / left; // of none left none is asked
    }

    /** Cholesky's lower triangle of a covariance: with its transpose it makes the whole again. */
    static double[][] factor(double[][] covariance) {
        double[][] factor = new double[covariance.length][covariance.length];
        for (int i = 0; i < factor.length; i++) {
            for (int j = 0; j <= i; j++) {
                double left = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    left -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(left) : left / factor[j][j];
            }
        }
        return factor;
    }
}
