package io.github.affectj.model.arch.gif;

import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import org.scijava.plugin.Plugin;

/**
 * ResNet18 and a stacked ConvGRU over windows of frames: Zhang, Ren and Li, "Research on Animated
 * GIFs Emotion Recognition Based on ResNet-ConvGRU" (2022). Hyper-parameters: {@code hidden}
 * (channels of the ConvGRU), {@code layers} (its depth), {@code units} (width of the tanh layer).
 */
@Plugin(type = ModelArchitecture.class)
public final class ResNetConvGru implements ModelArchitecture {
    /** Key in {@code model.json}. */
    public static final String KEY = "resnet18-convgru";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "ResNet18 per frame, stacked 3x3 ConvGRU over the window, tanh layer (Zhang et al. 2022)";
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        return new ResNet18Network(
                new ConvGruHead(
                        spec.hyper("hidden", 1, 1024),
                        spec.hyper("layers", 1, 8),
                        spec.hyper("units", 1, 4096),
                        spec.labels().size()));
    }
}
