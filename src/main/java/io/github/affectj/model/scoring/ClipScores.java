package io.github.affectj.model.scoring;

/**
 * Raw scores of a clip.
 *
 * @param frameLogits for each step (a frame, where a model goes frame by frame) the mean of the
 *     logits of all windows that hold it, lowered where the step looks like nothing that the model
 *     knows
 * @param clipLogits the mean of the logits of all windows, lowered likewise
 * @param windows how many windows were scored
 * @param visualAttention attention weights over the steps of the visual stream {@code
 *     [head][step]}: the mean of the windows that hold a step, as a share of the clip; null where
 *     the model has none
 * @param audioAttention those of the audio stream; for each head both sum to 1, or to 0 where no
 *     window had anything to attend to
 * @param stepFamiliarity share of held-out frames of the model's own kind that look at least as
 *     strange to it as each step, see {@link io.github.affectj.model.familiarity.Familiarity}; null
 *     where the model does not tell it
 */
public record ClipScores(
        double[][] frameLogits,
        double[] clipLogits,
        int windows,
        double[][] visualAttention,
        double[][] audioAttention,
        double[] stepFamiliarity) {

    /**
     * Calibrated probabilities: softmax(logits / temperature).
     *
     * @param temperature above 0
     * @return values that sum to 1
     */
    public static double[] softmax(double[] logits, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : logits) {
            max = Math.max(max, v);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp((logits[i] - max) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
