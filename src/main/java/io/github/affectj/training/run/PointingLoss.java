package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.Scalars;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.data.WindowStreams;
import java.util.List;

/**
 * Draws spatial attention towards the figures of clips whose boxes are known: for each such frame
 * the negative logarithm of the share of the attention that lies in the box, averaged over the
 * frames of a window, times its weight. Attention learnt from labels alone need not point at what
 * they are about; a light hand is enough to say where that is.
 *
 * @param weight of it in the loss beside that of the labels; 0 for none
 */
record PointingLoss(double weight) {
    /** Keeps the logarithm of a box without any attention finite. */
    private static final double LEAST = 1e-6;

    /**
     * A loss and what attention outside the figures costs, summed over the windows, each times the
     * weight that its label has.
     *
     * @param batch with maps (B, T, C, h, w), whose places attention is over
     * @param streams of the windows, B of them
     * @param truth a row a window; windows whose steps have labels have no say
     * @return the loss as it is where there is nothing to say: no weight, attention or figure
     */
    NDArray addTo(
            NDArray loss,
            HeadOutput out,
            WindowBatch batch,
            List<WindowStreams> streams,
            LossTargets targets,
            Truth truth) {
        NDArray attention = out.spatialAttention();
        if (weight == 0 || attention == null || truth.size() != streams.size()) {
            return loss;
        }
        Shape maps = batch.visual().values().getShape();
        int height = (int) maps.get(3);
        int width = (int) maps.get(4);
        int steps = (int) maps.get(1);
        float[] inside = new float[streams.size() * height * width];
        float[] says = new float[streams.size() * steps];
        boolean any = false;
        for (int i = 0; i < streams.size(); i++) {
            WindowStreams window = streams.get(i);
            if (window.figure() == null || window.frames() == 0) {
                continue;
            }
            any = true;
            fill(inside, i * height * width, window.figure(), height, width);
            float share = (float) (weight * targets.weightOf(truth, i) / window.frames());
            for (int t = 0; t < steps; t++) {
                says[i * steps + t] = share * window.visualMask()[t];
            }
        }
        if (!any) {
            return loss;
        }
        NDManager scope = attention.getManager();
        NDArray boxes = scope.create(inside, new Shape(streams.size(), 1, (long) height * width));
        NDArray shares = attention.mul(boxes).sum(new int[] {2});
        return loss.sub(
                shares.add(Scalars.of(shares, LEAST))
                        .log()
                        .mul(scope.create(says, new Shape(streams.size(), steps)))
                        .sum());
    }

    /** Which share of each place of the maps lies in a box, row by row. */
    static void fill(float[] shares, int from, float[] box, int height, int width) {
        for (int y = 0; y < height; y++) {
            double tall = overlap(box[1] * height, box[3] * height, y);
            for (int x = 0; x < width; x++) {
                shares[from + y * width + x] =
                        (float) (tall * overlap(box[0] * width, box[2] * width, x));
            }
        }
    }

    private static double overlap(double from, double to, int place) {
        return Math.max(0, Math.min(to, place + 1.0) - Math.max(from, place));
    }
}
