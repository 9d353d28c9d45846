package io.github.affectj.model.arch.gif;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.blocks.Backbone;
import io.github.affectj.model.arch.blocks.Convolutions;

/** A backbone that sees every frame by itself, under any head that takes its maps. */
final class BackboneNetwork extends FrameSequenceNetwork {
    private final Backbone backbone;
    private final TorchBlock head;

    BackboneNetwork(Backbone backbone, TorchBlock head) {
        this.backbone = child("backbone", backbone);
        this.head = child("head", head);
    }

    @Override
    public NDArray features(ParameterStore parameters, NDArray frames, boolean training) {
        return Convolutions.one(backbone, parameters, frames, training);
    }

    @Override
    public HeadOutput head(ParameterStore parameters, WindowBatch windows, boolean training) {
        return HeadOutput.of(Convolutions.one(head, parameters, windows.maps(), training));
    }

    @Override
    public void prepareInference() {
        backbone.fold();
    }

    @Override
    public Shape featureShape(Shape frames) {
        return backbone.getOutputShapes(new Shape[] {frames})[0];
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return head.getOutputShapes(new Shape[] {maps(in[0])});
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        backbone.initialize(manager, type, frames(in[0]));
        head.initialize(manager, type, maps(in[0]));
    }

    private static Shape frames(Shape clip) {
        return new Shape(clip.get(0) * clip.get(1), clip.get(2), clip.get(3), clip.get(4));
    }

    private Shape maps(Shape clip) {
        Shape m = featureShape(frames(clip));
        return new Shape(clip.get(0), clip.get(1), m.get(1), m.get(2), m.get(3));
    }
}
