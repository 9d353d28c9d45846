package io.github.affectj.annotation;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Segments of one kind, said by one coder: shots, what is felt, who speaks. Immutable.
 *
 * @param name of the tier, not empty
 * @param kind how its segments may lie to each other
 * @param coder who labelled it: a person's name or initials, or a model's id; may be empty
 * @param segments by start, then by end
 */
public record Tier(String name, TierKind kind, String coder, List<Segment> segments) {
    private static final Comparator<Segment> ORDER =
            Comparator.comparingDouble(Segment::start).thenComparingDouble(Segment::end);

    /**
     * Sorts the segments and checks how they lie.
     *
     * @throws BadInputException if the name is empty, or two segments lie as the kind forbids it,
     *     in a sentence that names them
     */
    public Tier {
        name = ForeignText.of(name).strip();
        if (name.isEmpty()) {
            throw new BadInputException("a tier needs a name.");
        }
        List<Segment> sorted = new ArrayList<>(segments);
        sorted.sort(ORDER);
        segments = List.copyOf(sorted);
        for (int i = 0; i < segments.size(); i++) {
            check(name, kind, segments.get(i), i == 0 ? null : segments.get(i - 1));
        }
    }

    private static void check(String name, TierKind kind, Segment segment, Segment before) {
        if (kind == TierKind.POINTS && !segment.isPoint()) {
            throw new BadInputException(
                    "the tier '%s' is one of points, but has a segment from %s."
                            .formatted(name, segment.place()));
        }
        if (before != null && !kind.allows(before, segment)) {
            throw new BadInputException(
                    "in the tier '%s' the segments '%s' (%s) and '%s' (%s) overlap."
                            .formatted(
                                    name,
                                    ForeignText.of(before.label()),
                                    before.place(),
                                    ForeignText.of(segment.label()),
                                    segment.place()));
        }
    }

    /**
     * A tier of the narrowest kind that its segments allow.
     *
     * @param given segments in any order
     */
    public static Tier of(String name, String coder, Collection<Segment> given) {
        List<Segment> sorted = new ArrayList<>(given);
        sorted.sort(ORDER);
        boolean points = !sorted.isEmpty() && sorted.stream().allMatch(Segment::isPoint);
        TierKind kind = points ? TierKind.POINTS : TierKind.SEQUENCE;
        for (int i = 1; i < sorted.size(); i++) {
            if (!kind.allows(sorted.get(i - 1), sorted.get(i))) {
                kind = TierKind.OVERLAPPING;
            }
        }
        return new Tier(name, kind, coder, sorted);
    }

    /** The same with other segments. */
    public Tier withSegments(Collection<Segment> others) {
        return new Tier(name, kind, coder, List.copyOf(others));
    }

    /** The same under another name. */
    public Tier named(String other) {
        return new Tier(other, kind, coder, segments);
    }

    /** The labels that occur, in the order in which they come first. */
    public List<String> labels() {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        segments.forEach(segment -> found.add(segment.label()));
        return List.copyOf(found);
    }

    /** The segment that a moment belongs to; of several the one that began last. */
    public Optional<Segment> at(double seconds) {
        int low = 0;
        int high = segments.size();
        while (low < high) { // the first that begins behind the moment
            int middle = (low + high) >>> 1;
            if (segments.get(middle).start() > seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (int i = low - 1; i >= 0; i--) {
            if (segments.get(i).holds(seconds)) {
                return Optional.of(segments.get(i));
            }
            if (kind != TierKind.OVERLAPPING && !segments.get(i).isPoint()) {
                break; // what came before ended before this one began
            }
        }
        return Optional.empty();
    }

    /**
     * What of it belongs to a part of the clip: segments that reach over an edge are cut there.
     *
     * @param from seconds from the clip's start
     * @param to seconds from the clip's start
     */
    public Tier between(double from, double to) {
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : segments) {
            boolean within =
                    segment.isPoint()
                            ? segment.start() >= from && segment.start() < to
                            : segment.end() > from && segment.start() < to;
            if (within) {
                kept.add(segment.at(Math.max(from, segment.start()), Math.min(to, segment.end())));
            }
        }
        return withSegments(kept);
    }

    /** The end of the segment that ends last, in seconds; 0 without segments. */
    public double end() {
        return segments.stream().mapToDouble(Segment::end).max().orElse(0);
    }
}
