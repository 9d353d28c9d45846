package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes tiers of what a reader finds, and the checks that are the same for all formats: times are
 * brought back to the film's frames, and lie in the film; who overlaps whom is told with lines.
 */
final class TierCollector {
    /** Sound may be longer than the video, and other programs measure films otherwise. */
    private static final double GRACE_SECONDS = 1;

    /** Longest label that is taken; our json takes no longer ones. */
    private static final int MOST_LETTERS = 10_000;

    private final Path path;
    private final Film film;
    private final Map<String, Rows> tiers = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * What a file says of one segment.
     *
     * @param line of the file, from 1
     */
    record Row(
            Moment start, Moment end, String label, OptionalDouble value, String source, int line) {

        Row(Moment start, Moment end, String label, int line) {
            this(start, end, label, OptionalDouble.empty(), "", line);
        }
    }

    private record Placed(Segment segment, int line) {}

    private record Rows(String coder, Optional<TierKind> kind, List<Placed> placed) {}

    TierCollector(Path path, Film film) {
        this.path = path;
        this.film = film;
    }

    /** How messages name a line of the file. */
    static String at(Path path, int line) {
        return path + " line " + line;
    }

    /**
     * Begins a tier, which may stay empty; does nothing if it is there.
     *
     * @param kind what the file says of how its segments lie; empty for the narrowest that they
     *     allow
     */
    void tier(String name, String coder, Optional<TierKind> kind) {
        tiers.putIfAbsent(name, new Rows(coder, kind, new ArrayList<>()));
    }

    /** The coder of a tier that was begun. */
    String coder(String tier) {
        return tiers.get(tier).coder();
    }

    /**
     * Takes a segment.
     *
     * @throws BadInputException if it can't be, or lies beyond the film
     */
    void add(String tier, Row row) {
        String place = at(path, row.line());
        if (row.label().length() > MOST_LETTERS) {
            throw new BadInputException(
                    "%s: a label has %d letters; at most %d are allowed."
                            .formatted(place, row.label().length(), MOST_LETTERS));
        }
        double start = film.frames().restored(row.start().seconds(), row.start().rounding());
        double end = film.frames().restored(row.end().seconds(), row.end().rounding());
        if (end <= start && row.end().seconds() > row.start().seconds()) {
            start = row.start().seconds(); // shorter than the rounding: no point yet
            end = row.end().seconds();
        }
        Segment segment;
        try {
            segment = new Segment(start, end, row.label(), row.value(), row.source());
        } catch (BadInputException e) {
            throw new BadInputException(place + ": " + e.getMessage(), e);
        }
        if (start > film.end() || end > film.end() + GRACE_SECONDS) {
            throw new BadInputException(
                    "%s: the segment '%s' (%s) lies beyond %s, which ends at %.3f s; open the whole film, or take the file that belongs to it."
                            .formatted(
                                    place,
                                    ForeignText.of(row.label()),
                                    segment.place(),
                                    film.name(),
                                    film.end()));
        }
        tiers.get(tier).placed().add(new Placed(segment, row.line()));
    }

    /** Tells the user something of the file, in one sentence. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** What was told. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * The tiers in the order in which they were begun, each under the name it was begun with.
     *
     * @throws BadInputException if segments lie as the kind of their tier forbids it
     */
    Map<String, Tier> tiers() {
        Map<String, Tier> made = new LinkedHashMap<>();
        AnnotationSet named = AnnotationSet.EMPTY;
        for (Map.Entry<String, Rows> entry : tiers.entrySet()) {
            Tier tier = tier(entry.getKey(), entry.getValue());
            // Names are cut where they are too long, and may then be the same.
            tier = tier.named(named.freeName(tier.name()));
            named = named.with(tier);
            made.put(entry.getKey(), tier);
        }
        return made;
    }

    private Tier tier(String name, Rows rows) {
        rows.placed()
                .sort(
                        Comparator.comparingDouble((Placed p) -> p.segment().start())
                                .thenComparingDouble(p -> p.segment().end()));
        List<Segment> segments = rows.placed().stream().map(Placed::segment).toList();
        Optional<String> overlap = overlap(name, rows.placed());
        try {
            Tier tier =
                    rows.kind().isEmpty()
                            ? Tier.of(name, rows.coder(), segments)
                            : new Tier(name, rows.kind().get(), rows.coder(), segments);
            if (rows.kind().isEmpty() && tier.kind() == TierKind.OVERLAPPING) {
                overlap.ifPresent(sentence -> note(sentence + "; both are kept."));
            }
            return tier;
        } catch (BadInputException e) {
            throw new BadInputException(
                    overlap.map(sentence -> sentence + ", which this kind of tier forbids.")
                            .orElseGet(() -> path + ": " + e.getMessage()),
                    e);
        }
    }

    /** Two segments of a tier that overlap, in a sentence without its end. */
    private Optional<String> overlap(String name, List<Placed> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            Placed before = sorted.get(i - 1);
            Placed next = sorted.get(i);
            boolean touch =
                    next.segment().start() > before.segment().end()
                            || (next.segment().start() == before.segment().end()
                                    && !(before.segment().isPoint() && next.segment().isPoint()));
            if (!touch) {
                return Optional.of(
                        "%s: in the tier '%s' the segment '%s' (%s) overlaps that of line %d, '%s' (%s)"
                                .formatted(
                                        at(path, next.line()),
                                        ForeignText.of(name),
                                        ForeignText.of(next.segment().label()),
                                        next.segment().place(),
                                        before.line(),
                                        ForeignText.of(before.segment().label()),
                                        before.segment().place()));
            }
        }
        return Optional.empty();
    }
}
