package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A network over a window of frames in two halves: a backbone that sees every frame by itself, and
 * a head that sees the backbone's maps of all frames of a window. The cut lets overlapping windows
 * share the backbone's work. A network that sees a window as a whole has frames for maps, and does
 * all of its work in the head.
 *
 * <p>As a block it takes (B, T, 3, H, W) and gives logits (B, labels).
 */
public abstract class FrameSequenceNetwork extends TorchBlock {

    /**
     * The backbone.
     *
     * @param frames (N, 3, H, W), normalised as the model's spec tells
     * @param training whether batch statistics are taken and updated
     * @return maps (N, C, h, w) in memory of their own: that of the frames is used again
     */
    public abstract NDArray features(ParameterStore parameters, NDArray frames, boolean training);

    /**
     * The head with all that it can tell.
     *
     * @param windows both streams; what the network does not take is masked
     * @param training whether dropout acts
     */
    public abstract HeadOutput head(
            ParameterStore parameters, WindowBatch windows, boolean training);

    /**
     * The maps that Grad-CAM explains, without gradients: those of the backbone, but for a network
     * that sees a window as a whole.
     *
     * @return a new array (B, S, C, h, w), which is the caller's: S is T where each step of the
     *     maps is a frame's, else the steps that are left of the window's time
     */
    public NDArray explainedMaps(ParameterStore parameters, WindowBatch windows) {
        return windows.maps().duplicate();
    }

    /**
     * The rest of the network from {@link #explainedMaps} on.
     *
     * @param explained (B, S, C, h, w)
     * @return logits (B, labels)
     */
    public NDArray logitsOf(ParameterStore parameters, WindowBatch windows, NDArray explained) {
        return head(parameters, windows.withMaps(explained), false).logits();
    }

    /**
     * Takes shortcuts for inference with the weights as they are now; to be called again when they
     * change. A pass with {@code training} undoes it. The parameters stay as they are, and results
     * too but for rounding. Does nothing where a network has no shortcut.
     */
    public void prepareInference() {
        // Not every network has a shortcut.
    }

    /** Width D of the audio features that the head takes; 0 where it takes none. */
    protected int audioFeatures() {
        return 0;
    }

    /** Shape (N, C, h, w) of the maps for frames of shape (N, 3, H, W). */
    public abstract Shape featureShape(Shape frames);

    @Override
    protected final NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray clip = inputs.singletonOrThrow();
        Shape s = clip.getShape();
        NDArray frames = clip.reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4));
        NDArray maps = features(parameters, frames, training);
        WindowBatch windows =
                WindowBatch.ofFrames(unfold(maps, s.get(0), s.get(1)), audioFeatures());
        return new NDList(head(parameters, windows, training).logits());
    }

    /** (B*T, C, h, w) to (B, T, C, h, w). */
    public static NDArray unfold(NDArray maps, long batch, long time) {
        Shape m = maps.getShape();
        return maps.reshape(batch, time, m.get(1), m.get(2), m.get(3));
    }
}
