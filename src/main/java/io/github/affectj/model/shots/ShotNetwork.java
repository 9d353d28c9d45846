package io.github.affectj.model.shots;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * A network over windows of small frames that tells of each whether a shot ends with it.
 *
 * <p>As a block it takes frames (B, 3, T, 27, 48), R, G, B from 0 to 1, and their histograms (B, T,
 * 512), each of length 1; and gives two arrays of logits (B, T): that a frame is the last of its
 * shot, or the middle of a gradual transition; and that it belongs to a transition of any length.
 */
public abstract class ShotNetwork extends TorchBlock {

    /**
     * The logits of some windows.
     *
     * @param frames (B, 3, T, 27, 48), from 0 to 1
     * @param histograms (B, T, 512)
     * @param between called a few times on the way; what it throws ends the work
     * @return (B, T) for the one frame that stands for a transition, (B, T) for all of its frames
     */
    public abstract NDList logits(
            ParameterStore parameters, NDArray frames, NDArray histograms, Runnable between);

    @Override
    protected final NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return logits(parameters, inputs.get(0), inputs.get(1), () -> {});
    }

    @Override
    public final Shape[] getOutputShapes(Shape[] in) {
        Shape perFrame = new Shape(in[0].get(0), in[0].get(2));
        return new Shape[] {perFrame, perFrame};
    }
}
