package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * The residual block of ResNet18: y = relu(F(x) + x), F two 3x3 convolutions (He et al. 2016;
 * equations 1 and 2 of Zhang et al. 2022). Where the size changes, x passes a 1x1 convolution.
 */
final class BasicBlock extends TorchBlock {
    private final ConvNorm first;
    private final ConvNorm second;
    private final ConvNorm shortcut;

    BasicBlock(int filters, int stride, boolean projected) {
        first = new ConvNorm(filters, 3, stride);
        second = new ConvNorm(filters, 3, 1);
        child("conv1", first.conv);
        child("bn1", first.norm);
        child("conv2", second.conv);
        child("bn2", second.norm);
        if (projected) {
            shortcut = new ConvNorm(filters, 1, stride);
            child("downsample.0", shortcut.conv);
            child("downsample.1", shortcut.norm);
        } else {
            shortcut = null;
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray y = Activation.relu(first.forward(parameters, x, training));
        y = second.forward(parameters, y, training);
        NDArray kept = shortcut == null ? x : shortcut.forward(parameters, x, training);
        return new NDList(Activation.relu(y.add(kept)));
    }

    /** See {@link ConvNorm#fold}. */
    void fold() {
        first.fold();
        second.fold();
        if (shortcut != null) {
            shortcut.fold();
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return second.outputShapes(first.outputShapes(in));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        first.initialize(manager, type, in);
        second.initialize(manager, type, first.outputShapes(in));
        if (shortcut != null) {
            shortcut.initialize(manager, type, in);
        }
    }
}
