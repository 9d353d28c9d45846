package io.github.affectj.model.arch.gif;

import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;
import java.util.List;
import org.scijava.plugin.Plugin;

/**
 * CNN-LSTM, a baseline of Zhang et al. 2022 (table 4; after Donahue et al. 2015): ResNet18 features
 * of each frame, an LSTM over the frames, a tanh layer. The paper says neither which CNN nor which
 * widths; here they are those of {@link ResNetConvGru}, so that the two differ in their memory
 * alone.
 */
@Plugin(type = ModelArchitecture.class)
public final class CnnLstm implements ModelArchitecture {
    /** Key in {@code model.json}. */
    public static final String KEY = "cnn-lstm";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "ResNet18 per frame, LSTM over the window, tanh layer (baseline of Zhang et al. 2022)";
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return LstmHead.HYPER_PARAMETERS;
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
        return new BackboneNetwork(new ResNet18Backbone(), LstmHead.of(spec));
    }
}
