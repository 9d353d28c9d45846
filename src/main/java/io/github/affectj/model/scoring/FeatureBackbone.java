package io.github.affectj.model.scoring;

import ai.djl.Device;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.store.BackboneWeights;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import java.util.List;

/** Opens what makes features of frames: a model, or a start for trainings, which has no head. */
public final class FeatureBackbone {
    /** A head of some width is needed to build the network; nobody asks it. */
    private static final List<String> ANY_LABEL = List.of("any");

    private FeatureBackbone() {}

    /**
     * Opens it, ready for {@link EmotionPredictor#features}; of a start, all else means nothing.
     *
     * @param idOrPath id of an installed model or start, or path of its folder
     * @throws BadInputException if there is none, or its weights are damaged or not those of its
     *     architecture
     */
    public static EmotionPredictor open(String idOrPath, Device device) {
        StoredModel model = ModelStore.findStart(idOrPath);
        return model.spec().isStart()
                ? ofStart(model, device)
                : EmotionPredictor.open(model, device);
    }

    private static EmotionPredictor ofStart(StoredModel start, Device device) {
        ModelSpec spec = start.spec().withLabels(ANY_LABEL);
        EmotionPredictor predictor = EmotionPredictor.fresh(spec, device);
        Cleanup.onFailure(
                predictor::close,
                () -> {
                    BackboneWeights.fill(
                                    start.weights(),
                                    predictor.network().stateDict(),
                                    Architectures.get(spec.architecture())::tensor)
                            .requireWhole();
                    predictor.network().prepareInference();
                });
        return predictor;
    }
}
