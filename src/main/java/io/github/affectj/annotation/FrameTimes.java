package io.github.affectj.annotation;

import java.util.Arrays;

/**
 * The moments at which a clip's frames begin. Formats round times, most to milliseconds; a cut that
 * a file tells as 54.721 s is the frame that begins at 54.72133 s. What lies as near to a frame as
 * rounding can have put it is that frame's time again.
 */
public final class FrameTimes {
    /** What two times may differ by that are the same but for their arithmetic, in seconds. */
    private static final double HAIR = 1e-9;

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

    /** When the first frame begins, in seconds. */
    public double first() {
        return edges[0];
    }

    /** When the last frame ends, in seconds. */
    public double last() {
        return edges[edges.length - 1];
    }

    /** The frame that shows at a moment, from 0; the first one before all, the last one behind. */
    public int frameAt(double seconds) {
        return Math.max(0, Math.min(atOrBefore(seconds + HAIR), edges.length - 2));
    }

    /**
     * When a frame begins, in seconds.
     *
     * @param frame from 0; as many as there are frames for the end of the last one
     */
    public double start(int frame) {
        return edges[frame];
    }

    /** How many frames there are. */
    public int count() {
        return edges.length - 1;
    }

    /**
     * The first edge between frames at which a segment may end that begins at a moment: the segment
     * is as long as a frame then, at least.
     *
     * @return infinity where no frame is left
     */
    public double earliestEnd(double start) {
        int at = Math.max(0, atOrBefore(start + HAIR));
        if (at >= edges.length - 1) {
            return Double.POSITIVE_INFINITY;
        }
        double least = Math.max(start, edges[0]) + edges[at + 1] - edges[at] - HAIR;
        int end = atOrBefore(least);
        end = end < 0 || edges[end] < least ? end + 1 : end;
        return end < edges.length ? edges[end] : Double.POSITIVE_INFINITY;
    }

    /**
     * The last edge between frames at which a segment may start that ends at a moment, so that it
     * is as long as a frame.
     *
     * @return negative infinity where no frame is left
     */
    public double latestStart(double end) {
        int before = atOrBefore(end - HAIR);
        if (before < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        before = Math.min(before, edges.length - 2);
        double most = Math.min(end, last()) - (edges[before + 1] - edges[before]) + HAIR;
        int start = atOrBefore(most);
        return start < 0 ? Double.NEGATIVE_INFINITY : edges[start];
    }

    /** The last edge that is not behind a moment, from 0; -1 for none. */
    private int atOrBefore(double seconds) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle] > seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
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
