package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.ModelChoice;
import io.github.affectj.result.EmotionTimeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The input that names a model. */
final class ModelInput {
    private ModelInput() {}

    /** Values to offer: {@code auto} and the installed models. */
    static List<String> choices() {
        List<String> choices = new ArrayList<>(List.of(AnalysisSettings.AUTO_MODEL));
        choices.addAll(ModelStore.ids());
        return choices;
    }

    /** Puts into the log which model it was, where it was chosen by the kind of clip. */
    static void tell(EmotionTimeline result) {
        String choice = result.environment().get(EmotionTimeline.MODEL_CHOICE);
        if (choice != null) {
            IJ.log(result.clipName() + ": " + choice + ".");
        }
    }

    /**
     * The model to open; where it is {@code auto}, that for a clip like an example, which is told
     * in the log.
     */
    static String forClip(String model, Supplier<Path> example) {
        if (!model.equals(AnalysisSettings.AUTO_MODEL)) {
            return model;
        }
        try (Clip clip = ClipOpener.open(example.get())) {
            ModelChoice choice = ModelChoice.of(clip);
            IJ.log(clip.name() + ": " + choice.sentence() + ".");
            return choice.model();
        }
    }
}
