package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.blocks.Convolutions;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;

/**
 * A ResNet18 for the frames, audio features, and a {@link StreamHead} over both; or no backbone,
 * where visual features are given as maps (D, 1, 1), or none are taken.
 */
final class FusionNetwork extends FrameSequenceNetwork {
    private final ResNet18Backbone backbone;
    private final StreamHead head;
    private final int visualFeatures;
    private final int audioFeatures;

    /**
     * @param backbone null for a network that takes no frames
     * @param visualFeatures numbers that a step of the visual stream has; 0 where it has maps
     * @param audioFeatures numbers that a step of the audio stream has; 0 where none is taken
     */
    FusionNetwork(
            ResNet18Backbone backbone, StreamHead head, int visualFeatures, int audioFeatures) {
        this.backbone = backbone == null ? null : child("backbone", backbone);
        this.head = child("head", head);
        this.visualFeatures = visualFeatures;
        this.audioFeatures = audioFeatures;
    }

    @Override
    protected int audioFeatures() {
        return audioFeatures;
    }

    @Override
    public NDArray features(ParameterStore parameters, NDArray frames, boolean training) {
        if (backbone == null) {
            throw new IllegalStateException("This network takes no frames");
        }
        return Convolutions.one(backbone, parameters, frames, training);
    }

    @Override
    public HeadOutput head(ParameterStore parameters, WindowBatch windows, boolean training) {
        return head.run(parameters, windows, training);
    }

    @Override
    public void prepareInference() {
        if (backbone != null) {
            backbone.fold();
        }
    }

    /**
     * Without a backbone: the given features, or one empty place, so that windows have maps of some
     * shape.
     */
    @Override
    public Shape featureShape(Shape frames) {
        return backbone == null
                ? new Shape(frames.get(0), Math.max(1, visualFeatures), 1, 1)
                : backbone.getOutputShapes(new Shape[] {frames})[0];
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return head.getOutputShapes(new Shape[] {maps(in[0]), audio(in[0])});
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape clip = in[0];
        if (backbone != null) {
            backbone.initialize(manager, type, frames(clip));
        }
        head.initialize(manager, type, maps(clip), audio(clip));
    }

    private Shape audio(Shape clip) {
        return new Shape(clip.get(0), clip.get(1), Math.max(1, audioFeatures));
    }

    private static Shape frames(Shape clip) {
        return new Shape(clip.get(0) * clip.get(1), clip.get(2), clip.get(3), clip.get(4));
    }

    private Shape maps(Shape clip) {
        Shape m = featureShape(frames(clip));
        return new Shape(clip.get(0), clip.get(1), m.get(1), m.get(2), m.get(3));
    }
}
