package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.blocks.Convolutions;
import io.github.affectj.model.arch.blocks.FeatureNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean over the steps that are there of each stream's features, brought to mean 0 and deviation
 * 1 by step, and one linear layer over both. Of the visual stream the features are the backbone's
 * maps averaged over their places. A stream that is missing adds nothing.
 */
final class PooledHead extends StreamHead {
    private final FeatureNorm visual;
    private final FeatureNorm audio;
    private final int first;
    private final Block fc;

    /**
     * @param channels of the backbone's maps; 0 where no video is taken
     * @param audioFeatures numbers that the audio has for each step; 0 where no audio is taken
     * @param first the first of them that is taken, from 0
     */
    PooledHead(int channels, int audioFeatures, int first, int labels) {
        visual = channels > 0 ? child("visual.norm", new FeatureNorm(channels)) : null;
        audio = audioFeatures > 0 ? child("audio.norm", new FeatureNorm(audioFeatures)) : null;
        this.first = first;
        fc = child("fc", Linear.builder().setUnits(labels).build());
    }

    @Override
    HeadOutput run(ParameterStore parameters, WindowBatch windows, boolean training) {
        List<NDArray> vectors = new ArrayList<>(); // B, C and B, D
        if (visual != null) {
            NDArray maps = windows.maps();
            Shape s = maps.getShape();
            NDArray frames = maps.reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4));
            NDArray pooled =
                    Convolutions.globalAverage(frames).reshape(s.get(0), s.get(1), s.get(2));
            vectors.add(mean(visual, parameters, pooled, windows.visual(), training));
        }
        if (audio != null) {
            NDArray rows = windows.audio().values();
            vectors.add(
                    mean(audio, parameters, rows, windows.audio(), training)
                            .get(":, " + first + ":"));
        }
        return HeadOutput.of(apply(fc, parameters, MaskedSteps.joined(vectors, 1), training));
    }

    /** Rows (B, T, F) to (B, F). */
    private static NDArray mean(
            FeatureNorm norm,
            ParameterStore parameters,
            NDArray rows,
            MaskedFeatures stream,
            boolean training) {
        return MaskedSteps.mean(apply(norm, parameters, rows, training), stream.mask());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc.getOutputShapes(vectors(in));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        if (visual != null) {
            visual.initialize(manager, type, in[0].slice(0, 3));
        }
        if (audio != null) {
            audio.initialize(manager, type, in[1]);
        }
        fc.initialize(manager, type, vectors(in));
    }

    private Shape[] vectors(Shape... in) {
        long width =
                (visual == null ? 0 : in[0].get(2)) + (audio == null ? 0 : in[1].get(2) - first);
        return new Shape[] {new Shape(in[0].get(0), width)};
    }
}
