package io.github.affectj.model.arch.gif;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.blocks.VideoBackbone;

/**
 * A network of 3D convolutions under one linear layer. It sees a window as a whole, so that there
 * is nothing that overlapping windows could share: what stands for the maps of a frame is the frame
 * itself, and all work is the head's. But in training, windows are scored {@value #TOGETHER} at a
 * time: the maps of many at full size would fill memory.
 */
final class WindowNetwork extends FrameSequenceNetwork {
    /** One alone is not shared out well: on two threads two take little longer than one. */
    private static final int TOGETHER = 2;

    private final VideoBackbone backbone;
    private final Block fc;

    WindowNetwork(VideoBackbone backbone, int labels) {
        this.backbone = child("backbone", backbone);
        fc = child("head.fc", Linear.builder().setUnits(labels).build());
    }

    @Override
    public NDArray features(ParameterStore parameters, NDArray frames, boolean training) {
        return frames.duplicate();
    }

    @Override
    public HeadOutput head(ParameterStore parameters, WindowBatch windows, boolean training) {
        NDArray clips = swapped(windows.maps()); // B, 3, T, H, W
        if (training) {
            return HeadOutput.of(logits(parameters, backbone.maps(parameters, clips, true), true));
        }
        NDList all = new NDList();
        for (int w = 0; w < windows.size(); w += TOGETHER) {
            NDArray maps = maps(parameters, clips, w);
            all.add(logits(parameters, maps, false));
            maps.close();
        }
        return HeadOutput.of(NDArrays.concat(all, 0));
    }

    /** Of {@link #TOGETHER} windows from one on, or as many as there are. */
    private NDArray maps(ParameterStore parameters, NDArray clips, int first) {
        long behind = Math.min(first + TOGETHER, clips.getShape().get(0));
        NDArray some = clips.get(new NDIndex("{}:{}", first, behind));
        return backbone.maps(parameters, some, false);
    }

    private NDArray logits(ParameterStore parameters, NDArray maps, boolean training) {
        return apply(fc, parameters, backbone.vectors(parameters, maps, training), training);
    }

    @Override
    public NDArray explainedMaps(ParameterStore parameters, WindowBatch windows) {
        NDArray clips = swapped(windows.maps());
        NDList all = new NDList();
        for (int w = 0; w < windows.size(); w += TOGETHER) {
            all.add(maps(parameters, clips, w));
        }
        NDArray maps = NDArrays.concat(all, 0); // B, C, T', h, w
        all.close();
        NDArray swapped = swapped(maps); // B, T', C, h, w, the same memory
        maps.close();
        return swapped;
    }

    @Override
    public NDArray logitsOf(ParameterStore parameters, WindowBatch windows, NDArray explained) {
        return logits(parameters, swapped(explained), false);
    }

    /** (B, T, C, h, w) to (B, C, T, h, w) and back. */
    private static NDArray swapped(NDArray maps) {
        return maps.transpose(0, 2, 1, 3, 4);
    }

    @Override
    public void prepareInference() {
        backbone.fold();
    }

    @Override
    public Shape featureShape(Shape frames) {
        return frames;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc.getOutputShapes(backbone.getOutputShapes(clips(in)));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        backbone.initialize(manager, type, clips(in));
        fc.initialize(manager, type, backbone.getOutputShapes(clips(in)));
    }

    private static Shape[] clips(Shape[] in) {
        Shape s = in[0];
        return new Shape[] {new Shape(s.get(0), s.get(2), s.get(1), s.get(3), s.get(4))};
    }
}
