package io.github.affectj.training.learn;

import io.github.affectj.base.Progress;
import java.util.Arrays;

/**
 * Multinomial logistic regression on rows that stay the same: the weights of least mean cross
 * entropy plus {@code decay / 2} times their squares. The bias is not drawn to 0. The loss has one
 * minimum, so that where a search begins makes a difference to its time only.
 */
final class SoftmaxRegression {
    /** Of the gradient, at which a search ends. */
    private static final double TOLERANCE = 1e-5;

    private static final int MOST_STEPS = 300;

    private final double[][] rows;
    private final double[][] columns;
    private final int[] labels;
    private final int classes;
    private final int features;
    private final double[][] errors;

    /**
     * @param rows (N, D), at least one; not copied
     * @param labels of the rows, from 0 and below {@code classes}
     */
    SoftmaxRegression(double[][] rows, int[] labels, int classes) {
        this.rows = rows;
        this.labels = labels;
        this.classes = classes;
        features = rows[0].length;
        columns = new double[features][rows.length];
        for (int n = 0; n < rows.length; n++) {
            for (int d = 0; d < features; d++) {
                columns[d][n] = rows[n][d];
            }
        }
        errors = new double[classes][rows.length];
    }

    /**
     * Fits a head.
     *
     * @param decay above 0
     * @param start where to begin, as the head of another decay; null for zeros
     * @param progress asked whether to stop
     */
    LinearHead fit(double decay, LinearHead start, Progress progress) {
        double[] at = new double[classes * (features + 1)];
        if (start != null) {
            for (int k = 0; k < classes; k++) {
                System.arraycopy(start.weights()[k], 0, at, k * features, features);
            }
            System.arraycopy(start.bias(), 0, at, classes * features, classes);
        }
        double[] found =
                new Lbfgs((x, gradient) -> loss(x, decay, gradient))
                        .minimum(at, TOLERANCE, MOST_STEPS, progress);
        double[][] weights = new double[classes][];
        Arrays.setAll(weights, k -> Arrays.copyOfRange(found, k * features, (k + 1) * features));
        return new LinearHead(weights, Arrays.copyOfRange(found, classes * features, found.length));
    }

    /** The loss, whose gradient is written. Inner loops go over memory in order. */
    private double loss(double[] x, double decay, double[] gradient) {
        int count = rows.length;
        for (int k = 0; k < classes; k++) {
            Arrays.fill(errors[k], x[classes * features + k]);
        }
        for (int d = 0; d < features; d++) {
            for (int k = 0; k < classes; k++) {
                add(errors[k], 0, columns[d], x[k * features + d]);
            }
        }
        double loss = toErrors();
        for (int i = 0; i < classes * features; i++) {
            loss += decay / 2 * x[i] * x[i];
            gradient[i] = decay * x[i];
        }
        Arrays.fill(gradient, classes * features, gradient.length, 0);
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < classes; k++) {
                add(gradient, k * features, rows[n], errors[k][n]);
                gradient[classes * features + k] += errors[k][n];
            }
        }
        return loss;
    }

    private static void add(double[] sum, int from, double[] values, double times) {
        for (int i = 0; i < values.length; i++) {
            sum[from + i] += times * values[i];
        }
    }

    /** Makes of logits what the mean loss changes with them, and gives the mean loss. */
    private double toErrors() {
        int count = rows.length;
        double loss = 0;
        for (int n = 0; n < count; n++) {
            double max = Double.NEGATIVE_INFINITY;
            for (double[] logits : errors) {
                max = Math.max(max, logits[n]);
            }
            double sum = 0;
            double right = errors[labels[n]][n] - max;
            for (double[] logits : errors) {
                logits[n] = Math.exp(logits[n] - max);
                sum += logits[n];
            }
            for (double[] shares : errors) {
                shares[n] /= sum * count;
            }
            errors[labels[n]][n] -= 1.0 / count;
            loss += (Math.log(sum) - right) / count;
        }
        return loss;
    }
}
