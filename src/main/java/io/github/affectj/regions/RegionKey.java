package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.OptionalDouble;

/**
 * Where a region is at one time.
 *
 * @param seconds from the clip's start, exactly the time of a frame where it was drawn or found on
 *     one; {@link #ALWAYS} for a region that is at one place for the whole clip
 * @param shape where it is then
 * @param score how sure a detector was, 0 to 1; empty where a person drew it
 * @param lastOfSpan whether the region is absent after this time until its next key
 */
public record RegionKey(
        double seconds, RegionShape shape, OptionalDouble score, boolean lastOfSpan) {
    /** The time of the only key of a region that stays where it is. */
    public static final double ALWAYS = Double.NEGATIVE_INFINITY;

    /**
     * Checks the time.
     *
     * @throws BadInputException if it is no number or below 0
     */
    public RegionKey {
        if (seconds != ALWAYS && !(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new BadInputException(
                    "a region can't be at %s s; allowed are 0 and more.".formatted(seconds));
        }
        if (score.isPresent() && !(score.getAsDouble() >= 0 && score.getAsDouble() <= 1)) {
            throw new BadInputException(
                    "a region can't have the score %s; allowed are 0 to 1."
                            .formatted(score.getAsDouble()));
        }
    }

    /** A key without score from which the region moves on to the next one. */
    public RegionKey(double seconds, RegionShape shape) {
        this(seconds, shape, OptionalDouble.empty(), false);
    }

    /** The same with the region absent after it, or not. */
    public RegionKey lastOfSpan(boolean last) {
        return new RegionKey(seconds, shape, score, last);
    }
}
