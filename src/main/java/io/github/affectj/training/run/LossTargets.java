package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import java.util.Arrays;

/**
 * What rows of logits aim at, each with its weight in the loss. A row with raters aims at the share
 * of them that gave each label, and its weight is the mean of its labels' weights by these shares:
 * balancing says how much a clip counts, never to what its probabilities are drawn. Where all
 * raters agree, and where there is just a label, both are the same.
 *
 * @param labelWeights weight of each label in the loss
 * @param smoothing share of the target that is spread over all labels
 * @param mu share of the emotion in the loss where the gender is known; the rest is the gender's
 */
record LossTargets(double[] labelWeights, double smoothing, double mu) {

    /** Weight that rows have in the loss, together; those without a label have none. */
    double weightOf(Truth truth) {
        double sum = 0;
        for (int i = 0; i < truth.size(); i++) {
            sum += weightOf(truth, i);
        }
        return sum;
    }

    /** Weight that a row has in the loss. */
    double weightOf(Truth truth, int row) {
        double sum = 0;
        for (int k = 0; k < labelWeights.length; k++) {
            sum += truth.share(row, k) * labelWeights[k];
        }
        return sum;
    }

    /**
     * Rows of shares, one-hot where there is just a label, smoothed, each times its weight and the
     * emotion's share of the loss.
     *
     * @param genders of the rows; null without that task
     */
    float[] emotions(Truth truth, int[] genders) {
        int k = labelWeights.length;
        float[] targets = new float[truth.size() * k];
        for (int i = 0; i < truth.size(); i++) {
            if (truth.labels()[i] < 0) {
                continue;
            }
            // All is the emotion's where the gender is not told.
            double share = genders != null && genders[i] != Sample.UNKNOWN ? mu : 1;
            double weight = weightOf(truth, i) * share;
            Arrays.fill(targets, i * k, (i + 1) * k, (float) (weight * smoothing / k));
            for (int j = 0; j < k; j++) {
                targets[i * k + j] += (float) (weight * (1 - smoothing) * truth.share(i, j));
            }
        }
        return targets;
    }

    /** One-hot rows, each times its weight and the gender's share of the loss. */
    float[] genders(Truth truth, int[] genders) {
        float[] targets = new float[2 * truth.size()];
        for (int i = 0; i < truth.size(); i++) {
            if (genders[i] != Sample.UNKNOWN) {
                targets[2 * i + genders[i]] = (float) (weightOf(truth, i) * (1 - mu));
            }
        }
        return targets;
    }

    /** Cross entropy summed over the rows of logits (N, K), with targets and weights as N * K. */
    static NDArray crossEntropy(NDManager scope, NDArray logits, float[] targets) {
        NDArray of = scope.create(targets, logits.getShape());
        return logits.logSoftmax(1).mul(of).sum().neg();
    }
}
