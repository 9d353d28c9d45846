package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * The residual block of ResNet18 and 34: y = relu(F(x) + x), F two 3x3 convolutions (He et al.
 * 2016; equations 1 and 2 of Zhang et al. 2022), or 3x3x3 ones over clips (Tran et al. 2018). Where
 * the size changes, x passes a convolution of side 1.
 */
final class BasicBlock extends TorchBlock {
    private final ConvNorm first;
    private final ConvNorm second;
    private final ConvNorm shortcut;

    /** A block over frames, with the names of torchvision's ResNet. */
    BasicBlock(int filters, int stride, boolean projected) {
        first = new ConvNorm(filters, 3, stride);
        second = new ConvNorm(filters, 3, 1);
        shortcut = projected ? new ConvNorm(filters, 1, stride) : null;
        name("conv1", "bn1", "conv2", "bn2");
    }

    /**
     * A block over clips, with the names of torchvision's VideoResNet.
     *
     * @param halves whether each side of the input, time too, is halved
     */
    BasicBlock(int filters, boolean halves) {
        Shape stride = halves ? new Shape(2, 2, 2) : Convolutions.ones(3);
        Shape three = new Shape(3, 3, 3);
        first = new ConvNorm(filters, three, stride);
        second = new ConvNorm(filters, three, Convolutions.ones(3));
        shortcut = halves ? new ConvNorm(filters, Convolutions.ones(3), stride) : null;
        name("conv1.0", "conv1.1", "conv2.0", "conv2.1");
    }

    private void name(String conv1, String norm1, String conv2, String norm2) {
        child(conv1, first.conv);
        child(norm1, first.norm);
        child(conv2, second.conv);
        child(norm2, second.norm);
        if (shortcut != null) {
            child("downsample.0", shortcut.conv);
            child("downsample.1", shortcut.norm);
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray inner = Convolutions.relu(first.forward(parameters, x, training));
        NDArray y = second.forward(parameters, inner, training);
        inner.close();
        NDArray kept = shortcut == null ? x : shortcut.forward(parameters, x, training);
        return new NDList(Convolutions.relu(Convolutions.sum(y, kept, shortcut != null)));
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
