package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * R3D, the ResNet of 3D convolutions (Hara et al. 2017; Tran et al. 2018, table 1), with the names
 * of torchvision's VideoResNet: clips (B, 3, T, H, W) to maps (B, 512, T/8, H/16, W/16), rounded
 * up, and their mean (B, 512).
 */
public final class ResNet3dBackbone extends VideoBackbone {
    private static final int[] STAGES = {64, 128, 256, 512};
    private static final int[] BLOCKS_OF_18 = {2, 2, 2, 2};
    private static final int[] BLOCKS_OF_34 = {3, 4, 6, 3};

    private final ConvNorm stem;
    private final List<BasicBlock> blocks = new ArrayList<>();

    /**
     * @param depth 18 or 34
     */
    public ResNet3dBackbone(int depth) {
        if (depth != 18 && depth != 34) {
            throw new IllegalArgumentException("No R3D of " + depth + " layers");
        }
        int[] counts = depth == 18 ? BLOCKS_OF_18 : BLOCKS_OF_34;
        stem = new ConvNorm(STAGES[0], new Shape(3, 7, 7), new Shape(1, 2, 2));
        child("stem.0", stem.conv);
        child("stem.1", stem.norm);
        for (int stage = 0; stage < STAGES.length; stage++) {
            for (int i = 0; i < counts[stage]; i++) {
                blocks.add(
                        child(
                                "layer" + (stage + 1) + "." + i,
                                new BasicBlock(STAGES[stage], stage > 0 && i == 0)));
            }
        }
    }

    @Override
    public NDArray maps(ParameterStore parameters, NDArray clips, boolean training) {
        NDArray x = Convolutions.relu(stem.forward(parameters, clips, training));
        for (BasicBlock block : blocks) {
            NDArray in = x;
            x = apply(block, parameters, in, training);
            in.close();
        }
        return x;
    }

    @Override
    public NDArray vectors(ParameterStore parameters, NDArray maps, boolean training) {
        Shape s = maps.getShape();
        return maps.reshape(s.get(0), s.get(1), -1).mean(new int[] {2});
    }

    @Override
    public void fold() {
        stem.fold();
        blocks.forEach(BasicBlock::fold);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), STAGES[STAGES.length - 1])};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        stem.initialize(manager, type, in);
        Shape[] s = stem.outputShapes(in);
        for (BasicBlock block : blocks) {
            block.initialize(manager, type, s);
            s = block.getOutputShapes(s);
        }
    }
}
