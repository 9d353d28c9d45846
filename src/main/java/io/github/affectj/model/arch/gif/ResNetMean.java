package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;
import org.scijava.plugin.Plugin;

/**
 * A plain ResNet18 whose maps are averaged over area and time: a baseline without memory, and what
 * backbones are pretrained with on stills (one frame a window). No hyper-parameters.
 */
@Plugin(type = ModelArchitecture.class)
public final class ResNetMean implements ModelArchitecture {
    @Override
    public String key() {
        return "resnet18";
    }

    @Override
    public String description() {
        return "ResNet18 averaged over the window's frames (He et al. 2016); for pretraining on stills";
    }

    @Override
    public Windowing windowing() {
        return Windowing.frames(4);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BackboneKind.RESNET18;
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        return new BackboneNetwork(new ResNet18Backbone(), new MeanHead(spec.labels().size()));
    }
}
