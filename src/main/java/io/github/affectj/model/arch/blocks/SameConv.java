package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;

/**
 * A convolution and its normalisation as TensorFlow's EfficientNets have them: padded so that the
 * output has ceil(side / stride) places (<em>same</em>), which at stride 2 means one row more
 * behind than before on an even side; epsilon 1e-3 and momentum 0.99.
 */
final class SameConv {
    private static final float EPSILON = 1e-3f;
    private static final float MOMENTUM = 0.99f;

    private final ConvNorm convNorm;
    private final int kernel;
    private final int stride;

    /**
     * @param groups 1, or {@code filters} for a depthwise convolution
     */
    SameConv(int filters, int kernel, int stride, int groups) {
        this.kernel = kernel;
        this.stride = stride;
        Shape strides = new Shape(stride, stride);
        // What is the same on both sides the convolution does itself.
        int side = stride == 1 ? kernel / 2 : 0;
        Shape padding = new Shape(side, side);
        Conv2d conv =
                Conv2d.builder()
                        .setKernelShape(new Shape(kernel, kernel))
                        .setFilters(filters)
                        .optStride(strides)
                        .optPadding(padding)
                        .optGroups(groups)
                        .optBias(false)
                        .build();
        convNorm = new ConvNorm(conv, strides, padding, groups, EPSILON, MOMENTUM);
    }

    Convolution conv() {
        return convNorm.conv;
    }

    BatchNorm norm() {
        return convNorm.norm;
    }

    /** (N, C, H, W) to (N, filters, H / stride, W / stride), rounded up. */
    NDArray forward(ParameterStore parameters, NDArray x, boolean training) {
        if (stride == 1) {
            return convNorm.forward(parameters, x, training);
        }
        Shape s = x.getShape();
        long rows = missing(s.get(2));
        long columns = missing(s.get(3));
        NDArray padded =
                x.pad(new Shape(columns / 2, columns - columns / 2, rows / 2, rows - rows / 2), 0);
        NDArray y = convNorm.forward(parameters, padded, training);
        padded.close();
        return y;
    }

    /** The same, then {@code min(max(x, 0), 6)}. */
    NDArray relu6(ParameterStore parameters, NDArray x, boolean training) {
        NDArray y = forward(parameters, x, training);
        NDArray clipped = y.clip(0, 6);
        y.close();
        return clipped;
    }

    /** Rows that a side lacks for its windows. */
    private long missing(long side) {
        return Math.max(0, (places(side) - 1) * stride + kernel - side);
    }

    private long places(long side) {
        return (side + stride - 1) / stride;
    }

    /** See {@link ConvNorm#fold}. */
    void fold() {
        convNorm.fold();
    }

    Shape[] outputShapes(Shape[] in) {
        return convNorm.outputShapes(padded(in));
    }

    void initialize(NDManager manager, DataType type, Shape... in) {
        convNorm.initialize(manager, type, padded(in));
    }

    /** What the convolution itself gets. */
    private Shape[] padded(Shape[] in) {
        if (stride == 1) {
            return in;
        }
        Shape s = in[0];
        return new Shape[] {
            new Shape(
                    s.get(0), s.get(1), s.get(2) + missing(s.get(2)), s.get(3) + missing(s.get(3)))
        };
    }
}
