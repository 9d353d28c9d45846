package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.HeadOutput;

/**
 * What a head says of some windows, off the engine.
 *
 * @param logits one row a window
 * @param spatialAttention attention weights within frames {@code [window][step][place]}, row by row
 *     of the map; null where the network has none
 * @param visualAttention attention weights over the steps of the visual stream {@code
 *     [window][head][step]}; null where the network has none
 * @param audioAttention those of the audio stream
 */
public record HeadScores(
        double[][] logits,
        float[][][] spatialAttention,
        float[][][] visualAttention,
        float[][][] audioAttention) {

    static HeadScores of(HeadOutput out) {
        int labels = (int) out.logits().getShape().get(1);
        return new HeadScores(
                rows(out.logits().toFloatArray(), labels),
                cube(out.spatialAttention()),
                cube(out.visualAttention()),
                cube(out.audioAttention()));
    }

    /** A flat array of B * K values as B rows of K. */
    private static double[][] rows(float[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    private static float[][][] cube(NDArray array) {
        if (array == null) {
            return null;
        }
        Shape s = array.getShape();
        float[] flat = array.toFloatArray();
        float[][][] cube = new float[(int) s.get(0)][(int) s.get(1)][(int) s.get(2)];
        int at = 0;
        for (float[][] plane : cube) {
            for (float[] row : plane) {
                System.arraycopy(flat, at, row, 0, row.length);
                at += row.length;
            }
        }
        return cube;
    }
}
