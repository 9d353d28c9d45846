package io.github.affectj.annotation;

import io.github.affectj.base.BadInputException;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A stretch of a clip and what is said of it.
 *
 * @param start seconds from the clip's start, 0 or more
 * @param end seconds from the clip's start: the first moment that does not belong to it any more;
 *     equal to {@code start} for a point
 * @param label what is said, as it is written in the file or by the person; may be empty, never
 *     null
 * @param value a number that goes with it, as a rating; empty where there is none
 * @param source who said it, where that is not the tier's coder: a person's name or a model's id;
 *     empty for the coder
 */
public record Segment(double start, double end, String label, OptionalDouble value, String source) {

    /**
     * Checks the times.
     *
     * @throws BadInputException if a time is negative or no number, or the end is before the start
     */
    public Segment {
        if (!(start >= 0)
                || Double.isInfinite(start)
                || !(end >= start)
                || Double.isInfinite(end)) {
            throw new BadInputException(
                    ("a segment can't go from %s s to %s s; allowed are 0 and more, and an end that is"
                                    + " not before the start.")
                            .formatted(start, end));
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new BadInputException(
                    "the segment at %s has the value %s, which is no number."
                            .formatted(place(start, end), value.getAsDouble()));
        }
    }

    /** A segment with a label, said by the tier's coder. */
    public Segment(double start, double end, String label) {
        this(start, end, label, OptionalDouble.empty(), "");
    }

    /** Seconds from start to end. */
    public double duration() {
        return end - start;
    }

    /** Whether it has no length. */
    public boolean isPoint() {
        return end == start;
    }

    /** Seconds that both have in common; 0 where they only touch. */
    public double overlap(Segment other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }

    /** Whether a moment belongs to it; a point has the moment of its start. */
    public boolean holds(double seconds) {
        return isPoint() ? seconds == start : seconds >= start && seconds < end;
    }

    /** The same at other times. */
    public Segment at(double newStart, double newEnd) {
        return new Segment(newStart, newEnd, label, value, source);
    }

    /** The same with another label. */
    public Segment labelled(String newLabel, String newSource) {
        return new Segment(start, end, newLabel, value, newSource);
    }

    /** The same with another value, or none. */
    public Segment valued(OptionalDouble newValue, String newSource) {
        return new Segment(start, end, label, newValue, newSource);
    }

    /** Its place as people read it: {@code 1.200 s to 3.480 s}. */
    public String place() {
        return place(start, end);
    }

    private static String place(double start, double end) {
        return start == end
                ? String.format(Locale.ROOT, "%.3f s", start)
                : String.format(Locale.ROOT, "%.3f s to %.3f s", start, end);
    }
}
