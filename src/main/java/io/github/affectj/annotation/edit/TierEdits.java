package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.util.List;

/**
 * Whole tiers, and the labels that were chosen for them.
 *
 * @param tiers of a clip
 * @param vocabularies of these tiers
 */
public record TierEdits(AnnotationSet tiers, Vocabularies vocabularies) {

    /**
     * With an empty tier behind the others.
     *
     * @param vocabulary its labels in the order of the keys 1 to 9; may be empty
     * @throws BadInputException if the name is empty or taken
     */
    public TierEdits add(String name, TierKind kind, String coder, List<String> vocabulary) {
        Tier tier = new Tier(name, kind, coder.strip(), List.of());
        requireFree(tier.name());
        return new TierEdits(tiers.with(tier), vocabularies.with(tier.name(), vocabulary));
    }

    /** With a tier in the place of the one of its name, or behind the others. */
    public TierEdits with(Tier tier) {
        return new TierEdits(tiers.with(tier), vocabularies);
    }

    /** With other labels for the keys 1 to 9 in a tier. */
    public TierEdits with(String name, List<String> vocabulary) {
        return new TierEdits(tiers, vocabularies.with(name, vocabulary));
    }

    /**
     * With another name for a tier, in the same place.
     *
     * @throws BadInputException if there is no such tier, or the other name is empty or taken
     */
    public TierEdits rename(String name, String other) {
        Tier renamed = tiers.need(name).named(other);
        if (renamed.name().equals(name)) {
            return this;
        }
        requireFree(renamed.name());
        return new TierEdits(
                new AnnotationSet(
                        tiers.tiers().stream()
                                .map(tier -> tier.name().equals(name) ? renamed : tier)
                                .toList()),
                vocabularies.with(renamed.name(), vocabularies.of(name)).with(name, List.of()));
    }

    /**
     * Without a tier.
     *
     * @throws BadInputException if there is no such tier
     */
    public TierEdits delete(String name) {
        tiers.need(name);
        return new TierEdits(tiers.without(name), vocabularies.with(name, List.of()));
    }

    private void requireFree(String name) {
        if (tiers.tier(name).isPresent()) {
            throw new BadInputException(
                    "there is a tier '%s' already; give another name."
                            .formatted(ForeignText.of(name)));
        }
    }
}
