package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * A network of 3D convolutions that sees a window as a whole: clips (B, 3, T, H, W) to vectors (B,
 * D), by way of the maps of its last convolution. Its parameters have the names that they have
 * where its published weights come from.
 */
public abstract class VideoBackbone extends TorchBlock {

    /**
     * The maps of the last convolution, behind its ReLU.
     *
     * @param clips (B, 3, T, H, W); stay as they are
     * @return (B, C, T', h, w), T' at most T
     */
    public abstract NDArray maps(ParameterStore parameters, NDArray clips, boolean training);

    /**
     * What is made of them.
     *
     * @param maps (B, C, T', h, w); stay as they are
     * @return (B, D)
     */
    public abstract NDArray vectors(ParameterStore parameters, NDArray maps, boolean training);

    /**
     * Joins all normalisations to their convolutions until the next training pass. Does nothing
     * where there are none.
     */
    public void fold() {
        // Not every backbone has normalisations.
    }

    @Override
    protected final NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray maps = maps(parameters, inputs.singletonOrThrow(), training);
        return new NDList(vectors(parameters, maps, training));
    }
}
