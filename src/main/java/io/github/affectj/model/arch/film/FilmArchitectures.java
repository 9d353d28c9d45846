package io.github.affectj.model.arch.film;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.AttentionKinds;
import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.arch.blocks.ResNet18Backbone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.plugin.Plugin;

/**
 * The network of Liang, "Analysis of Emotional Deconstruction and the Role of Emotional Value for
 * Learners in Animation Works Based on Digital Multimedia Technology" (2023), and the variants that
 * its section 4.2 compares it with.
 */
public final class FilmArchitectures {
    private FilmArchitectures() {}

    /** What the variants share. */
    abstract static class Film implements ModelArchitecture {
        /** Steps in a window: 4 seconds at the usual interval. */
        private static final int STEPS = 20;

        private static final String AUDIO_FEATURES = "audio_features";

        /** The streams that it is about. */
        abstract Modalities taken();

        /** Whether it attends, or takes means. */
        abstract boolean attends();

        @Override
        public final List<HyperParameter> hyperParameters() {
            return List.of(
                    HyperParameter.integer("hidden", 1, 1024, 128, "width of the GRUs"),
                    HyperParameter.integer(
                            "heads", 1, 64, 4, "heads of the attention; they divide hidden"),
                    HyperParameter.integer("units", 1, 4096, 128, "width of the tanh layer"),
                    HyperParameter.number(
                            Windowing.INTERVAL, 0.02, 10, 0.2, "seconds from one step to the next"),
                    HyperParameter.flag(
                            "cepstrum",
                            false,
                            "also takes MFCC, which depend most on who speaks: needs many voices"),
                    HyperParameter.integer(
                                    AUDIO_FEATURES,
                                    0,
                                    100_000,
                                    AudioSteps.size(),
                                    "numbers that the audio has for each step")
                            .ofRecord(),
                    HyperParameter.number(
                                    "mu",
                                    0,
                                    1,
                                    0.8,
                                    "weight of the emotion in the loss; the rest goes to the"
                                            + " speaker's gender (equation 13)")
                            .ofTraining(),
                    HyperParameter.number(
                                    "drop",
                                    0,
                                    0.9,
                                    0.2,
                                    "probability that a training clip loses its video or its audio"
                                            + " in an epoch")
                            .ofTraining());
        }

        @Override
        public final void check(HyperValues values) {
            int hidden = values.integer("hidden");
            int heads = values.integer("heads");
            if (hidden % heads != 0) {
                throw new BadInputException(
                        "heads:%d does not divide hidden:%d; the heads of the attention share its width evenly."
                                .formatted(heads, hidden));
            }
        }

        /**
         * The first models told steps in milliseconds, and the first feature taken by its place.
         */
        @Override
        public final Map<String, Object> upgraded(Map<String, Object> stored) {
            Map<String, Object> now = new LinkedHashMap<>(stored);
            if (now.remove("step_ms") instanceof Number step) {
                now.put(Windowing.INTERVAL, step.doubleValue() / 1000);
            }
            if (now.remove("sound_features") instanceof Number features) {
                now.put(AUDIO_FEATURES, features);
            }
            if (now.remove("sound_first") instanceof Number first) {
                now.put("cepstrum", first.intValue() == 0);
            }
            return now;
        }

        @Override
        public final Windowing windowing() {
            return Windowing.steps(STEPS);
        }

        @Override
        public final BackboneKind backbone(HyperValues values) {
            return BackboneKind.RESNET18;
        }

        @Override
        public final StreamNeeds streams(HyperValues values) {
            return new StreamNeeds(
                    taken().visual() ? StreamNeeds.Need.OPTIONAL : StreamNeeds.Need.NONE,
                    taken().audio() ? StreamNeeds.Need.OPTIONAL : StreamNeeds.Need.NONE,
                    taken().audio() ? values.integer(AUDIO_FEATURES) : 0);
        }

        @Override
        public final AttentionKinds attention(HyperValues values) {
            return new AttentionKinds(attends() && taken().visual(), attends());
        }

        @Override
        public final FrameSequenceNetwork build(ModelSpec spec) {
            HyperValues values = spec.values();
            int features = values.integer(AUDIO_FEATURES);
            if (taken().audio() && features != AudioSteps.size()) {
                throw new BadInputException(
                        "The model %s was trained on %d audio features; this AffectJ computes %d."
                                .formatted(spec.id(), features, AudioSteps.size()));
            }
            FusionHead head =
                    new FusionHead(
                            taken(),
                            attends(),
                            features,
                            values.flag("cepstrum") ? 0 : AudioSteps.cepstrumSize(),
                            values.integer("hidden"),
                            values.integer("heads"),
                            values.integer("units"),
                            spec.labels().size());
            return new FusionNetwork(
                    taken().visual() ? new ResNet18Backbone() : null,
                    head,
                    taken().audio() ? features : 0);
        }
    }

    /** The paper's own: both streams, multi-head attention between them. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Attention extends Film {
        /** Key in {@code model.json}. */
        public static final String KEY = "gru-attention";

        @Override
        Modalities taken() {
            return Modalities.BOTH;
        }

        @Override
        boolean attends() {
            return true;
        }

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public String description() {
            return "GRU over video, GRU over audio, fused by multi-head attention (Liang 2023)";
        }
    }

    /** Both streams, concatenated without attention. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Concatenation extends Film {
        @Override
        Modalities taken() {
            return Modalities.BOTH;
        }

        @Override
        boolean attends() {
            return false;
        }

        @Override
        public String key() {
            return "gru-concat";
        }

        @Override
        public String description() {
            return "GRU over video, GRU over audio, concatenated without attention (Liang 2023, baseline)";
        }
    }

    /** The visual stream alone. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Visual extends Film {
        @Override
        Modalities taken() {
            return Modalities.VISUAL;
        }

        @Override
        boolean attends() {
            return true;
        }

        @Override
        public String key() {
            return "gru-attention-picture";
        }

        @Override
        public String description() {
            return "GRU over video alone, multi-head attention (Liang 2023, baseline)";
        }
    }

    /** The audio stream alone. */
    @Plugin(type = ModelArchitecture.class)
    public static final class Audio extends Film {
        @Override
        Modalities taken() {
            return Modalities.AUDIO;
        }

        @Override
        boolean attends() {
            return true;
        }

        @Override
        public String key() {
            return "gru-attention-sound";
        }

        @Override
        public String description() {
            return "GRU over audio alone, multi-head attention (Liang 2023, baseline)";
        }
    }
}
