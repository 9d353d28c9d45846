package io.github.affectj.exchange.tiers;

import io.github.affectj.result.ResultPart;
import java.nio.file.Path;
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

    /** What messages call the file, which was read once already. */
    private static final Path NAME = Path.of("the imported .eaf");

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

    /**
     * The controlled vocabulary that the file gives a tier, in its order.
     *
     * @param tier name of the tier on the stack
     * @return none where the file has none for it
     */
    public List<String> vocabulary(String tier) {
        List<String> ids = tiers.getOrDefault(tier, List.of());
        return ids.isEmpty() ? List.of() : EafVocabulary.of(EafXml.parse(xml, NAME), ids.get(0));
    }

    /** The whole document: what it holds besides tiers speaks of the whole film. */
    @Override
    public Optional<ResultPart> between(double from, double to) {
        return Optional.of(this);
    }
}
