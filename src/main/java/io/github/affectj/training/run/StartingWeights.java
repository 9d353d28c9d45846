package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.BackboneWeights;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The weights that a run starts from: those of a model, or of a backbone alone, installed or a file
 * named as its architecture says.
 *
 * @param init what the user named
 * @param file the weights
 * @param side of the frames that the model took, in pixels; 0 where that is not told
 */
record StartingWeights(String init, Path file, int side) {

    /**
     * Finds them.
     *
     * @param init id or folder of a model or start, or a safetensors file
     * @throws BadInputException if there are none
     */
    static StartingWeights find(String init) {
        try {
            if (!init.endsWith(".safetensors")) {
                StoredModel start = ModelStore.findStart(init);
                return new StartingWeights(init, start.weights(), start.spec().size());
            }
            Path file = Path.of(init);
            if (!Files.exists(file)) {
                throw new BadInputException("there is no such file.");
            }
            WeightsFile.require(file);
            return new StartingWeights(init, file, 0);
        } catch (InvalidPathException e) {
            throw new BadInputException("init=" + init + " is no path of a file.", e);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "init="
                            + init
                            + " is neither a model nor a safetensors file that can be used: "
                            + e.getMessage(),
                    e);
        }
    }

    /** What the user should know of settings that do not go with them. */
    Optional<String> note(TrainingSettings settings) {
        return settings.freeze() && side > 0 && side != settings.size()
                ? Optional.of(
                        "The frozen backbone of %s learnt on frames of %d px a side and gets frames of %d px here; it may see less than with size=%d."
                                .formatted(init, side, settings.size(), side))
                : Optional.empty();
    }

    /** Their hash, so that a run tells what it started from, whatever the file is called later. */
    String sha256() {
        try {
            return WeightsFile.sha256(file);
        } catch (IOException e) {
            throw new BadInputException("init=" + init + " can't be read.", e);
        }
    }

    /**
     * Fills what fits of a network.
     *
     * @throws BadInputException if the backbone stays without some of its weights
     */
    void fill(EmotionPredictor predictor) {
        BackboneWeights backbone =
                BackboneWeights.fill(
                        file,
                        predictor.network().stateDict(),
                        Architectures.get(predictor.spec().architecture())::tensor);
        if (!backbone.isWhole()) {
            throw new BadInputException(
                    "init=%s has only %d of the %d tensors of the backbone; it must be a model of AffectJ%s."
                            .formatted(
                                    init,
                                    backbone.wanted() - backbone.missing().size(),
                                    backbone.wanted(),
                                    orFile(predictor.backbone())));
        }
    }

    private static String orFile(BackboneKind backbone) {
        return backbone.file().isEmpty() ? "" : " or " + backbone.file();
    }
}
