package io.github.affectj.training.report;

import io.github.affectj.base.Counts;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accuracy of each group (character, designer, speaker, source) of a split.
 *
 * @param groups those that the set names, sorted by name
 * @param isWhole whether every clip is of a group
 */
public record GroupScores(List<Group> groups, boolean isWhole) {
    /** More groups than this have no table of their own. */
    static final int MOST_LISTED = 30;

    /** Of fewer groups, drawing them anew tells too little of others. */
    static final int FEWEST_TO_DRAW = 10;

    /** No groups, of a split that names none. */
    static final GroupScores NONE = new GroupScores(List.of(), false);

    /**
     * A group's clips, or labelled steps.
     *
     * @param clips how many there are
     * @param right how many of them the model labelled correctly
     */
    public record Group(String name, int clips, int right) {
        /** Share of them that the model labelled correctly, 0 to 1. */
        public double accuracy() {
            return (double) right / clips;
        }

        private Group plus(Group other) {
            return new Group(name, clips + other.clips, right + other.right);
        }
    }

    /**
     * Counts by group.
     *
     * @param logits a row a clip, or a row a labelled step
     */
    static GroupScores of(List<double[]> logits, List<Sample> samples) {
        Map<String, Group> groups = new TreeMap<>();
        boolean whole = true;
        int row = 0;
        for (Sample sample : samples) {
            whole &= !sample.group().isEmpty();
            for (int label : sample.labels().toArray()) {
                int right = EmotionLabels.argMax(logits.get(row++)) == label ? 1 : 0;
                if (!sample.group().isEmpty()) {
                    groups.merge(sample.group(), new Group(sample.group(), 1, right), Group::plus);
                }
            }
        }
        return new GroupScores(List.copyOf(groups.values()), whole);
    }

    /** Whether the interval of the accuracy comes from drawing groups rather than clips. */
    public boolean isDrawn() {
        boolean tied = groups.stream().anyMatch(g -> g.clips() > 1);
        return isWhole && tied && groups.size() >= FEWEST_TO_DRAW;
    }

    /** The groups where they are few enough to be listed; else none. */
    public List<Group> listed() {
        return groups.size() > 1 && groups.size() <= MOST_LISTED ? groups : List.of();
    }

    /** As plain maps, for JSON: the listed groups. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Group g : listed()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(Counted.CLIPS, g.clips());
            one.put("accuracy", g.accuracy());
            Interval interval = Interval.wilson(g.right(), g.clips());
            one.put("accuracy_low", interval.low());
            one.put("accuracy_high", interval.high());
            map.put(g.name(), one);
        }
        return map;
    }

    /** The range of the listed groups for a reader; empty where none is listed. */
    public String text() {
        Collection<Group> some = new ArrayList<>(listed());
        if (some.isEmpty()) {
            return "";
        }
        Comparator<Group> byAccuracy = Comparator.comparingDouble(Group::accuracy);
        return "accuracy by group from %s to %s"
                .formatted(
                        text(some.stream().min(byAccuracy).orElseThrow()),
                        text(some.stream().max(byAccuracy).orElseThrow()));
    }

    private static String text(Group g) {
        return String.format(
                Locale.ROOT, "%.3f (%s, %d of %d)", g.accuracy(), g.name(), g.right(), g.clips());
    }

    /** How many groups there are, for a reader; empty where the set names none. */
    public String count() {
        return groups.isEmpty() ? "" : Counts.of(groups.size(), "group");
    }
}
