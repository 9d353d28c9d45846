package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.util.Locale;

/**
 * The part of a film that a clip of a set is: frames whose middle lies in it, and the sound
 * meanwhile.
 *
 * @param start seconds from the film's start, 0 or more
 * @param end seconds from the film's start, after {@code start}; infinite for the film's end
 */
public record Span(double start, double end) {
    /** All of a file. */
    public static final Span WHOLE = new Span(0, Double.POSITIVE_INFINITY);

    /**
     * Checks the times.
     *
     * @throws BadInputException if they are no part
     */
    public Span {
        if (!(start >= 0) || Double.isInfinite(start) || !(end > start)) {
            throw new BadInputException(
                    "a clip can't go from %s s to %s s; needed are a start of 0 or more and an end after it."
                            .formatted(start, end));
        }
    }

    /** Whether it is all of a file. */
    public boolean isWhole() {
        return start == 0 && Double.isInfinite(end);
    }

    /** What sets it apart from other parts of its film in a name; empty for a whole file. */
    public String suffix() {
        return isWhole() ? "" : "#" + start + "-" + (Double.isInfinite(end) ? "end" : end);
    }

    /** Its place as people read it. */
    public String text() {
        return Double.isInfinite(end)
                ? String.format(Locale.ROOT, "%.3f s to the end", start)
                : String.format(Locale.ROOT, "%.3f s to %.3f s", start, end);
    }
}
