package io.github.affectj.training.run;

import io.github.affectj.training.data.Sample;
import java.util.Arrays;

/**
 * What rows of logits aim at, each with its weight in the loss.
 *
 * @param labelWeights weight of each label in the loss
 * @param smoothing share of the target that is spread over all labels
 * @param mu share of the emotion in the loss where the gender is known; the rest is the gender's
 */
record LossTargets(double[] labelWeights, double smoothing, double mu) {

    /**
     * Weight that rows of these labels have in the loss.
     *
     * @param labels below 0 for none
     */
    double weightOf(int[] labels) {
        double sum = 0;
        for (int label : labels) {
            sum += weightOf(label);
        }
        return sum;
    }

    private double weightOf(int label) {
        return label < 0 ? 0 : labelWeights[label];
    }

    /**
     * Smoothed one-hot rows, each times its label's weight and the emotion's share of the loss.
     *
     * @param genders of the rows; null without that task
     */
    float[] emotions(int[] labels, int[] genders) {
        int k = labelWeights.length;
        float[] targets = new float[labels.length * k];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                continue;
            }
            // All is the emotion's where the gender is not told.
            double share = genders != null && genders[i] != Sample.UNKNOWN ? mu : 1;
            double weight = weightOf(labels[i]) * share;
            Arrays.fill(targets, i * k, (i + 1) * k, (float) (weight * smoothing / k));
            targets[i * k + labels[i]] += (float) (weight * (1 - smoothing));
        }
        return targets;
    }

    /** One-hot rows, each times its label's weight and the gender's share of the loss. */
    float[] genders(int[] labels, int[] genders) {
        float[] targets = new float[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (genders[i] != Sample.UNKNOWN) {
                targets[2 * i + genders[i]] = (float) (weightOf(labels[i]) * (1 - mu));
            }
        }
        return targets;
    }
}
