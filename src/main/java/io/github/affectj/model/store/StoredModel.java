package io.github.affectj.model.store;

import io.github.affectj.model.ModelSpec;
import java.nio.file.Path;

/**
 * A model that lies in a folder and was checked.
 *
 * @param folder the folder
 * @param spec what its {@code model.json} says
 */
public record StoredModel(Path folder, ModelSpec spec) {
    /** Name of the spec in a model folder. */
    public static final String SPEC = "model.json";

    /** Name of the weights in a model folder. */
    public static final String WEIGHTS = "weights.safetensors";

    /** Name of the statistics that tell what looks familiar to a model; older models have none. */
    public static final String FAMILIARITY = "familiarity.safetensors";

    /** Name of the card in a model folder. */
    public static final String CARD = "MODEL_CARD.md";

    /** The statistics that tell what looks familiar to it. */
    public Path familiarity() {
        return folder.resolve(FAMILIARITY);
    }

    /** The weights. */
    public Path weights() {
        return folder.resolve(WEIGHTS);
    }
}
