package io.github.affectj.annotation;

import java.util.Arrays;

/**
 * The moments at which a clip's frames begin. Formats round times, most to milliseconds; a cut that
 * a file tells as 54.721 s is the frame that begins at 54.72133 s. What lies as near to a frame as
 * rounding can have put it is that frame's time again.
 */
public final class FrameTimes {
    private final double[] edges;

    /**
     * @param starts seconds at which the frames begin, rising
     * @param end seconds at which the last one ends
     */
    public FrameTimes(double[] starts, double end) {
        edges = Arrays.copyOf(starts, starts.length + 1);
        edges[starts.length] = end;
    }

    /** The edge between two frames that is nearest to a moment. */
    public double nearest(double seconds) {
        int at = Arrays.binarySearch(edges, seconds);
        if (at >= 0) {
            return edges[at];
        }
        int behind = -at - 1;
        if (behind == 0) {
            return edges[0];
        }
        if (behind == edges.length) {
            return edges[edges.length - 1];
        }
        return seconds - edges[behind - 1] <= edges[behind] - seconds
                ? edges[behind - 1]
                : edges[behind];
    }

    /**
     * A moment, or the edge that it was before it was rounded.
     *
     * @param seconds as read
     * @param rounding the most that the format moves a time, as 0.0005 for milliseconds
     */
    public double restored(double seconds, double rounding) {
        double edge = nearest(seconds);
        // A hair more than the rounding itself, for times that were calculated from rounded ones.
        return Math.abs(edge - seconds) <= rounding * 1.02 + 1e-9 ? edge : seconds;
    }

    /** A segment with both ends {@link #restored}. */
    public Segment restored(Segment segment, double rounding) {
        double start = restored(segment.start(), rounding);
        double end = restored(segment.end(), rounding);
        return segment.at(start, Math.max(start, end));
    }
}
