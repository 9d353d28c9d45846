package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.arch.blocks.Backbone;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;
import org.scijava.plugin.Plugin;

/**
 * ResNet18 and a stacked ConvGRU over windows of frames: Zhang, Ren and Li, "Research on Animated
 * GIFs Emotion Recognition Based on ResNet-ConvGRU" (2022).
 */
@Plugin(type = ModelArchitecture.class)
public final class ResNetConvGru extends ConvGruOver {
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
    public BackboneKind backbone(HyperValues values) {
        return BackboneKind.RESNET18;
    }

    @Override
    Backbone newBackbone() {
        return new ResNet18Backbone();
    }
}
