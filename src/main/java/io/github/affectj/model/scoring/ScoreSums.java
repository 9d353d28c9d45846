package io.github.affectj.model.scoring;

import io.github.affectj.model.familiarity.Look;
import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Adds up what the head says of the windows of a clip. */
final class ScoreSums {
    private final double[][] steps;
    private final int[] counts;
    private final double[] clip;
    private double[][] visualAttention;
    private double[][] audioAttention;

    ScoreSums(int stepCount, int labels) {
        steps = new double[stepCount][labels];
        counts = new int[stepCount];
        clip = new double[labels];
    }

    /** Adds one window, the {@code place}th of a batch. */
    void add(int[] window, HeadScores scores, int place) {
        double[] logits = scores.logits()[place];
        for (int step : window) {
            if (step != WindowPlan.PADDING) {
                add(steps[step], logits);
                counts[step]++;
            }
        }
        add(clip, logits);
        if (scores.visualAttention() != null) {
            int heads = scores.visualAttention()[place].length;
            if (visualAttention == null) {
                visualAttention = new double[heads][steps.length];
                audioAttention = new double[heads][steps.length];
            }
            for (int h = 0; h < heads; h++) {
                scatter(window, scores.visualAttention()[place][h], visualAttention[h]);
                scatter(window, scores.audioAttention()[place][h], audioAttention[h]);
            }
        }
    }

    private static void scatter(int[] window, float[] weights, double[] sums) {
        for (int i = 0; i < window.length; i++) {
            if (window[i] != WindowPlan.PADDING) {
                sums[window[i]] += weights[i];
            }
        }
    }

    private static void add(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    /**
     * The scores of the clip. What lies outside of all that a model knows has its logits divided by
     * the square of how far: they have a temperature of their own (as in Tomani et al. 2023, by the
     * distance in the features), so that no probability is high there.
     *
     * @param looks of the steps; null where the model does not tell them
     */
    ClipScores scores(int windows, Look[] looks) {
        double[][] stepLogits = new double[steps.length][];
        for (int i = 0; i < steps.length; i++) {
            stepLogits[i] = divided(steps[i], counts[i] * (looks == null ? 1 : heat(looks[i])));
        }
        return new ClipScores(
                stepLogits,
                divided(clip, windows * (looks == null ? 1 : heat(looks))),
                windows,
                shares(visualAttention),
                shares(audioAttention),
                looks == null ? null : Arrays.stream(looks).mapToDouble(Look::share).toArray());
    }

    private static double heat(Look look) {
        return look.excess() * look.excess();
    }

    /** That of the clip as a whole. */
    private static double heat(Look[] looks) {
        return new Median().evaluate(Arrays.stream(looks).mapToDouble(ScoreSums::heat).toArray());
    }

    /**
     * Weights as shares of the clip: the mean of the windows that hold a step, since steps in the
     * middle lie in more windows than those at the ends, brought to a sum of 1 over both streams.
     */
    private double[][] shares(double[][] rows) {
        if (rows == null) {
            return null;
        }
        double[][] out = new double[rows.length][steps.length];
        for (int h = 0; h < rows.length; h++) {
            double all = 0;
            for (int i = 0; i < steps.length; i++) {
                all += (visualAttention[h][i] + audioAttention[h][i]) / counts[i];
            }
            for (int i = 0; i < steps.length && all > 0; i++) {
                out[h][i] = rows[h][i] / counts[i] / all;
            }
        }
        return out;
    }

    private static double[] divided(double[] sum, double by) {
        double[] mean = new double[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum[i] / by;
        }
        return mean;
    }
}
