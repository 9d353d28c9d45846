package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The labels of two tiers as numbers. Capital and small letters, and spaces at the ends, make no
 * difference: people write {@code Joy}, models {@code joy}.
 */
final class LabelList {
    /** What has no label. */
    static final int NONE = -1;

    /** More are no vocabulary; who compares the words of captions wants something else. */
    private static final int MOST = 200;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @throws BadInputException if there are too many labels
     */
    LabelList(Tier first, Tier second) {
        for (Tier tier : List.of(first, second)) {
            for (String label : tier.labels()) {
                if (!same(label).isEmpty() && !places.containsKey(same(label))) {
                    places.put(same(label), names.size());
                    names.add(label.strip());
                }
            }
        }
        if (names.size() > MOST) {
            throw new BadInputException(
                    "the tiers '%s' and '%s' have %d different labels, as captions have; at most %d can be compared."
                            .formatted(first.name(), second.name(), names.size(), MOST));
        }
    }

    /** The label as it is compared. */
    static String same(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether two lists have at least one label in common. */
    static boolean meet(Collection<String> some, Collection<String> others) {
        return some.stream()
                .map(LabelList::same)
                .filter(label -> !label.isEmpty())
                .anyMatch(label -> others.stream().anyMatch(o -> same(o).equals(label)));
    }

    /** How many there are. */
    int size() {
        return names.size();
    }

    /** As they were written first. */
    List<String> names() {
        return names;
    }

    /** The place of a segment's label, or {@link #NONE}; a segment of null has none. */
    int of(Segment segment) {
        return segment == null ? NONE : places.getOrDefault(same(segment.label()), NONE);
    }
}
