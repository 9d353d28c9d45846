package io.github.affectj.model.arch.blocks;

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
    private static final float EPSILON = 1e-5f;

    final Conv2d conv;
    final BatchNorm norm;
    private final Shape stride;
    private final Shape padding;

    /** The two as one convolution with bias, for inference; null where they may change. */
    private NDArray foldedWeight;

    private NDArray foldedBias;

    ConvNorm(int filters, int kernel, int stride) {
        conv = Convolutions.square(filters, kernel, stride, false);
        norm = BatchNorm.builder().optEpsilon(EPSILON).optMomentum(0.9f).build();
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(kernel / 2, kernel / 2);
    }

    /** (N, C, H, W) to (N, filters, H / stride, W / stride). */
    NDArray forward(ParameterStore parameters, NDArray x, boolean training) {
        if (training) {
            unfold();
        }
        if (foldedWeight != null) {
            return Conv2d.conv2d(x, foldedWeight, foldedBias, stride, padding).singletonOrThrow();
        }
        return one(norm, parameters, one(conv, parameters, x, training), training);
    }

    /**
     * Joins both with the weights and statistics as they are now: a normalisation whose statistics
     * stand still scales and shifts each filter, which the filter can do itself. Saves a pass over
     * the maps. The next training pass undoes it.
     */
    void fold() {
        unfold();
        NDManager manager = conv.getParameters().get("weight").getArray().getManager();
        try (NDManager scope = manager.newSubManager()) {
            NDArray weight = constant(scope, conv, "weight"); // filters, C, k, k
            NDArray gamma = constant(scope, norm, "gamma"); // filters, as the others
            NDArray beta = constant(scope, norm, "beta");
            NDArray mean = constant(scope, norm, "runningMean");
            NDArray variance = constant(scope, norm, "runningVar");
            NDArray scale = gamma.div(variance.add(EPSILON).sqrt());
            foldedWeight = weight.mul(scale.reshape(weight.size(0), 1, 1, 1));
            foldedWeight.attach(manager);
            foldedBias = beta.sub(mean.mul(scale));
            foldedBias.attach(manager);
        }
    }

    private void unfold() {
        if (foldedWeight != null) {
            foldedWeight.close();
            foldedBias.close();
            foldedWeight = null;
            foldedBias = null;
        }
    }

    /** A parameter outside of all gradients, until the scope is closed. */
    private static NDArray constant(NDManager scope, Block block, String name) {
        NDArray value = block.getParameters().get(name).getArray().stopGradient();
        value.attach(scope);
        return value;
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
