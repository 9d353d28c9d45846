package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * C3D (Tran et al. 2015, figure 3): eight 3x3x3 convolutions, five poolings, two linear layers with
 * dropout, named as in the paper. Clips (B, 3, T, H, W) to maps of conv5b and vectors (B, units).
 *
 * <p>The paper's clips have 16 frames of 112 x 112, for which this is its network with Caffe's
 * poolings, which round up. For others two things are ours:
 *
 * <ul>
 *   <li>a pooling halves the time only where more than one frame is left: behind the five poolings
 *       the paper's 16 frames are 16, 8, 4, 2, 1, and 4 are 4, 2, 1, 1, 1;
 *   <li>behind the last pooling the mean makes 1 x 4 x 4 places of what is left (adaptive pooling),
 *       which is what the paper has, so that fc6 fits any size and number of frames.
 * </ul>
 */
public final class C3dBackbone extends VideoBackbone {
    private static final String[][] NAMES = {
        {"conv1"}, {"conv2"}, {"conv3a", "conv3b"}, {"conv4a", "conv4b"}, {"conv5a", "conv5b"}
    };
    private static final int[] FILTERS = {64, 128, 256, 512, 512};

    /** Places of a side behind the last pooling, as in the paper. */
    private static final int SIDE = 4;

    private final List<List<Conv3d>> stages = new ArrayList<>();
    private final Block fc6;
    private final Block fc7;
    private final int units;
    private final float dropout;

    /**
     * @param units width of both linear layers, 4096 in the paper
     * @param dropout share of their outputs that a training pass leaves out, 0.5 in the paper
     */
    public C3dBackbone(int units, double dropout) {
        this.units = units;
        this.dropout = (float) dropout;
        for (int stage = 0; stage < FILTERS.length; stage++) {
            List<Conv3d> convolutions = new ArrayList<>();
            for (String name : NAMES[stage]) {
                convolutions.add(child(name, convolution(FILTERS[stage])));
            }
            stages.add(convolutions);
        }
        fc6 = child("fc6", Linear.builder().setUnits(units).build());
        fc7 = child("fc7", Linear.builder().setUnits(units).build());
    }

    private static Conv3d convolution(int filters) {
        return Convolutions.cube(filters, new Shape(3, 3, 3), new Shape(1, 1, 1), true);
    }

    @Override
    public NDArray maps(ParameterStore parameters, NDArray clips, boolean training) {
        NDArray x = clips;
        for (int stage = 0; stage < FILTERS.length; stage++) {
            List<Conv3d> convolutions = stages.get(stage);
            for (int i = 0; i < convolutions.size(); i++) {
                NDArray y = apply(convolutions.get(i), parameters, x, training);
                if (x != clips) {
                    x.close();
                }
                boolean pools = i == convolutions.size() - 1 && stage < FILTERS.length - 1;
                // Pooling first, which is the same and leaves less for the ReLU.
                x = Convolutions.relu(pools ? pooled(y, stage > 0) : y);
            }
        }
        return x;
    }

    /** Gives its input up. */
    private static NDArray pooled(NDArray maps, boolean inTime) {
        NDArray smaller = pool(maps, inTime);
        maps.close();
        return smaller;
    }

    private static NDArray pool(NDArray maps, boolean inTime) {
        Shape kernel = new Shape(inTime && maps.getShape().get(2) > 1 ? 2 : 1, 2, 2);
        return Pool.maxPool3d(maps, kernel, kernel, new Shape(0, 0, 0), true);
    }

    @Override
    public NDArray vectors(ParameterStore parameters, NDArray maps, boolean training) {
        NDArray pooled = pool(maps, true);
        NDArray places =
                JniUtils.adaptiveAvgPool((PtNDArray) pooled, new Shape(1, SIDE, SIDE))
                        .reshape(maps.getShape().get(0), -1); // B, 512 * 4 * 4
        NDArray x = dropped(Convolutions.relu(apply(fc6, parameters, places, training)), training);
        return dropped(Convolutions.relu(apply(fc7, parameters, x, training)), training);
    }

    private NDArray dropped(NDArray x, boolean training) {
        return training && dropout > 0 ? Dropout.dropout(x, dropout, true).singletonOrThrow() : x;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), units)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape s = in[0];
        for (int stage = 0; stage < FILTERS.length; stage++) {
            for (Conv3d conv : stages.get(stage)) {
                conv.initialize(manager, type, s);
                s = conv.getOutputShapes(new Shape[] {s})[0];
            }
            long time = stage > 0 ? halved(s.get(2)) : s.get(2);
            s = new Shape(s.get(0), s.get(1), time, halved(s.get(3)), halved(s.get(4)));
        }
        fc6.initialize(manager, type, new Shape(s.get(0), s.get(1) * SIDE * SIDE));
        fc7.initialize(manager, type, new Shape(s.get(0), units));
    }

    private static long halved(long side) {
        return (side + 1) / 2;
    }
}
