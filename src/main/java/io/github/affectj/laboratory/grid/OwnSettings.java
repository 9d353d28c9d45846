package io.github.affectj.laboratory.grid;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.training.run.TrainingKey;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a system of the list may have of its own in parentheses: options of its architecture, and
 * settings of its training, such as {@code lr:0.001}. Where an architecture has an option of the
 * name of a setting, the option is meant.
 *
 * @param options of the architecture, not checked
 * @param training checked
 */
record OwnSettings(Map<String, String> options, Map<TrainingKey, Object> training) {
    /** Settings of the training that may differ from system to system. */
    private static final List<TrainingKey> KEYS =
            ComparisonSettings.compared().stream().filter(k -> k != TrainingKey.SKIPBAD).toList();

    /**
     * Parts what was written into options and settings.
     *
     * @param given texts of values by name
     * @throws BadInputException if one is neither, or a setting has a value that is not allowed
     */
    static OwnSettings of(ModelArchitecture architecture, Map<String, String> given) {
        Map<String, String> options = new LinkedHashMap<>();
        Map<TrainingKey, Object> training = new EnumMap<>(TrainingKey.class);
        given.forEach(
                (name, value) -> {
                    if (HyperValues.isOption(architecture, name)) {
                        options.put(name, value);
                    } else {
                        TrainingKey key = key(name).orElseThrow(() -> unknown(architecture, name));
                        training.put(key, parsed(architecture, key, value));
                    }
                });
        return new OwnSettings(options, training);
    }

    private static Object parsed(ModelArchitecture architecture, TrainingKey key, String value) {
        try {
            return key.parsed(value);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "architectures: %s: %s".formatted(architecture.key(), e.getMessage()), e);
        }
    }

    private static Optional<TrainingKey> key(String name) {
        return KEYS.stream().filter(k -> k.key().equals(name)).findFirst();
    }

    private static BadInputException unknown(ModelArchitecture architecture, String name) {
        return new BadInputException(
                "there is no option \"%s\" of the architecture %s; %s, and of the training's settings %s."
                        .formatted(
                                name,
                                architecture.key(),
                                HyperValues.allowed(architecture),
                                KEYS.stream()
                                        .map(TrainingKey::key)
                                        .collect(Collectors.joining(", "))));
    }
}
