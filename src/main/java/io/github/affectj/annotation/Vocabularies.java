package io.github.affectj.annotation;

import io.github.affectj.result.ResultPart;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels that a person chose for tiers, in the order of the keys 1 to 9. Immutable.
 *
 * @param byTier for each tier that has such, by its name, its labels; no empty lists
 */
public record Vocabularies(Map<String, List<String>> byTier) implements ResultPart {
    /** Its key among the parts of a clip's results. */
    public static final String KEY = "vocabularies";

    /** For no tier. */
    public static final Vocabularies EMPTY = new Vocabularies(Map.of());

    /** Copies the map. */
    public Vocabularies {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byTier.forEach(
                (tier, labels) -> {
                    if (!labels.isEmpty()) {
                        copy.put(tier, List.copyOf(labels));
                    }
                });
        byTier = Collections.unmodifiableMap(copy);
    }

    @Override
    public String key() {
        return KEY;
    }

    /** The labels of a tier; none where nobody chose any. */
    public List<String> of(String tier) {
        return byTier.getOrDefault(tier, List.of());
    }

    /** The same with other labels for a tier; with none, it has none any more. */
    public Vocabularies with(String tier, List<String> labels) {
        Map<String, List<String>> more = new LinkedHashMap<>(byTier);
        more.put(tier, labels);
        return new Vocabularies(more);
    }

    @Override
    public Optional<ResultPart> between(double from, double to) {
        return Optional.of(this);
    }
}
