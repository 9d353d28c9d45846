package io.github.affectj.model.arch.film;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.AudioNormKind;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.AttentionKinds;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.scijava.plugin.Plugin;

/**
 * The networks of Liang, "Analysis of Emotional Deconstruction and the Role of Emotional Value for
 * Learners in Animation Works Based on Digital Multimedia Technology" (2023): the paper's own and
 * those that its section 4.2 compares it with, by method, modality and attention.
 */
@Plugin(type = ModelArchitecture.class)
public final class FusionArchitecture implements ModelArchitecture {
    /** Key in {@code model.json}. */
    public static final String KEY = "av-fusion";

    /** Steps in a window: 4 seconds at the usual interval. */
    private static final int STEPS = 20;

    private static final String METHOD = "method";
    private static final String ATTENTION = "attention";
    private static final String BIDIRECTIONAL = "bidirectional";
    private static final String NORM = "audionorm";
    private static final String MU = "mu";
    private static final double MU_DEFAULT = 0.8;

    /** Beginnings of tensors' names of the first models, and today's. */
    private static final Map<String, String> TENSORS =
            Map.of(
                    "head.where.", "head.visual.spatial.",
                    "head.picture.", "head.visual.project.",
                    "head.picture_gru.", "head.visual.gru.",
                    "head.picture_attention.", "head.visual.attention.",
                    "head.sound_norm.", "head.audio.norm.",
                    "head.sound.", "head.audio.project.",
                    "head.sound_gru.", "head.audio.gru.",
                    "head.sound_attention.", "head.audio.attention.");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String description() {
        return "GRU, LSTM or statistics over video and audio, with multi-head attention or without"
                + " (Liang 2023)";
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return List.of(
                HyperParameter.choice(
                        METHOD,
                        List.of("gru", "lstm", "bpnn"),
                        "what goes over the steps of a stream; bpnn takes statistics of the window"),
                ModalityChoice.parameter(),
                HyperParameter.flag(
                        ATTENTION, true, "attention in frames and over time; else means"),
                HyperParameter.integer("hidden", 1, 1024, 128, "width of the GRU or LSTM"),
                HyperParameter.integer(
                        "heads", 1, 64, 4, "heads of the attention; they divide hidden"),
                HyperParameter.integer("units", 1, 4096, 128, "width of the tanh layer"),
                HyperParameter.flag(
                        BIDIRECTIONAL, false, "also runs backward over the steps; not with bpnn"),
                HyperParameter.number(
                        Windowing.INTERVAL, 0.02, 10, 0.2, "seconds from one step to the next"),
                HyperParameter.flag(
                        "cepstrum",
                        false,
                        "also takes MFCC, which depend most on who speaks: needs many voices"),
                HyperParameter.choice(
                        NORM,
                        Stream.of(AudioNormKind.values()).map(AudioNormKind::text).toList(),
                        "whose own mean and deviation bring audio features to where those of the"
                                + " training stand: of nothing, of each clip, or of all clips of a"
                                + " group in a data set and of each clip elsewhere"),
                HyperParameter.integer(
                                GivenFeatures.AUDIO,
                                0,
                                100_000,
                                AudioSteps.size(),
                                "numbers that the audio has for each step")
                        .ofRecord(),
                HyperParameter.integer(
                                GivenFeatures.VISUAL,
                                0,
                                100_000,
                                0,
                                "numbers that the video has for each step; 0 for frames")
                        .ofRecord(),
                HyperParameter.flag(
                                GivenFeatures.FROM_FILES,
                                false,
                                "features are given, and not made of clips")
                        .ofRecord(),
                HyperParameter.flag(GivenFeatures.PER_STEP, false, "each step has a label")
                        .ofRecord(),
                HyperParameter.number(
                        MU,
                        0,
                        1,
                        MU_DEFAULT,
                        "weight of the emotion in the loss; the rest goes to the speaker's gender"
                                + " (equation 13), a task that 1 leaves out"),
                HyperParameter.number(
                                "drop",
                                0,
                                0.9,
                                0.2,
                                "probability that a training clip loses its video or its audio in"
                                        + " an epoch")
                        .ofTraining(),
                HyperParameter.number(
                                "pointing",
                                0,
                                10,
                                0,
                                "weight in the loss of attention outside the box of the figure,"
                                        + " where the data set tells it")
                        .ofTraining());
    }

