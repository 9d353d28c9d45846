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

/** A ResNet18 for the pictures, sound features, and a {@link FusionHead} over both. */
final class FusionNetwork extends FrameSequenceNetwork {
    private final ResNet18Backbone backbone;
    private final FusionHead head;
    private final int soundFeatures;

    /**
     * @param backbone null for a network that does not look
     * @param soundFeatures columns of the sound's features; 0 for a network that does not listen
     */
    FusionNetwork(ResNet18Backbone backbone, FusionHead head, int soundFeatures) {
        this.backbone = backbone == null ? null : child("backbone", backbone);
        this.head = child("head", head);
        this.soundFeatures = soundFeatures;
    }

    @Override
    public boolean looks() {
        return backbone != null;
    }

    @Override
    public boolean hasSpatialAttention() {
        return head.hasSpatialAttention();
    }

    @Override
    public int soundFeatures() {
        return soundFeatures;
    }

    @Override
    public NDArray features(ParameterStore parameters, NDArray frames, boolean training) {
        return Convolutions.one(backbone, parameters, frames, training);
    }

    /** Of pictures that are all there, without sound. */
    @Override
    public NDArray logits(ParameterStore parameters, NDArray maps, boolean training) {
        Shape s = maps.getShape();
        NDManager manager = maps.getManager();
        Shape steps = new Shape(s.get(0), s.get(1));
        WindowBatch silent =
                new WindowBatch(
                        maps,
                        manager.zeros(new Shape(s.get(0), s.get(1), Math.max(1, soundFeatures))),
                        manager.ones(steps),
                        manager.zeros(steps));
        return head(parameters, silent, training).logits();
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

    /** Without a backbone: one empty place, so that windows have maps of some shape. */
    @Override
    public Shape featureShape(Shape frames) {
        return backbone == null
                ? new Shape(frames.get(0), 1, 1, 1)
                : backbone.getOutputShapes(new Shape[] {frames})[0];
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return head.getOutputShapes(new Shape[] {maps(in[0])});
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape clip = in[0];
        if (backbone != null) {
            backbone.initialize(manager, type, frames(clip));
        }
        head.initialize(
                manager,
                type,
                maps(clip),
                new Shape(clip.get(0), clip.get(1), Math.max(1, soundFeatures)));
    }

    private static Shape frames(Shape clip) {
        return new Shape(clip.get(0) * clip.get(1), clip.get(2), clip.get(3), clip.get(4));
    }

    private Shape maps(Shape clip) {
        Shape m = featureShape(frames(clip));
        return new Shape(clip.get(0), clip.get(1), m.get(1), m.get(2), m.get(3));
    }
}
