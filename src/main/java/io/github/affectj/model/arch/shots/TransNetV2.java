package io.github.affectj.model.arch.shots;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.shots.ShotNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * TransNetV2 (Souček and Lokoč 2020, arXiv 2008.04838, figure 1): three stacks of dilated
 * convolutions; beside their maps go the similarities of each frame to the fifty frames before and
 * behind it, by learned features and by histograms of colours; one linear layer, and two outputs a
 * frame. Dropout acts in training only, which is not done here.
 */
final class TransNetV2 extends ShotNetwork {
    /** Filters of the stacks; each has four times as many maps. */
    private static final int[] FILTERS = {16, 32, 64};

    private static final int UNITS = 1024;
    private static final int SIMILARITY = 128;

    private final List<ConvolutionStack> stacks = new ArrayList<>();
    private final Block projection;
    private final NeighbourSimilarity byFeatures;
    private final NeighbourSimilarity byColours;
    private final Block dense;
    private final Block oneFrame;
    private final Block allFrames;

    TransNetV2() {
        for (int i = 0; i < FILTERS.length; i++) {
            stacks.add(child("SDDCNN." + i, new ConvolutionStack(FILTERS[i])));
        }
        projection = child("frame_sim_layer.projection", linear(SIMILARITY));
        byFeatures = child("frame_sim_layer", new NeighbourSimilarity());
        byColours = child("color_hist_layer", new NeighbourSimilarity());
        dense = child("fc1", linear(UNITS));
        oneFrame = child("cls_layer1", linear(1));
        allFrames = child("cls_layer2", linear(1));
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    public NDList logits(
            ParameterStore parameters, NDArray frames, NDArray histograms, Runnable between) {
        NDArray x = frames;
        NDList means = new NDList();
        for (ConvolutionStack stack : stacks) {
            between.run();
            NDArray maps = apply(stack, parameters, x, false); // B, C, T, h, w
            if (x != frames) {
                x.close();
            }
            x = maps;
            Shape s = x.getShape();
            means.add(x.reshape(s.get(0), s.get(1), s.get(2), -1).mean(new int[] {3})); // B, C, T
        }
        Shape s = x.getShape();
        NDArray features =
                x.transpose(0, 2, 3, 4, 1).reshape(s.get(0), s.get(2), -1); // B, T, h * w * C
        NDArray projected =
                apply(
                        projection,
                        parameters,
                        NDArrays.concat(means, 1).transpose(0, 2, 1),
                        false); // B, T, 128
        NDArray joined =
                NDArrays.concat(
                        new NDList(
                                apply(byColours, parameters, histograms, false),
                                apply(
                                        byFeatures,
                                        parameters,
                                        NeighbourSimilarity.normalised(projected),
                                        false),
                                features),
                        2);
        NDArray hidden = Activation.relu(apply(dense, parameters, joined, false)); // B, T, 1024
        return new NDList(
                apply(oneFrame, parameters, hidden, false).squeeze(2),
                apply(allFrames, parameters, hidden, false).squeeze(2));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape s = in[0];
        long batch = s.get(0);
        long time = s.get(2);
        long maps = 0;
        for (ConvolutionStack stack : stacks) {
            stack.initialize(manager, type, s);
            s = stack.getOutputShapes(new Shape[] {s})[0];
            maps += s.get(1);
        }
        projection.initialize(manager, type, new Shape(batch, time, maps));
        byFeatures.initialize(manager, type, new Shape(batch, time, SIMILARITY));
        byColours.initialize(manager, type, in[1]);
        long places = s.get(1) * s.get(3) * s.get(4);
        long joined = 2L * NeighbourSimilarity.UNITS + places;
        dense.initialize(manager, type, new Shape(batch, time, joined));
        oneFrame.initialize(manager, type, new Shape(batch, time, UNITS));
        allFrames.initialize(manager, type, new Shape(batch, time, UNITS));
    }
}
