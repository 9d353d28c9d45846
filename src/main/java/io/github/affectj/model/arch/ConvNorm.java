package io.github.affectj.model.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;

/**
 * A square convolution without bias and the batch normalisation behind it, with PyTorch's constants
 * (epsilon 1e-5, momentum 0.1 there, which is 0.9 here). Not a block itself: its two halves have
 * names of their own in a ResNet.
 */
final class ConvNorm {
    final Conv2d conv;
    final BatchNorm norm;

    ConvNorm(int filters, int kernel, int stride) {
        conv = Convolutions.square(filters, kernel, stride, false);
        norm = BatchNorm.builder().optEpsilon(1e-5f).optMomentum(0.9f).build();
    }

    /** (N, C, H, W) to (N, filters, H / stride, W / stride). */
    NDArray forward(ParameterStore parameters, NDArray x, boolean training) {
        return one(norm, parameters, one(conv, parameters, x, training), training);
    }

    Shape[] outputShapes(Shape[] in) {
        return conv.getOutputShapes(in);
    }

    void initialize(NDManager manager, DataType type, Shape... in) {
        conv.initialize(manager, type, in);
        norm.initialize(manager, type, conv.getOutputShapes(in));
    }

    private static NDArray one(
            Block block, ParameterStore parameters, NDArray x, boolean training) {
        return Convolutions.one(block, parameters, x, training);
    }
}
