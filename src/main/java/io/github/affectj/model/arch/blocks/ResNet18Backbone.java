package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * ResNet18 up to its last maps (He et al. 2016, table 1), with torchvision's parameter names:
 * frames (N, 3, H, W) to maps (N, 512, H/32, W/32), 7 x 7 at 224.
 */
public final class ResNet18Backbone extends Backbone {
    /** Channels of the maps. */
    public static final int CHANNELS = 512;

    private static final int[] STAGES = {64, 128, 256, CHANNELS};

    private final ConvNorm stem;
    private static final int POOL = 3;
    private static final int POOL_STRIDE = 2;
    private static final int POOL_PADDING = 1;

    private final Block pool =
            Pool.maxPool2dBlock(
                    new Shape(POOL, POOL),
                    new Shape(POOL_STRIDE, POOL_STRIDE),
                    new Shape(POOL_PADDING, POOL_PADDING));
    private final List<BasicBlock> blocks = new ArrayList<>();

    public ResNet18Backbone() {
        stem = new ConvNorm(STAGES[0], 7, 2);
        child("conv1", stem.conv);
        child("bn1", stem.norm);
        addChildBlock("maxpool", pool);
        for (int stage = 0; stage < STAGES.length; stage++) {
            for (int i = 0; i < 2; i++) {
                boolean shrinks = stage > 0 && i == 0;
                blocks.add(
                        child(
                                "layer" + (stage + 1) + "." + i,
                                new BasicBlock(STAGES[stage], shrinks ? 2 : 1, shrinks)));
            }
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray frames = inputs.singletonOrThrow();
        if (!training) {
            return new NDList(infer(parameters, frames));
        }
        NDArray x = Convolutions.relu(stem.forward(parameters, frames, true)); // N, 64, H/2, W/2
        x = replaced(x, parameters, pool); // N, 64, H/4, W/4
        for (BasicBlock block : blocks) {
            x = replaced(x, parameters, block);
        }
        return new NDList(x); // N, 512, H/32, W/32
    }

    /**
     * What a block makes of maps, which are let go: what gradients need of them, the engine keeps.
     */
    private static NDArray replaced(NDArray x, ParameterStore parameters, Block block) {
        NDArray y = Convolutions.one(block, parameters, x, true);
        x.close();
        return y;
    }

    /**
     * The same without gradients: what a block leaves behind is freed as soon as it is done, and
     * the faster order in memory is taken. Training keeps the other: its golden gradients, which
     * sit where a ReLU's rounding decides, would have to be taken elsewhere first.
     */
    private NDArray infer(ParameterStore parameters, NDArray frames) {
        NDArray x;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            x = Convolutions.channelsLast(frames);
            x = stem.forward(parameters, x, false);
            // The other way round than above, which is the same, on a quarter of the values.
            x = Activation.relu(Convolutions.one(pool, parameters, x, false));
            NDScope.unregister(x);
        }
        for (BasicBlock block : blocks) {
            NDArray in = x;
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                x = Convolutions.one(block, parameters, in, false);
                NDScope.unregister(x);
            }
            in.close();
        }
        return x;
    }

    @Override
    public void fold() {
        stem.fold();
        blocks.forEach(BasicBlock::fold);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape[] s = pooled(stem.outputShapes(in)[0]);
        for (BasicBlock block : blocks) {
            s = block.getOutputShapes(s);
        }
        return s;
    }

    /**
     * The pool itself would tell by pooling zeros of that size: half of the time to open a model.
     */
    private static Shape[] pooled(Shape s) {
        return new Shape[] {
            new Shape(s.get(0), s.get(1), pooledSide(s.get(2)), pooledSide(s.get(3)))
        };
    }

    private static long pooledSide(long side) {
        return (side + 2 * POOL_PADDING - POOL) / POOL_STRIDE + 1;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        stem.initialize(manager, type, in);
        Shape[] s = pooled(stem.outputShapes(in)[0]);
        for (BasicBlock block : blocks) {
            block.initialize(manager, type, s);
            s = block.getOutputShapes(s);
        }
    }
}
