package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.training.ParameterStore;
import java.util.Arrays;

/** Small helpers for networks of convolutions. */
public final class Convolutions {
    private Convolutions() {}

    /** A k x k convolution padded by k / 2, so that stride 1 keeps the size. */
    static Conv2d square(int filters, int kernel, int stride, boolean bias) {
        return Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .setFilters(filters)
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(bias)
                .build();
    }

    /**
     * A convolution of clips (N, C, T, H, W), padded so that stride 1 keeps the size; kernel and
     * stride are those of T, H and W.
     */
    static Conv3d cube(int filters, Shape kernel, Shape stride, boolean bias) {
        return Conv3d.builder()
                .setKernelShape(kernel)
                .setFilters(filters)
                .optStride(stride)
                .optPadding(half(kernel))
                .optBias(bias)
                .build();
    }

    /** Padding that keeps the size at stride 1, for a kernel of odd sides. */
    static Shape half(Shape kernel) {
        return new Shape(Arrays.stream(kernel.getShape()).map(side -> side / 2).toArray());
    }

    /** A shape of so many ones. */
    static Shape ones(int dimensions) {
        long[] ones = new long[dimensions];
        Arrays.fill(ones, 1);
        return new Shape(ones);
    }

    /** One array through one block. */
    public static NDArray one(Block block, ParameterStore parameters, NDArray x, boolean training) {
        return block.forward(parameters, new NDList(x), training).singletonOrThrow();
    }

    /**
     * relu of an array that nobody else needs. It is given up: what gradients need of it they hold
     * themselves, and the rest is free for the next layer. PyTorch's networks compute it in place.
     */
    static NDArray relu(NDArray owned) {
        NDArray positive = Activation.relu(owned);
        owned.close();
        return positive;
    }

    /** The sum of an array that nobody else needs and another, which is given up, too, if owned. */
    static NDArray sum(NDArray owned, NDArray other, boolean otherOwned) {
        NDArray sum = owned.add(other);
        owned.close();
        if (otherOwned) {
            other.close();
        }
        return sum;
    }

    /**
     * The same maps (N, C, H, W) with the channels of a place side by side in memory. The engine
     * keeps that order from layer to layer, and its convolutions on a CPU are about a third faster
     * with it. DJL has no word for it, but a copy seen from another side does the same.
     */
    static NDArray channelsLast(NDArray maps) {
        if (maps.getDevice().isGpu()) {
            return maps;
        }
        Shape s = maps.getShape();
        return maps.transpose(0, 2, 3, 1) // N, H, W, C, the same memory
                .reshape(s.get(0), s.get(2) * s.get(3) * s.get(1)) // makes the copy
                .reshape(s.get(0), s.get(2), s.get(3), s.get(1))
                .transpose(0, 3, 1, 2); // N, C, H, W, the memory of the copy
    }

    /** Mean over the two last axes: (N, C, H, W) to (N, C). */
    public static NDArray globalAverage(NDArray maps) {
        Shape s = maps.getShape();
        // mean over two axes at once throws in DJL's PyTorch engine: flatten them first
        return maps.reshape(s.get(0), s.get(1), s.get(2) * s.get(3)).mean(new int[] {2});
    }
}
