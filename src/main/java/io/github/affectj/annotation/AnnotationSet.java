package io.github.affectj.annotation;

import io.github.affectj.base.BadInputException;
import io.github.affectj.result.ResultPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All tiers of one clip, each with a name of its own. Immutable: what changes it makes another one,
 * so that to undo is to take the former one again.
 *
 * @param tiers in the order in which they are shown
 */
public record AnnotationSet(List<Tier> tiers) implements ResultPart {
    /** Its key among the parts of a clip's results. */
    public static final String KEY = "tiers";

    /** No tiers. */
    public static final AnnotationSet EMPTY = new AnnotationSet(List.of());

    /**
     * Copies the list.
     *
     * @throws BadInputException if two tiers have the same name
     */
    public AnnotationSet {
        tiers = List.copyOf(tiers);
        List<String> names = new ArrayList<>();
        for (Tier tier : tiers) {
            if (names.contains(tier.name())) {
                throw new BadInputException(
                        "there are two tiers with the name '%s'.".formatted(tier.name()));
            }
            names.add(tier.name());
        }
    }

    @Override
    public String key() {
        return KEY;
    }

    /** The names of the tiers, in their order. */
    public List<String> names() {
        return tiers.stream().map(Tier::name).toList();
    }

    /** The tier of a name. */
    public Optional<Tier> tier(String name) {
        return tiers.stream().filter(tier -> tier.name().equals(name)).findFirst();
    }

    /**
     * The tier of a name.
     *
     * @throws BadInputException if there is none, in a sentence that names those there are
     */
    public Tier need(String name) {
        return tier(name)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        tiers.isEmpty()
                                                ? "tier=%s is not there; the clip has no tiers."
                                                        .formatted(name)
                                                : "tier=%s is not there; allowed are %s."
                                                        .formatted(
                                                                name, String.join(", ", names()))));
    }

    /** The same with a tier, in the place of the one of its name, or behind the others. */
    public AnnotationSet with(Tier tier) {
        List<Tier> more = new ArrayList<>(tiers);
        int at = names().indexOf(tier.name());
        if (at < 0) {
            more.add(tier);
        } else {
            more.set(at, tier);
        }
        return new AnnotationSet(more);
    }

    /** The same without the tier of a name. */
    public AnnotationSet without(String name) {
        return new AnnotationSet(tiers.stream().filter(tier -> !tier.name().equals(name)).toList());
    }

    /**
     * A name that no tier has yet: the wanted one, or with a number behind it.
     *
     * @param wanted not empty
     */
    public String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; tier(name).isPresent(); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    @Override
    public Optional<ResultPart> between(double from, double to) {
        return Optional.of(
                new AnnotationSet(tiers.stream().map(tier -> tier.between(from, to)).toList()));
    }
}
