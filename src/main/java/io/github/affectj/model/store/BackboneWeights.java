package io.github.affectj.model.store;

import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How much of a network's backbone a file of weights had.
 *
 * @param file safetensors
 * @param wanted tensors of the backbone
 * @param missing those of them that the file lacks, or has in another shape
 */
public record BackboneWeights(Path file, int wanted, List<String> missing) {

    /**
     * Fills what fits of a network, backbone and head.
     *
     * @param file safetensors
     * @param state parameters of the network, by name
     * @param today the name that a stored tensor has now, as in {@link WeightsFile#loadMatching}
     */
    public static BackboneWeights fill(
            Path file, Map<String, Parameter> state, UnaryOperator<String> today) {
        Set<String> filled = new HashSet<>(WeightsFile.loadMatching(file, state, today));
        List<String> wanted =
                state.keySet().stream().filter(name -> name.startsWith("backbone.")).toList();
        return new BackboneWeights(
                file,
                wanted.size(),
                wanted.stream().filter(name -> !filled.contains(name)).toList());
    }

    /** Whether no tensor of the backbone is left as it was. */
    public boolean isWhole() {
        return missing.isEmpty();
    }

    /**
     * Makes sure that it is.
     *
     * @throws BadInputException if not, naming a tensor
     */
    public void requireWhole() {
        if (!isWhole()) {
            throw new BadInputException(
                    "%s has no tensor '%s' of the shape that the backbone needs."
                            .formatted(ForeignText.of(file), missing.get(0)));
        }
    }
}
