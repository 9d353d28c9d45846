package io.github.affectj.model.arch.film;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.GivenFeatures;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;
import java.util.List;
import org.scijava.plugin.Plugin;

/**
 * One linear layer over what a backbone and the audio say in the mean of a second: the smallest
 * head, for a model of a single film that learns from few labels. Kept small on purpose; with a
 * backbone that stays as it is the logits of a segment are the mean of those of its windows.
 */
@Plugin(type = ModelArchitecture.class)
public final class PooledArchitecture implements ModelArchitecture {
    /** Steps in a window: a second at the usual interval. */
    private static final int STEPS = 5;

    @Override
    public String key() {
        return "pooled-linear";
    }

    @Override
    public String description() {
        return "One linear layer over ResNet18 and audio features, averaged over a second; what Learn from"
                + " Labels... makes";
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return List.of(
                ModalityChoice.parameter(),
                HyperParameter.number(
                        Windowing.INTERVAL, 0.02, 10, 0.2, "seconds from one step to the next"),
                HyperParameter.integer(
                                GivenFeatures.AUDIO,
                                0,
                                100_000,
                                AudioSteps.size(),
                                "numbers that the audio has for each step")
                        .ofRecord());
    }

    @Override
    public Windowing windowing() {
        return Windowing.steps(STEPS);
    }

    @Override
    public StreamNeeds streams(HyperValues values) {
        Modalities taken = ModalityChoice.of(values);
        return new StreamNeeds(
                ModalityChoice.need(taken.visual()),
                ModalityChoice.need(taken.audio()),
                taken.audio() ? values.integer(GivenFeatures.AUDIO) : 0);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BackboneKind.RESNET18;
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        StreamNeeds streams = streams(spec.values());
        int audio = streams.audioFeatures();
        if (streams.taken().audio() && audio != AudioSteps.size()) {
            throw new BadInputException(
                    "The model %s was trained on %d audio features; this AffectJ computes %d."
                            .formatted(spec.id(), audio, AudioSteps.size()));
        }
        boolean frames = streams.taken().visual();
        PooledHead head =
                new PooledHead(
                        frames ? ResNet18Backbone.CHANNELS : 0,
                        audio,
                        AudioSteps.cepstrumSize(),
                        spec.labels().size());
        return new FusionNetwork(frames ? new ResNet18Backbone() : null, head, 0, audio);
    }
}
