package io.github.affectj.model.arch.gif;

import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.Backbone;
import java.util.List;

/** The ConvGRU of Zhang et al. 2022 over windows of frames, whatever the backbone of the frames. */
abstract class ConvGruOver implements ModelArchitecture {
    /** A new backbone without weights, (N, 3, H, W) to maps (N, C, h, w). */
    abstract Backbone newBackbone();

    @Override
    public final List<HyperParameter> hyperParameters() {
        return ConvGruHead.HYPER_PARAMETERS;
    }

    @Override
    public final Windowing windowing() {
        return Windowing.frames(4); // section 4.3
    }

    @Override
    public final FrameSequenceNetwork build(ModelSpec spec) {
        return new BackboneNetwork(newBackbone(), ConvGruHead.of(spec));
    }
}
