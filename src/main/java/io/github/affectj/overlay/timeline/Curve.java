package io.github.affectj.overlay.timeline;

/**
 * A value a frame, of which any stretch of time tells its highest and its mean at once, however
 * many frames it has.
 */
final class Curve {
    private final Edges edges;
    private final RangeExtremes extremes;
    private final float[] values;

    /** Sum of value times seconds of all frames before each. */
    private final double[] sums;

    /**
     * @param edges of the frames
     * @param values one a frame, finite; kept
     */
    Curve(Edges edges, float[] values) {
        this.edges = edges;
        this.values = values;
        extremes = new RangeExtremes(values, values);
        sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i] * (edges.at(i + 1) - edges.at(i));
        }
    }

    Edges edges() {
        return edges;
    }

    /** The value of a frame. */
    float value(int index) {
        return values[index];
    }

    /** The highest of all values. */
    float max() {
        return extremes.max(0, values.length);
    }

    /** The highest value that shows from one moment to before another. */
    float max(double from, double to) {
        int first = edges.frameAt(from);
        return extremes.max(first, Math.max(first, last(to)) + 1);
    }

    /** The mean over time from one moment to another; beyond the frames nothing counts. */
    double mean(double from, double to) {
        double begin = Math.max(from, edges.at(0));
        double end = Math.min(to, edges.at(edges.frames()));
        return end > begin ? (sum(end) - sum(begin)) / (end - begin) : values[edges.frameAt(begin)];
    }

    /** The last frame that shows before a moment. */
    private int last(double to) {
        int frame = edges.frameAt(to);
        return edges.at(frame) < to ? frame : frame - 1;
    }

    /** The sum of value times seconds up to a moment. */
    private double sum(double moment) {
        int frame = edges.frameAt(moment);
        return sums[frame] + values[frame] * (moment - edges.at(frame));
    }
}
