package io.github.affectj.model.arch.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.arch.blocks.CascadeTrunk;

/**
 * One of MTCNN's three networks: pixels (B, 3, H, W) from -1 to 1 to the share of a face, and to
 * corrections of the four edges in widths and heights of the box. The first network gives both for
 * every place (B, 2, h, w), (B, 4, h, w); the others, which end in linear layers, one for each
 * picture (B, 2), (B, 4).
 */
final class CascadeStage extends CascadeTrunk {
    private final int size;
    private Block shares;
    private Block corrections;

    private CascadeStage(int size) {
        this.size = size;
    }

    /** P-Net, which sees 12x12 pixels at a time, every second one of a picture of any size. */
    static CascadeStage proposal() {
        CascadeStage net = new CascadeStage(12);
        net.addProposalLayers();
        net.shares = net.child("conv4_1", convolution(2, 1));
        net.corrections = net.child("conv4_2", convolution(4, 1));
        return net;
    }

    /** R-Net, for 24x24 pixels. */
    static CascadeStage refinement() {
        CascadeStage net = new CascadeStage(24);
        net.addRefinementLayers();
        net.outputs("5");
        return net;
    }

    /** O-Net, for 48x48 pixels, without its third output, the eyes, nose and mouth. */
    static CascadeStage output() {
        CascadeStage net = new CascadeStage(48);
        net.addOutputLayers();
        net.outputs("6");
        return net;
    }

    private void outputs(String number) {
        shares = child("dense" + number + "_1", Linear.builder().setUnits(2).build());
        corrections = child("dense" + number + "_2", Linear.builder().setUnits(4).build());
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
        NDArray x = trunk(parameters, inputs.singletonOrThrow(), training);
        NDArray share = apply(shares, parameters, x, training).softmax(1);
        return new NDList(share, apply(corrections, parameters, x, training));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape shape = trunkShape(in[0]);
        return isDense()
                ? new Shape[] {new Shape(in[0].get(0), 2), new Shape(in[0].get(0), 4)}
                : new Shape[] {
                    new Shape(shape.get(0), 2, shape.get(2), shape.get(3)),
                    new Shape(shape.get(0), 4, shape.get(2), shape.get(3))
                };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape shape = initializeTrunk(manager, type, in[0]);
        shares.initialize(manager, type, shape);
        corrections.initialize(manager, type, shape);
    }
}
