package io.github.affectj.training.report;

import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.Truth;
import java.util.List;

/** Temperature scaling and expected calibration error (Guo et al. 2017). */
public final class Calibration {
    /** Bins of the calibration error, of equal width in confidence. */
    public static final int BINS = 15;

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;

    private Calibration() {}

    /**
     * Mean negative log-likelihood of the true labels; where raters gave shares of them, the mean
     * by these shares (the cross entropy).
     *
     * @param logits one row a clip
     */
    public static double logLoss(List<double[]> logits, Truth truth, double temperature) {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += loss(ClipScores.softmax(logits.get(i), temperature), truth, i);
        }
        return sum / truth.size();
    }

    /** The same of one row, from its probabilities. */
    static double loss(double[] probabilities, Truth truth, int row) {
        double loss = 0;
        for (int k = 0; k < probabilities.length; k++) {
            double share = truth.share(row, k);
            if (share > 0) {
                loss -= share * Math.log(Math.max(probabilities[k], 1e-12));
            }
        }
        return loss;
    }

    /**
     * The temperature of least {@link #logLoss}, by golden section on its logarithm; the loss has
     * one minimum in it.
     *
     * @return from 0.05 to 20
     */
    public static double temperature(List<double[]> logits, Truth truth) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double lo = Math.log(LOWEST);
        double hi = Math.log(HIGHEST);
        double a = hi - ratio * (hi - lo);
        double b = lo + ratio * (hi - lo);
        double fa = logLoss(logits, truth, Math.exp(a));
        double fb = logLoss(logits, truth, Math.exp(b));
        for (int i = 0; i < 80; i++) {
            if (fa < fb) {
                hi = b;
                b = a;
                fb = fa;
                a = hi - ratio * (hi - lo);
                fa = logLoss(logits, truth, Math.exp(a));
            } else {
                lo = a;
                a = b;
                fa = fb;
                b = lo + ratio * (hi - lo);
                fb = logLoss(logits, truth, Math.exp(b));
            }
        }
        return Math.exp((lo + hi) / 2);
    }

    /**
     * Expected calibration error: the mean over {@link #BINS} bins of |accuracy - confidence|,
     * weighted by the share of clips in each. Of raters, the commonest label is the right one.
     *
     * @return 0 to 1
     */
    public static double error(List<double[]> logits, Truth truth, double temperature) {
        int[] labels = truth.labels();
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        for (int i = 0; i < labels.length; i++) {
            double[] p = ClipScores.softmax(logits.get(i), temperature);
            int top = EmotionLabels.argMax(p);
            int bin = Math.min(BINS - 1, (int) (p[top] * BINS));
            confidence[bin] += p[top];
            right[bin] += top == labels[i] ? 1 : 0;
        }
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(right[b] - confidence[b]); // an empty bin adds 0
        }
        return error / labels.length;
    }
}
