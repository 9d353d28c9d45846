package io.github.affectj.pipeline.folder;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The models of a run, each opened once, when the first clip needs it. */
final class OpenModels implements AutoCloseable {
    private final AnalysisSettings settings;
    private final Map<String, EmotionAnalysis> open = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();

    /**
     * @param settings for all clips
     */
    OpenModels(AnalysisSettings settings) {
        this.settings = settings;
    }

    /**
     * A model, ready for clips.
     *
     * @param model id or path, not {@code auto}
     * @throws BadInputException if it can't be opened
     */
    EmotionAnalysis get(String model) {
        return open.computeIfAbsent(model, name -> EmotionAnalysis.open(settings.withModel(name)));
    }

    /**
     * SHA-256 of a model's {@code model.json}, in which the hash of its weights stands; the model
     * need not be opened for that.
     *
     * @throws BadInputException if there is no such model, or it is damaged
     */
    String fingerprint(String model) {
        return fingerprints.computeIfAbsent(model, OpenModels::read);
    }

    private static String read(String model) {
        StoredModel stored = ModelStore.describe(model);
        try {
            byte[] spec = Files.readAllBytes(stored.folder().resolve(StoredModel.SPEC));
            return HexFormat.of().formatHex(FolderStore.sha256(spec));
        } catch (IOException e) {
            throw new BadInputException(
                    "The model " + stored.folder() + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(EmotionAnalysis::close);
    }
}
