package io.github.affectj.training.learn;

/**
 * One linear layer.
 *
 * @param weights (K, D)
 * @param bias (K)
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record LinearHead(double[][] weights, double[] bias) {

    /** The logits (K) of a row (D). */
    double[] logits(double[] row) {
        double[] logits = bias.clone();
        for (int k = 0; k < logits.length; k++) {
            for (int d = 0; d < row.length; d++) {
                logits[k] += weights[k][d] * row[d];
            }
        }
        return logits;
    }
}
