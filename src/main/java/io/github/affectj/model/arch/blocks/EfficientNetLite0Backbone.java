package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * EfficientNet-Lite0 up to its last maps (Tan and Le 2019, table 1, without squeeze and excitation
 * and with ReLU6, as Google's {@code efficientnet/lite}): frames (N, 3, H, W) to maps (N, 1280,
 * H/32, W/32), rounded up, 7 x 7 at 224. Names, padding and constants are those of the Python
 * package {@code efficientnet-lite-pytorch}; its stochastic depth in training is left out.
 */
public final class EfficientNetLite0Backbone extends Backbone {
    private static final int STEM = 32;
    private static final int CHANNELS = 1280;

    /** Of each stage: blocks, kernel, stride of the first block, expansion, channels. */
    private static final int[][] STAGES = {
        {1, 3, 1, 1, 16},
        {2, 3, 2, 6, 24},
        {2, 5, 2, 6, 40},
        {3, 3, 2, 6, 80},
        {3, 5, 1, 6, 112},
        {4, 5, 2, 6, 192},
        {1, 3, 1, 6, 320},
    };

    private final SameConv stem = new SameConv(STEM, 3, 2, 1);
    private final List<MobileBlock> blocks = new ArrayList<>();
    private final SameConv last = new SameConv(CHANNELS, 1, 1, 1);

    public EfficientNetLite0Backbone() {
        child("_conv_stem", stem.conv());
        child("_bn0", stem.norm());
        int in = STEM;
        for (int[] s : STAGES) {
            for (int i = 0; i < s[0]; i++) {
                MobileBlock block = new MobileBlock(in, s[4], s[1], i == 0 ? s[2] : 1, s[3]);
                blocks.add(child("_blocks." + blocks.size(), block));
                in = s[4];
            }
        }
        child("_conv_head", last.conv());
        child("_bn1", last.norm());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray frames = inputs.singletonOrThrow();
        NDArray x = stem.relu6(parameters, Convolutions.channelsLast(frames), training);
        for (MobileBlock block : blocks) {
            NDArray in = x;
            x = apply(block, parameters, in, training);
            in.close();
        }
        NDArray maps = last.relu6(parameters, x, training);
        x.close();
        return new NDList(maps);
    }

    @Override
    public void fold() {
        stem.fold();
        blocks.forEach(MobileBlock::fold);
        last.fold();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape[] s = stem.outputShapes(in);
        for (MobileBlock block : blocks) {
            s = block.getOutputShapes(s);
        }
        return last.outputShapes(s);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        stem.initialize(manager, type, in);
        Shape[] s = stem.outputShapes(in);
        for (MobileBlock block : blocks) {
            block.initialize(manager, type, s);
            s = block.getOutputShapes(s);
        }
        last.initialize(manager, type, s);
    }
}
