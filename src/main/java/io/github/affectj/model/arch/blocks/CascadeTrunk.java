package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * What MTCNN's three networks have in common (Zhang, Zhang, Li and Qiao 2016, arXiv 1604.02878),
 * below their outputs: convolutions with a rectifier of learned slope, each with pooling behind it
 * or not, and in two of them a linear layer. Children have the names of the published weights.
 */
public abstract class CascadeTrunk extends Backbone {
    /** A convolution, and the pooling behind it where there is one. */
    private record Layer(Block convolution, Block activation, int kernel, int pool) {}

    private final List<Layer> layers = new ArrayList<>();
    private Block dense;
    private Block denseActivation;

    /** Adds the layers of P-Net, which sees 12x12 pixels at a time. */
    protected final void addProposalLayers() {
        convolve(10, 3, 2);
        convolve(16, 3, 0);
        convolve(32, 3, 0);
    }

    /** Adds the layers of R-Net, for 24x24 pixels. */
    protected final void addRefinementLayers() {
        convolve(28, 3, 3);
        convolve(48, 3, 3);
        convolve(64, 2, 0);
        dense("4", 128);
    }

    /** Adds the layers of O-Net, for 48x48 pixels. */
    protected final void addOutputLayers() {
        convolve(32, 3, 3);
        convolve(64, 3, 3);
        convolve(64, 3, 2);
        convolve(128, 2, 0);
        dense("5", 256);
    }

    /** A convolution without padding. */
    protected static Block convolution(int filters, int kernel) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .build();
    }

    private void convolve(int filters, int kernel, int pool) {
        int number = layers.size() + 1;
        layers.add(
                new Layer(
                        child("conv" + number, convolution(filters, kernel)),
                        child("prelu" + number, new ParametricRelu(filters)),
                        kernel,
                        pool));
    }

    private void dense(String number, int units) {
        dense = child("dense" + number, Linear.builder().setUnits(units).build());
        denseActivation = child("prelu" + number, new ParametricRelu(units));
    }

    /** Whether it ends in a linear layer, so that it gives one row for each picture. */
    protected final boolean isDense() {
        return dense != null;
    }

    /**
     * Pixels through all layers.
     *
     * @param pixels (B, 3, H, W) from -1 to 1
     * @return maps (B, C, h, w), or (B, units) where it ends in a linear layer
     */
    protected final NDArray trunk(ParameterStore parameters, NDArray pixels, boolean training) {
        NDArray x = pixels;
        for (Layer layer : layers) {
            NDArray maps = apply(layer.convolution, parameters, x, training);
            x = apply(layer.activation, parameters, maps, training);
            if (layer.pool > 0) {
                NDArray pooled = pool(x, layer.pool);
                x.close();
                x = pooled;
            }
        }
        if (dense != null) {
            // As the published weights were: columns, then rows, then channels.
            NDArray flat = x.transpose(0, 3, 2, 1).reshape(x.getShape().get(0), -1);
            x = apply(dense, parameters, flat, training);
            x = apply(denseActivation, parameters, x, training);
        }
        return x;
    }

    private static NDArray pool(NDArray maps, int side) {
        // Padded to the right and below: an incomplete window counts.
        return Pool.maxPool2d(maps, new Shape(side, side), new Shape(2, 2), new Shape(0, 0), true);
    }

    private static long pooled(long places, int side) {
        return side == 0 ? places : (places - side + 1) / 2 + 1;
    }

    /** The shape of what {@link #trunk} gives of pixels of a shape. */
    protected final Shape trunkShape(Shape pixels) {
        Shape maps = pixels;
        for (Layer layer : layers) {
            maps = after(layer, maps);
        }
        return dense == null ? maps : dense.getOutputShapes(new Shape[] {flat(maps)})[0];
    }

    private static Shape after(Layer layer, Shape in) {
        return new Shape(
                in.get(0),
                layer.convolution.getOutputShapes(new Shape[] {in})[0].get(1),
                pooled(in.get(2) - layer.kernel + 1, layer.pool),
                pooled(in.get(3) - layer.kernel + 1, layer.pool));
    }

    private static Shape flat(Shape maps) {
        return new Shape(maps.get(0), maps.size() / maps.get(0));
    }

    /**
     * Makes room for the weights.
     *
     * @return the shape of what {@link #trunk} will give
     */
    protected final Shape initializeTrunk(NDManager manager, DataType type, Shape pixels) {
        Shape shape = pixels;
        for (Layer layer : layers) {
            layer.convolution.initialize(manager, type, shape);
            layer.activation.initialize(
                    manager, type, layer.convolution.getOutputShapes(new Shape[] {shape})[0]);
            shape = after(layer, shape);
        }
        if (dense != null) {
            shape = flat(shape);
            dense.initialize(manager, type, shape);
            shape = dense.getOutputShapes(new Shape[] {shape})[0];
            denseActivation.initialize(manager, type, shape);
        }
        return shape;
    }
}
