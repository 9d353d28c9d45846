package io.github.affectj.model.arch.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * One of MTCNN's three networks: pixels (B, 3, H, W) from -1 to 1 to the share of a face, and to
 * corrections of the four edges in widths and heights of the box. The first network gives both for
 * every place (B, 2, h, w), (B, 4, h, w); the others, which end in linear layers, one for each
 * picture (B, 2), (B, 4).
 */
final class CascadeStage extends TorchBlock {
    /** A convolution, and the pooling behind it where there is one. */
    private record Layer(Block convolution, Block activation, int kernel, int pool) {}

    private final List<Layer> layers = new ArrayList<>();
    private final int size;
    private Block dense;
    private Block denseActivation;
    private Block shares;
    private Block corrections;

    private CascadeStage(int size) {
        this.size = size;
    }

    /** P-Net, which sees 12x12 pixels at a time, every second one of a picture of any size. */
    static CascadeStage proposal() {
        CascadeStage net = new CascadeStage(12);
        net.convolve(10, 3, 2);
        net.convolve(16, 3, 0);
        net.convolve(32, 3, 0);
        net.shares = net.child("conv4_1", convolution(2, 1));
        net.corrections = net.child("conv4_2", convolution(4, 1));
        return net;
    }

    /** R-Net, for 24x24 pixels. */
    static CascadeStage refinement() {
        CascadeStage net = new CascadeStage(24);
        net.convolve(28, 3, 3);
        net.convolve(48, 3, 3);
        net.convolve(64, 2, 0);
        net.linear("4", "5", 128);
        return net;
    }

    /** O-Net, for 48x48 pixels, without its third output, the eyes, nose and mouth. */
    static CascadeStage output() {
        CascadeStage net = new CascadeStage(48);
        net.convolve(32, 3, 3);
        net.convolve(64, 3, 3);
        net.convolve(64, 3, 2);
        net.convolve(128, 2, 0);
        net.linear("5", "6", 256);
        return net;
    }

    private static Block convolution(int filters, int kernel) {
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

    private void linear(String inner, String outer, int units) {
        dense = child("dense" + inner, Linear.builder().setUnits(units).build());
        denseActivation = child("prelu" + inner, new ParametricRelu(units));
        shares = child("dense" + outer + "_1", Linear.builder().setUnits(2).build());
        corrections = child("dense" + outer + "_2", Linear.builder().setUnits(4).build());
    }

    /** Pixels of a side that it looks at. */
    int size() {
        return size;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
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
        NDArray share = apply(shares, parameters, x, training).softmax(1);
        return new NDList(share, apply(corrections, parameters, x, training));
    }

    private static NDArray pool(NDArray maps, int side) {
        // Padded to the right and below: an incomplete window counts.
        return Pool.maxPool2d(maps, new Shape(side, side), new Shape(2, 2), new Shape(0, 0), true);
    }

    private static long pooled(long places, int side) {
        return side == 0 ? places : (places - side + 1) / 2 + 1;
    }

    private Shape mapsOf(Shape in) {
        long high = in.get(2);
        long wide = in.get(3);
        long channels = in.get(1);
        for (Layer layer : layers) {
            channels = layer.convolution.getOutputShapes(new Shape[] {in})[0].get(1);
            high = pooled(high - layer.kernel + 1, layer.pool);
            wide = pooled(wide - layer.kernel + 1, layer.pool);
        }
        return new Shape(in.get(0), channels, high, wide);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape maps = mapsOf(in[0]);
        if (dense != null) {
            return new Shape[] {new Shape(in[0].get(0), 2), new Shape(in[0].get(0), 4)};
        }
        return new Shape[] {
            new Shape(maps.get(0), 2, maps.get(2), maps.get(3)),
            new Shape(maps.get(0), 4, maps.get(2), maps.get(3))
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape shape = in[0];
        for (Layer layer : layers) {
            layer.convolution.initialize(manager, type, shape);
            Shape maps = layer.convolution.getOutputShapes(new Shape[] {shape})[0];
            layer.activation.initialize(manager, type, maps);
            shape =
                    new Shape(
                            maps.get(0),
                            maps.get(1),
                            pooled(maps.get(2), layer.pool),
                            pooled(maps.get(3), layer.pool));
        }
        if (dense != null) {
            shape = new Shape(shape.get(0), shape.size() / shape.get(0));
            dense.initialize(manager, type, shape);
            shape = dense.getOutputShapes(new Shape[] {shape})[0];
            denseActivation.initialize(manager, type, shape);
        }
        shares.initialize(manager, type, shape);
        corrections.initialize(manager, type, shape);
    }
}
