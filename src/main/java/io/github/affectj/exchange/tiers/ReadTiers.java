package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param tiers in the order of the file, each with a name of its own
 * @param notes what the user should know of the file, a sentence each
 * @param elan what else a file of ELAN holds; empty for other formats
 */
public record ReadTiers(List<Tier> tiers, List<String> notes, Optional<ElanDocument> elan) {
    /** Copies the lists. */
    public ReadTiers {
        tiers = List.copyOf(tiers);
        notes = List.copyOf(notes);
    }
}
