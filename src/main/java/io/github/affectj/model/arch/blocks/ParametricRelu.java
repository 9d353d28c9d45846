package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.util.PairList;

/**
 * What is negative is multiplied by a learned number of its channel (He et al. 2015): (B, C, ...)
 * to the same shape. DJL's own block of this name has one number for all channels, and no
 * implementation for PyTorch.
 */
public final class ParametricRelu extends AbstractBlock {
    /** Where training begins, as in the paper. */
    private static final float FIRST = 0.25f;

    private final int channels;
    private final Parameter weight;

    /**
     * A block.
     *
     * @param channels of what comes in
     */
    public ParametricRelu(int channels) {
        this.channels = channels;
        weight =
                addParameter(
                        Parameter.builder()
                                .setName("weight")
                                .setType(Parameter.Type.WEIGHT)
                                .optShape(new Shape(channels))
                                .optInitializer(new ConstantInitializer(FIRST))
                                .build());
    }

    /** But for training, overwrites its input, which spares as much memory again. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray slopes = parameters.getValue(weight, x.getDevice(), training);
        if (x.getShape().dimension() > 2) {
            slopes = slopes.reshape(1, channels, 1, 1);
        }
        if (training) { // what the gradients come from has to stay as it is
            return new NDList(x.add(x.clip(-Float.MAX_VALUE, 0).mul(slopes.sub(1))));
        }
        // x + (slope - 1) * min(x, 0): each operation costs a pass over the memory.
        try (NDArray negative = x.clip(-Float.MAX_VALUE, 0);
                NDArray less = slopes.sub(1)) {
            return new NDList(x.addi(negative.muli(less)));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return in;
    }
}
