package io.github.affectj.model.install;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Waiting;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.FeatureBackbone;
import io.github.affectj.model.scoring.NetworkCost;
import io.github.affectj.model.scoring.TrialWindow;
import io.github.affectj.model.store.Detectors;
import io.github.affectj.model.store.ModelStore;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/** Whether what lies in a folder is a whole model that computes. */
final class ModelCheck {
    /** Of a pass that is tried: some seconds on two cores; our largest network takes 79. */
    private static final long MOST_MULTIPLY_ADDS = 200_000_000_000L;

    private ModelCheck() {}

    /**
     * What its {@code model.json} says; the weights are not looked at.
     *
     * @param folder absolute
     * @throws BadInputException if it is damaged, or no model that names emotions nor a start
     */
    static ModelSpec spec(Path folder) {
        Detectors.in(folder)
                .ifPresent(
                        detector -> {
                            throw new BadInputException(
                                    "%s finds %s and names no emotions; such models come with AffectJ itself."
                                            .formatted(folder, detector.task()));
                        });
        return ModelStore.readSpec(folder);
    }

    /**
     * Reads all of it and lets the network compute once.
     *
     * @param folder absolute
     * @param progress ends the wait when asked to; the work ends a little later by itself
     * @return whether it computed: false where one pass would take long
     * @throws BadInputException if the weights are not those of the {@code model.json}, don't fit
     *     the network, or give no numbers
     */
    static boolean computes(Path folder, Progress progress) {
        FutureTask<Boolean> work = new FutureTask<>(() -> computes(folder));
        Thread thread = new Thread(work, "AffectJ model check");
        thread.setDaemon(true);
        thread.start();
        return Waiting.result(work, progress);
    }

    private static boolean computes(Path folder) {
        try (EmotionPredictor predictor = FeatureBackbone.open(folder.toString(), Device.cpu())) {
            if (NetworkCost.count(predictor).multiplyAdds() > MOST_MULTIPLY_ADDS) {
                return false;
            }
            if (ModelStore.readSpec(folder).isStart()) {
                requireFeatures(predictor, folder);
            } else {
                new TrialWindow(predictor).score();
            }
            return true;
        }
    }

    private static void requireFeatures(EmotionPredictor predictor, Path folder) {
        int side = predictor.spec().size();
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDArray maps = predictor.features(scope, new float[3 * side * side], 1);
            for (float value : maps.toFloatArray()) {
                if (!Float.isFinite(value)) {
                    throw new BadInputException(
                            "The backbone of %s gives features that are no numbers; its weights are damaged."
                                    .formatted(folder));
                }
            }
        }
    }
}
