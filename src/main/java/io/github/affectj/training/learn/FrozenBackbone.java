package io.github.affectj.training.learn;

import ai.djl.Device;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.ForeignText;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.GivenFeatures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.BackboneWeights;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network that is learnt, with the backbone of a stored model, which stays as it is.
 *
 * @param start what the backbone is taken of
 */
record FrozenBackbone(StoredModel start) {
    private static final String ARCHITECTURE = "pooled-linear";

    /**
     * Finds it.
     *
     * @param init id or folder of a model or start
     * @throws BadInputException if there is none, or it has another backbone
     */
    static FrozenBackbone find(String init) {
        StoredModel start;
        try {
            start = ModelStore.findStart(init);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "init=%s can't be used: %s".formatted(ForeignText.of(init), e.getMessage()), e);
        }
        ModelSpec spec = start.spec();
        ModelArchitecture architecture = Architectures.get(spec.architecture());
        HyperValues values = spec.values();
        BackboneKind kind = architecture.backbone(values);
        boolean sees =
                architecture.streams(values).taken().visual()
                        && !architecture.streams(values).fromFiles();
        if (!sees || !kind.perFrame() || !kind.file().equals(BackboneKind.RESNET18.file())) {
            throw new BadInputException(
                    "init=%s has no ResNet18 for frames; allowed are %s, resnet18-imagenet and models trained with a ResNet18."
                            .formatted(ForeignText.of(init), LearnSettings.AUTO));
        }
        return new FrozenBackbone(start);
    }

    /**
     * The network with a head of any weights.
     *
     * @param id of the model
     * @param taken the streams
     */
    EmotionPredictor open(String id, List<String> labels, Modalities taken, Device device) {
        EmotionPredictor predictor = EmotionPredictor.fresh(spec(id, labels, taken), device);
        Cleanup.onFailure(
                predictor::close,
                () ->
                        BackboneWeights.fill(
                                        start.weights(),
                                        predictor.network().stateDict(),
                                        Architectures.get(start.spec().architecture())::tensor)
                                .requireWhole());
        return predictor;
    }

    private ModelSpec spec(String id, List<String> labels, Modalities taken) {
        ModelArchitecture architecture = Architectures.get(ARCHITECTURE);
        Map<String, Object> hyper =
                new LinkedHashMap<>(
                        HyperValues.ofOptions(architecture, Map.of("modality", modality(taken)))
                                .map());
        hyper.put(GivenFeatures.AUDIO, AudioSteps.size());
        int steps = architecture.windowing().length();
        return new ModelSpec(
                id,
                ARCHITECTURE,
                hyper,
                labels,
                start.spec().size(),
                steps,
                architecture.windowing().stride(steps),
                start.spec().mean(),
                start.spec().std(),
                1,
                "",
                start.spec().licence(),
                Map.of(),
                Map.of());
    }

    private static String modality(Modalities taken) {
        return taken.equals(Modalities.BOTH) ? "joint" : taken.visual() ? "video" : "audio";
    }
}
