package io.github.affectj.commands.show;

import ij.IJ;
import ij.Prefs;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.RecentModels;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.ModelChoice;
import io.github.affectj.result.EmotionTimeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The input that names a model. */
public final class ModelInput {
    private ModelInput() {}

    /** Values to offer: {@code auto} and {@link #stored()}. */
    public static List<String> choices() {
        List<String> choices = new ArrayList<>(List.of(AnalysisSettings.AUTO_MODEL));
        choices.addAll(stored(recent()));
        return choices;
    }

    /** The installed models, and the folders of those that were trained last. */
    public static List<String> stored() {
        return stored(recent());
    }

    /** What a training can start from: what is installed for that first, then {@link #stored()}. */
    public static List<String> starts() {
        List<String> starts = new ArrayList<>(ModelStore.starts());
        starts.addAll(stored());
        return starts;
    }

    public static List<String> stored(RecentModels recent) {
        List<String> stored = new ArrayList<>(ModelStore.ids());
        stored.addAll(recent.paths());
        return stored;
    }

    /** What the installed models were trained on, a sentence each; empty where none tells it. */
    public static String domains() {
        List<String> sentences = new ArrayList<>();
        for (String id : ModelStore.ids()) {
            ModelStore.domain(id).ifPresent(domain -> sentences.add(id + ": " + domain));
        }
        return String.join(" ", sentences);
    }

    /** What is remembered of earlier trainings, beside ImageJ's own settings of this user. */
    public static RecentModels recent() {
        return new RecentModels(Path.of(Prefs.getPrefsDir(), "AffectJ_recent-models.txt"));
    }

    /** Puts into the log which model it was, where it was chosen by the kind of clip. */
    public static void tell(EmotionTimeline result) {
        String choice = result.environment().get(EmotionTimeline.MODEL_CHOICE);
        if (choice != null) {
            IJ.log(ForeignText.sentence(result.clipName() + ": " + choice + "."));
        }
    }

    /**
     * The model to open; where it is {@code auto}, that for a clip like an example, which is told
     * in the log.
     */
    public static String forClip(String model, Supplier<Path> example) {
        if (!model.equals(AnalysisSettings.AUTO_MODEL)) {
            return model;
        }
        try (Clip clip = ClipOpener.open(example.get())) {
            ModelChoice choice = ModelChoice.of(clip);
            IJ.log(ForeignText.of(clip.name()) + ": " + choice.sentence() + ".");
            return choice.model();
        }
    }
}
