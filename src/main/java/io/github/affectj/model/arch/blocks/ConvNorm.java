package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;

/**
 * A convolution without bias and the batch normalisation behind it, by default with PyTorch's
 * constants (epsilon 1e-5, momentum 0.1 there, which is 0.9 here). Not a block itself: its two
 * halves have names of their own in a ResNet.
 */
final class ConvNorm {
    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = 0.9f;

    final Convolution conv;
    final BatchNorm norm;
    private final Shape stride;
    private final Shape padding;
    private final int groups;
    private final float epsilon;

    /** The two as one convolution with bias, for inference; null where they may change. */
    private NDArray foldedWeight;

    private NDArray foldedBias;

    /** A square convolution of frames, padded so that stride 1 keeps the size. */
    ConvNorm(int filters, int kernel, int stride) {
        this(
                Convolutions.square(filters, kernel, stride, false),
                new Shape(stride, stride),
                new Shape(kernel / 2, kernel / 2),
                1,
                EPSILON,
                MOMENTUM);
    }

    /** A convolution of clips (N, C, T, H, W); kernel and stride are those of T, H and W. */
    ConvNorm(int filters, Shape kernel, Shape stride) {
        this(
                Convolutions.cube(filters, kernel, stride, false),
                stride,
                Convolutions.half(kernel),
                1,
                EPSILON,
                MOMENTUM);
    }

    /**
     * Any convolution.
     *
     * @param stride of the convolution, as its padding and groups
     * @param epsilon of the normalisation
     * @param momentum share of the old in a running statistic
     */
    ConvNorm(
            Convolution conv,
            Shape stride,
            Shape padding,
            int groups,
            float epsilon,
            float momentum) {
        this.conv = conv;
        this.stride = stride;
        this.padding = padding;
        this.groups = groups;
        this.epsilon = epsilon;
        norm = BatchNorm.builder().optEpsilon(epsilon).optMomentum(momentum).build();
    }

    /** (N, C, H, W) to (N, filters, H / stride, W / stride), and so with clips. */
    NDArray forward(ParameterStore parameters, NDArray x, boolean training) {
        if (training) {
            unfold();
        }
        if (foldedWeight != null) {
            return x.getNDArrayInternal()
                    .convolution(
                            x,
                            foldedWeight,
                            foldedBias,
                            stride,
                            padding,
                            Convolutions.ones(stride.dimension()),
                            groups)
                    .singletonOrThrow();
        }
        NDArray maps = one(conv, parameters, x, training);
        NDArray normal = one(norm, parameters, maps, training);
        maps.close();
        return normal;
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
            NDArray scale = gamma.div(variance.add(epsilon).sqrt());
            foldedWeight =
                    weight.mul(
                            scale.reshape(
                                    new Shape(weight.size(0))
                                            .addAll(Convolutions.ones(stride.dimension() + 1))));
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
