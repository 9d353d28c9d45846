package io.github.affectj.result;

import java.util.List;

/** The emotions a model tells apart, in its order. At least two, all different, none blank. */
public record EmotionLabels(List<String> names) {

    /** Checks and copies the names. */
    public EmotionLabels {
        names = List.copyOf(names);
        if (names.size() < 2
                || names.stream().distinct().count() != names.size()
                || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "At least two different labels are needed, not " + names);
        }
    }

    /** How many labels there are. */
    public int size() {
        return names.size();
    }

    /** The label at a place, from 0. */
    public String get(int index) {
        return names.get(index);
    }

    /** The place of a label, from 0, or -1 if there is none of that name. */
    public int indexOf(String name) {
        return names.indexOf(name);
    }

    /** The place of the largest score; the first of equals. */
    public static int argMax(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
