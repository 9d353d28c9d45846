package io.github.affectj.model.store;

import io.github.affectj.base.BadInputException;
import java.nio.file.Path;

/**
 * A stored network that finds something in films but names no emotions: what its {@code model.json}
 * says. It is never a model for Recognize Emotions..., nor a start for trainings.
 *
 * @param folder where it lies
 * @param id name of the folder
 * @param task what it finds, as {@link #SHOTS}; only detectors have one
 * @param architecture key of the network
 * @param sha256 SHA-256 of its weights, lower-case hexadecimal
 * @param licence SPDX expression of the weights
 * @param domain what it was trained on, a sentence for people
 */
public record Detector(
        Path folder,
        String id,
        String task,
        String architecture,
        String sha256,
        String licence,
        String domain) {
    /** Task: where faces are. */
    public static final String FACES = "faces";

    /** Task: which of them are photographed, which are drawn, and which are none. */
    public static final String FACE_KINDS = "kinds of faces";

    /** Task: where shots end. */
    public static final String SHOTS = "shots";

    /** The weights. */
    public Path weights() {
        return folder.resolve(StoredModel.WEIGHTS);
    }

    /**
     * Makes sure that the weights are those that its {@code model.json} names.
     *
     * @throws BadInputException if they can't be read or are others
     */
    public void requireOwnWeights() {
        ModelStore.foreignWeights(folder, sha256)
                .ifPresent(
                        e -> {
                            throw e;
                        });
    }
}
