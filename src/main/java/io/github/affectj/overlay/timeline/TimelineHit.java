package io.github.affectj.overlay.timeline;

/**
 * What lies under a place of a timeline.
 *
 * @param kind of the row
 * @param name whether it is the row's name, left of the chart
 * @param tier place of the row's tier; -1 in other rows
 * @param time the moment, within the clip, in seconds
 * @param segment place of the segment in its tier; -1 where there is none
 * @param edge which end of that segment is near enough to be taken; where two segments touch it is
 *     that of the one under the place
 */
public record TimelineHit(
        TimelineRow.Kind kind, boolean name, int tier, double time, int segment, Edge edge) {
    /** No segment, or no tier. */
    public static final int NONE = -1;

    /** An end of a segment. */
    public enum Edge {
        /** Neither. */
        NONE,
        /** Where it starts. */
        START,
        /** Where it ends. */
        END
    }
}
