package io.github.affectj.result;

import io.github.affectj.base.ForeignText;
import java.util.List;
import java.util.Optional;

/**
 * The emotions a model tells apart, in its order. From two to {@value #MOST}, all different, none
 * blank, each a line of at most {@value #LONGEST} characters.
 */
public record EmotionLabels(List<String> names) {
    /** How many labels there may be. */
    public static final int MOST = 1000;

    /** Characters of a label: it must fit on a frame and into the heading of a column. */
    public static final int LONGEST = 100;

    /** Checks and copies the names. */
    public EmotionLabels {
        names = List.copyOf(names);
        if (names.size() > MOST) {
            throw new IllegalArgumentException(
                    "At most " + MOST + " labels are allowed, not " + names.size());
        }
        names.forEach(name -> fault(name).ifPresent(EmotionLabels::refuse));
        if (names.size() < 2
                || names.stream().distinct().count() != names.size()
                || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "At least two different labels are needed, not " + names);
        }
    }

    private static void refuse(String fault) {
        throw new IllegalArgumentException(fault);
    }

    /**
     * What is wrong with a label, as a sentence without its point; empty if nothing is.
     *
     * @param name the label
     */
    public static Optional<String> fault(String name) {
        boolean tooLong = name.length() > LONGEST;
        boolean markup = name.regionMatches(true, 0, "<html", 0, "<html".length());
        if (!tooLong && !markup && name.equals(ForeignText.plain(name))) {
            return Optional.empty();
        }
        return Optional.of(
                "The label '%s' %s; up to %d characters of one line are allowed"
                        .formatted(
                                ForeignText.of(name),
                                tooLong
                                        ? "has " + name.length() + " characters"
                                        : markup ? "begins as HTML does" : "has control characters",
                                LONGEST));
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
