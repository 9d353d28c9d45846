package io.github.affectj.overlay.timeline;

import java.util.Set;

/**
 * What changes in a timeline from moment to moment: playhead, selection. Immutable.
 *
 * @param playhead where the frame is that shows, in seconds; NaN for none
 * @param tier place of the tier that is worked on; -1 for none
 * @param segments places of the selected segments in that tier
 * @param from start of a selected stretch of time, in seconds; NaN for none. It is drawn in the row
 *     of {@code tier}, or over all where that is -1
 * @param to its end, in seconds
 * @param snapped a moment to be marked, as the cut that an edge snaps to; NaN for none
 */
public record TimelineMarks(
        double playhead, int tier, Set<Integer> segments, double from, double to, double snapped) {
    /** No marks at all. */
    public static final TimelineMarks NONE =
            new TimelineMarks(
                    Double.NaN, TimelineHit.NONE, Set.of(), Double.NaN, Double.NaN, Double.NaN);

    /** Copies the set. */
    public TimelineMarks {
        segments = Set.copyOf(segments);
    }

    /** The same with the playhead elsewhere. */
    public TimelineMarks withPlayhead(double seconds) {
        return new TimelineMarks(seconds, tier, segments, from, to, snapped);
    }

    /** The same with another tier, and none of its segments selected. */
    public TimelineMarks withTier(int place) {
        return new TimelineMarks(playhead, place, Set.of(), from, to, snapped);
    }

    /** The same with these segments selected. */
    public TimelineMarks withSegments(Set<Integer> places) {
        return new TimelineMarks(playhead, tier, places, from, to, snapped);
    }

    /** The same with another stretch of time; NaN for none. */
    public TimelineMarks withRange(double start, double end) {
        return new TimelineMarks(playhead, tier, segments, start, end, snapped);
    }

    /** The same with another moment marked; NaN for none. */
    public TimelineMarks withSnapped(double seconds) {
        return new TimelineMarks(playhead, tier, segments, from, to, seconds);
    }
}
