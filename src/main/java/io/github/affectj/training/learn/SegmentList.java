package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.result.EmotionLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The labelled segments of some films, checked. Capital and small letters and spaces at the ends of
 * labels make no difference.
 *
 * @param labels as they were written first
 * @param segments film by film, by start
 * @param groups how many there are
 * @param areShots whether groups are shots; else stretches of time
 */
record SegmentList(
        List<String> labels, List<LabelledSegment> segments, int groups, boolean areShots) {
    /** With fewer segments no estimate says anything. */
    static final int FEWEST = 10;

    /** With fewer groups there is too little to leave out. */
    static final int FEWEST_GROUPS = 5;

    /** More labels are no vocabulary. */
    private static final int MOST_LABELS = 50;

    /** A segment may end so much behind its film, by rounding and bad clocks, in seconds. */
    private static final double BEYOND = 1;

    /**
     * Gathers them.
     *
     * @throws BadInputException if there is nothing to learn, in a sentence that says what is
     *     needed
     */
    static SegmentList of(List<LabelledFilm> films) {
        Map<String, Integer> places = new HashMap<>();
        List<String> labels = new ArrayList<>();
        List<LabelledSegment> all = new ArrayList<>();
        int groups = 0;
        for (int f = 0; f < films.size(); f++) {
            LabelledFilm film = films.get(f);
            List<Segment> own = labelled(film);
            int[] parts = SegmentGroups.of(own, film.shots());
            for (int i = 0; i < own.size(); i++) {
                String written = own.get(i).label().strip();
                int label =
                        places.computeIfAbsent(
                                written.toLowerCase(Locale.ROOT),
                                key -> {
                                    labels.add(written);
                                    return labels.size() - 1;
                                });
                all.add(new LabelledSegment(f, own.get(i), label, groups + parts[i]));
            }
            groups += SegmentGroups.count(parts);
        }
        boolean shots = films.stream().allMatch(film -> film.shots().isPresent());
        SegmentList list = new SegmentList(List.copyOf(labels), List.copyOf(all), groups, shots);
        list.check(films.get(0).labels());
        return list;
    }

    /** Those of a film that have a label and a length. */
    private static List<Segment> labelled(LabelledFilm film) {
        Tier tier = film.labels();
        List<Segment> written = tier.segments().stream().filter(s -> !s.label().isBlank()).toList();
        if (!written.isEmpty() && written.stream().allMatch(Segment::isPoint)) {
            throw new BadInputException(
                    "tier=%s has points only; labels are learnt from segments with a start and an end."
                            .formatted(tier.name()));
        }
        double end = film.end();
        for (Segment segment : written) {
            if (segment.end() > end + BEYOND) {
                throw new BadInputException(
                        "tier=%s: the segment '%s' (%s) lies beyond the end of %s, which is at %.3f s."
                                .formatted(
                                        tier.name(),
                                        ForeignText.of(segment.label()),
                                        segment.place(),
                                        ForeignText.of(film.clip().name()),
                                        end));
            }
        }
        return written.stream().filter(s -> !s.isPoint()).toList();
    }

    private void check(Tier tier) {
        String name = "tier=" + tier.name();
        if (labels.size() < 2) {
            throw new BadInputException(
                    labels.isEmpty()
                            ? name
                                    + " has no labelled segments; label some, at least "
                                    + FEWEST
                                    + "."
                            : "%s has the label '%s' only; at least two labels are needed."
                                    .formatted(name, ForeignText.of(labels.get(0))));
        }
        if (labels.size() > MOST_LABELS) {
            throw new BadInputException(
                    "%s has %d different labels, as captions have; at most %d can be learnt."
                            .formatted(name, labels.size(), MOST_LABELS));
        }
        try {
            new EmotionLabels(labels);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "%s can't be learnt from: %s.".formatted(name, e.getMessage()), e);
        }
        if (segments.size() < FEWEST || groups < FEWEST_GROUPS) {
            throw new BadInputException(
                    "%s has %s in %s; at least %d in %d are needed, since whole %s are left out to estimate how good the model is."
                            .formatted(
                                    name,
                                    Counts.of(segments.size(), "labelled segment"),
                                    groups + " " + (groups == 1 ? thing() : things()),
                                    FEWEST,
                                    FEWEST_GROUPS,
                                    things()));
        }
        for (int k = 0; k < labels.size(); k++) {
            checkLabel(name, k);
        }
    }

    private void checkLabel(String name, int label) {
        List<LabelledSegment> own = segments.stream().filter(s -> s.label() == label).toList();
        if (own.stream().map(LabelledSegment::group).distinct().count() < 2) {
            throw new BadInputException(
                    "%s: the label '%s' stands in one %s only (%s to %s s); learning needs it in another one, too."
                            .formatted(
                                    name,
                                    ForeignText.of(labels.get(label)),
                                    thing(),
                                    seconds(own.get(0).segment().start()),
                                    seconds(own.get(own.size() - 1).segment().end())));
        }
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** What a group is, for people. */
    String thing() {
        return areShots ? "shot" : "stretch of time";
    }

    /** The same of several. */
    String things() {
        return areShots ? "shots" : "stretches of time";
    }

    /** How many there are of each label. */
    int[] counts() {
        int[] counts = new int[labels.size()];
        segments.forEach(s -> counts[s.label()]++);
        return counts;
    }

    /** The label of each segment. */
    int[] truth() {
        return segments.stream().mapToInt(LabelledSegment::label).toArray();
    }

    /**
     * The fold of each segment. Folds are made of blocks of groups that follow each other, two
     * blocks a fold that lie far apart in time; so what is left out is seldom next to what is
     * learnt from, and never in the same shot.
     *
     * @param most folds
     */
    int[] folds(int most) {
        int blocks = Math.min(groups, 2 * most);
        int[] blockOfGroup = new int[groups];
        int before = 0;
        TreeSet<Integer> seen = new TreeSet<>();
        for (int i = 0; i < segments.size(); i++) {
            if (seen.add(segments.get(i).group())) {
                blockOfGroup[segments.get(i).group()] = (int) ((long) before * blocks / groups);
                before++;
            }
        }
        int folds = Math.min(most, blocks);
        return segments.stream().mapToInt(s -> blockOfGroup[s.group()] % folds).toArray();
    }
}
