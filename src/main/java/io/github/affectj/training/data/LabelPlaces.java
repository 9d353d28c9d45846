package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gives the labels of a set their places, and finds what can't be meant. */
final class LabelPlaces {
    /** Longest label, in characters. */
    static final int MOST_CHARACTERS = 100;

    /**
     * Most labels of a set: a confusion matrix has a cell for each two, and a network an output for
     * each.
     */
    static final int MOST_LABELS = 4000;

    /**
     * Sets with more labels than this (identities of drawings, say) are not searched for typing
     * errors.
     */
    private static final int MOST_LABELS_TO_PROOFREAD = 50;

    /**
     * A label this much rarer than one that is spelt nearly the same is taken for a typing error.
     */
    private static final int RARER = 10;

    private LabelPlaces() {}

    /** What follows the place of a label that can't be used, as a part of a sentence, or null. */
    static String complaint(String label) {
        if (label.isEmpty()) {
            return " has no label.";
        }
        if (label.length() > MOST_CHARACTERS) {
            return ": the label '%s' has %d characters; allowed are %d."
                    .formatted(ManifestReader.shown(label), label.length(), MOST_CHARACTERS);
        }
        if (label.chars().anyMatch(Character::isISOControl)) {
            return ": a label holds a line break or another control character.";
        }
        return null;
    }

    /**
     * Makes a set of its clips.
     *
     * @throws BadInputException if a split has labels that train has not, a label looks misspelt,
     *     or there are too many
     */
    static ClipDataset number(Path folder, List<Entry> entries, List<String> notes) {
        return number(folder, entries, List.of(), notes);
    }

    /**
     * As above.
     *
     * @param declared all labels in their order, where the set has columns for them, of which each
     *     entry's is one; else empty
     */
    static ClipDataset number(
            Path folder, List<Entry> entries, List<String> declared, List<String> notes) {
        Map<String, Integer> places = new LinkedHashMap<>();
        declared.forEach(label -> places.put(label, places.size()));
        for (Entry e : entries) {
            if (e.split().equals("train")) {
                add(places, e, folder);
            }
        }
        boolean noTraining = places.isEmpty(); // a set for evaluation only, or not split yet
        List<Sample> samples = new ArrayList<>(entries.size());
        for (Entry e : entries) {
            if (noTraining) {
                add(places, e, folder);
            }
            e.labels()
                    .filter(label -> !places.containsKey(label))
                    .findFirst()
                    .ifPresent(label -> refuseUntrained(folder, e, label, places));
            samples.add(sample(e, places));
        }
        SetKinds.requireOne(folder, samples);
        List<String> labels = new ArrayList<>(places.keySet());
        if (declared.isEmpty()) {
            proofread(folder, labels, samples);
        }
        return new ClipDataset(folder, labels, samples, notes, "");
    }

    private static void refuseUntrained(
            Path folder, Entry e, String label, Map<String, Integer> places) {
        throw new BadInputException(
                "%s of %s: the label '%s' has no clips in the train split, whose labels are %s."
                        .formatted(
                                e.where(),
                                folder,
                                label,
                                shortened(new TreeSet<>(places.keySet()))));
    }

    private static Sample sample(Entry e, Map<String, Integer> places) {
        int[] steps =
                e.stepLabels() == null
                        ? null
                        : e.stepLabels().stream()
                                .mapToInt(l -> l.isEmpty() ? Sample.NO_LABEL : places.get(l))
                                .toArray();
        return new Sample(
                e.path(),
                steps == null ? places.get(e.label()) : Sample.NO_LABEL,
                e.split(),
                e.group(),
                e.gender(),
                e.where(),
                e.features() == null ? null : new ClipFeatures(e.features(), steps),
                e.shares(),
                e.figure(),
                e.span());
    }

    private static void add(Map<String, Integer> places, Entry e, Path folder) {
        e.labels().forEach(label -> add(places, label, e, folder));
    }

    private static void add(Map<String, Integer> places, String label, Entry e, Path folder) {
        places.putIfAbsent(label, places.size());
        if (places.size() > MOST_LABELS) {
            throw new BadInputException(
                    "%s of %s: the label '%s' is number %d; a set may have %d labels."
                            .formatted(e.where(), folder, label, MOST_LABELS + 1, MOST_LABELS));
        }
    }

    /** Finds labels such as "hapiness" beside many of "happiness". */
    private static void proofread(Path folder, List<String> labels, List<Sample> samples) {
        if (labels.size() > MOST_LABELS_TO_PROOFREAD) {
            return;
        }
        int[] counts = new int[labels.size()];
        samples.forEach(s -> s.labels().forEach(l -> counts[l]++));
        for (int rare = 0; rare < counts.length; rare++) {
            for (int other = 0; other < counts.length; other++) {
                if (counts[rare] * RARER <= counts[other]
                        && isNearlySpelt(labels.get(rare), labels.get(other))) {
                    int place = rare;
                    Sample first =
                            samples.stream()
                                    .filter(s -> s.labels().anyMatch(l -> l == place))
                                    .findFirst()
                                    .orElseThrow();
                    throw new BadInputException(
                            "%s of %s: the label '%s' looks like a misspelt '%s'."
                                    .formatted(
                                            first.where(),
                                            folder,
                                            labels.get(rare),
                                            labels.get(other)));
                }
            }
        }
    }

    /** One slip in four letters at most, two in all: sad and mad are two words. */
    private static boolean isNearlySpelt(String rare, String common) {
        int allowed = Math.min(2, Math.max(rare.length(), common.length()) / 4);
        return distance(rare, common) <= allowed;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
            }
            last = row;
        }
        return last[b.length()];
    }

    /** Some labels in a sentence. */
    static String shortened(Collection<String> labels) {
        List<String> some = labels.stream().limit(12).toList();
        return String.join(", ", some) + (labels.size() > some.size() ? ", ..." : "");
    }
}
