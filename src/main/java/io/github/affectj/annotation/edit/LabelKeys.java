package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.Tier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which label the keys 1 to 9 give.
 *
 * @param labels in the order of the keys; may be more than there are keys, never with an empty one
 */
public record LabelKeys(List<String> labels) {
    /** How many labels have a key. */
    public static final int KEYS = 9;

    /** Copies the list without empty labels and repetitions. */
    public LabelKeys {
        Set<String> distinct = new LinkedHashSet<>();
        labels.stream().map(String::strip).filter(l -> !l.isEmpty()).forEach(distinct::add);
        labels = List.copyOf(distinct);
    }

    /**
     * The labels for a tier: those that were chosen for it, or else those of its file; then those
     * that occur in it, unless they only number its segments, as those of shots. A tier that has
     * none of these gets the model's.
     *
     * @param chosen by the user; may be empty
     * @param file the controlled vocabulary of the file that it was imported from; may be empty
     * @param model the labels of the stack's current result; may be empty
     */
    public static LabelKeys of(
            Tier tier, List<String> chosen, List<String> file, List<String> model) {
        Set<String> labels = new LinkedHashSet<>(chosen.isEmpty() ? file : chosen);
        if (!isNumbered(tier)) {
            tier.labels().stream().filter(label -> !label.isBlank()).forEach(labels::add);
        }
        return new LabelKeys(labels.isEmpty() ? model : List.copyOf(labels));
    }

    private static boolean isNumbered(Tier tier) {
        for (int i = 0; i < tier.segments().size(); i++) {
            if (!tier.segments().get(i).label().equals(Integer.toString(i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** The label of a key, 1 to 9; empty where there are not so many. */
    public Optional<String> label(int key) {
        return key >= 1 && key <= Math.min(KEYS, labels.size())
                ? Optional.of(labels.get(key - 1))
                : Optional.empty();
    }

    /** The same with further labels behind, so that no key changes its meaning. */
    public LabelKeys and(List<String> more) {
        Set<String> all = new LinkedHashSet<>(labels);
        all.addAll(more);
        return new LabelKeys(List.copyOf(all));
    }
}
