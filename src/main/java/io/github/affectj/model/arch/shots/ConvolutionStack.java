package io.github.affectj.model.arch.shots;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * Two layers of dilated convolutions with a shortcut over the second, then a mean over 2x2 places:
 * (B, C, T, H, W) to (B, 4 * filters, T, H / 2, W / 2), rounded down. StackedDDCNNV2 of the paper.
 */
final class ConvolutionStack extends TorchBlock {
    private static final Shape HALF = new Shape(1, 2, 2);

    private final DilatedConvolutions first;
    private final DilatedConvolutions second;

    ConvolutionStack(int filters) {
        first = child("DDCNN.0", new DilatedConvolutions(filters));
        second = child("DDCNN.1", new DilatedConvolutions(filters));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray linear = apply(first, parameters, inputs.singletonOrThrow(), training);
        NDArray shortcut = Activation.relu(linear);
        linear.close();
        NDArray maps = apply(second, parameters, shortcut, training);
        NDArray sum = Activation.relu(maps).addi(shortcut);
        maps.close();
        shortcut.close();
        NDArray pooled = Pool.avgPool3d(sum, HALF, HALF, new Shape(0, 0, 0), false, false);
        sum.close();
        return new NDList(pooled);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape s = first.getOutputShapes(in)[0];
        return new Shape[] {new Shape(s.get(0), s.get(1), s.get(2), s.get(3) / 2, s.get(4) / 2)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        first.initialize(manager, type, in);
        second.initialize(manager, type, first.getOutputShapes(in));
    }
}