    @Override
    public void check(HyperValues values) {
        int hidden = values.integer("hidden");
        int heads = values.integer("heads");
        if (values.flag(ATTENTION) && hidden % heads != 0) {
            throw new BadInputException(
                    "heads:%d does not divide hidden:%d; the heads of the attention share its width evenly."
                            .formatted(heads, hidden));
        }
        if (values.flag(BIDIRECTIONAL) && method(values) == FusionForm.Method.BPNN) {
            throw new BadInputException(
                    "bidirectional:true needs method:gru or method:lstm; bpnn does not run over the steps.");
        }
        if (values.flag(GivenFeatures.FROM_FILES)) {
            if (norm(values) != AudioNormKind.NONE) {
                throw new BadInputException(
                        "audionorm:%s needs clips, whose audio AffectJ measures; features from files are taken as they are, with audionorm:none."
                                .formatted(values.choice(NORM)));
            }
            requireGiven(
                    values,
                    "video",
                    ModalityChoice.of(values).visual(),
                    GivenFeatures.VISUAL,
                    "audio");
            requireGiven(
                    values,
                    "audio",
                    ModalityChoice.of(values).audio(),
                    GivenFeatures.AUDIO,
                    "video");
        }
    }

    private static void requireGiven(
            HyperValues values, String what, boolean taken, String features, String other) {
        if (taken && values.integer(features) == 0) {
            throw new BadInputException(
                    "modality:%s takes %s, of which the feature files have none; modality:%s takes what there is."
                            .formatted(values.choice(ModalityChoice.NAME), what, other));
        }
    }

    @Override
    public Map<String, String> formerKeys() {
        return Map.of(
                "gru-attention", "method:gru, modality:joint, attention:true",
                "gru-concat", "method:gru, modality:joint, attention:false",
                "gru-attention-picture", "method:gru, modality:video, attention:true",
                "gru-attention-sound", "method:gru, modality:audio, attention:true");
    }

    /**
     * The first models told steps in milliseconds, and the first feature taken by its place. They
     * ran forward, and all were taught gender. Audio features were taken as they are measured.
     */
    @Override
    public Map<String, Object> upgraded(Map<String, Object> stored) {
        Map<String, Object> now = new LinkedHashMap<>(stored);
        if (now.remove("step_ms") instanceof Number step) {
            now.put(Windowing.INTERVAL, step.doubleValue() / 1000);
        }
        if (now.remove("sound_features") instanceof Number features) {
            now.put(GivenFeatures.AUDIO, features);
        }
        if (now.remove("sound_first") instanceof Number first) {
            now.put("cepstrum", first.intValue() == 0);
        }
        now.putIfAbsent(NORM, AudioNormKind.NONE.text());
        now.putIfAbsent(BIDIRECTIONAL, false);
        now.putIfAbsent(MU, MU_DEFAULT);
        return now;
    }

    @Override
    public String tensor(String stored) {
        return TENSORS.entrySet().stream()
                .filter(e -> stored.startsWith(e.getKey()))
                .findFirst()
                .map(e -> e.getValue() + stored.substring(e.getKey().length()))
                .orElse(stored);
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
                taken.audio() ? values.integer(GivenFeatures.AUDIO) : 0,
                taken.visual() ? values.integer(GivenFeatures.VISUAL) : 0,
                values.flag(GivenFeatures.FROM_FILES),
                taken.audio() ? norm(values) : AudioNormKind.NONE);
    }

    private static AudioNormKind norm(HyperValues values) {
        return AudioNormKind.of(values.choice(NORM));
    }

    @Override
    public AttentionKinds attention(HyperValues values) {
        StreamNeeds streams = streams(values);
        boolean attends = values.flag(ATTENTION);
        return new AttentionKinds(
                attends && streams.taken().visual() && streams.visualFeatures() == 0, attends);
    }

    @Override
    public BackboneKind backbone(HyperValues values) {
        return BackboneKind.RESNET18;
    }

    private static FusionForm.Method method(HyperValues values) {
        return FusionForm.Method.valueOf(values.choice(METHOD).toUpperCase(Locale.ROOT));
    }

    @Override
    public FrameSequenceNetwork build(ModelSpec spec) {
        HyperValues values = spec.values();
        StreamNeeds streams = streams(values);
        boolean ours = streams.taken().audio() && !streams.fromFiles();
        if (ours && streams.audioFeatures() != AudioSteps.size()) {
            throw new BadInputException(
                    "The model %s was trained on %d audio features; this AffectJ computes %d."
                            .formatted(spec.id(), streams.audioFeatures(), AudioSteps.size()));
        }
        FusionForm form =
                new FusionForm(
                        method(values),
                        streams.taken(),
                        values.flag(ATTENTION),
                        values.flag(BIDIRECTIONAL),
                        values.flag(GivenFeatures.PER_STEP),
                        values.number(MU) < 1 && !values.flag(GivenFeatures.PER_STEP),
                        streams.visualFeatures(),
                        streams.audioFeatures(),
                        ours && !values.flag("cepstrum") ? AudioSteps.cepstrumSize() : 0,
                        values.integer("hidden"),
                        values.integer("heads"),
                        values.integer("units"),
                        spec.labels().size());
        boolean frames = streams.taken().visual() && streams.visualFeatures() == 0;
        return new FusionNetwork(
                frames ? new ResNet18Backbone() : null,
                new FusionHead(form),
                form.visualFeatures(),
                form.audioFeatures());
    }
}
