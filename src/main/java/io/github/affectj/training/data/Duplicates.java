package io.github.affectj.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds clips that a set holds more than once: by the same path, by a link or as a copy. Fed with
 * hashes of their bytes, it tells which stand under two labels and which in two splits.
 */
public final class Duplicates {
    private final Map<String, Sample> firstOf = new HashMap<>(); // by hash
    private String label = "";
    private String split = "";
    private int labels;
    private int splits;

    /** Takes a clip and the hash of its bytes. */
    public void add(Sample sample, String hash) {
        Sample first = firstOf.putIfAbsent(hash + sample.span().suffix(), sample);
        if (first == null) {
            return;
        }
        if (first.label() != sample.label() && labels++ == 0) {
            label = "%s, which is also %s".formatted(name(sample), name(first));
        }
        if (!first.split().equals(sample.split()) && splits++ == 0) {
            split =
                    "%s (%s), which is also %s (%s)"
                            .formatted(name(sample), sample.split(), name(first), first.split());
        }
    }

    /** A sentence for each kind that was found. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (splits > 0) {
            notes.add(
                    "The same clip stands in two splits (%d found), so that scores are too good: the first is %s."
                            .formatted(splits, split));
        }
        if (labels > 0) {
            notes.add(
                    "The same clip stands under two labels (%d found), of which one must be wrong: the first is %s."
                            .formatted(labels, label));
        }
        return notes;
    }

    private static String name(Sample sample) {
        String file = sample.path().getFileName().toString();
        return sample.where().endsWith(file) ? sample.where() : file + " in " + sample.where();
    }
}
