package io.github.affectj.exchange.tiers;

import io.github.affectj.result.ResultPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of ELAN as it was when tiers were imported from it, kept beside these for all that they do
 * not hold: the hierarchy of tiers, types, vocabularies, participants, links. An export to .eaf
 * brings it up to date instead of making a new one. Immutable.
 *
 * @param xml the whole file
 * @param tiers for each tier that was imported, by its name on the stack, the ids of the tiers of
 *     the file that hold it: one, or several where segments overlap
 */
public record ElanDocument(String xml, Map<String, List<String>> tiers) implements ResultPart {
    /** Its key among the parts of a clip's results. */
    public static final String KEY = "elan";

    /** Copies the map. */
    public ElanDocument {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        tiers.forEach((name, ids) -> copy.put(name, List.copyOf(ids)));
        tiers = java.util.Collections.unmodifiableMap(copy);
    }

    @Override
    public String key() {
        return KEY;
    }

    /** The whole document: what it holds besides tiers speaks of the whole film. */
    @Override
    public Optional<ResultPart> between(double from, double to) {
        return Optional.of(this);
    }
}
