package io.github.affectj.overlay.timeline;

/**
 * Which part of a clip's time is shown and how wide: the one place that tells which time is where.
 * Immutable; whatever is asked for, it stays within the clip, and shows no more than the whole.
 *
 * @param start when the clip starts, in seconds
 * @param end when it ends, in seconds
 * @param first the first moment that shows, in seconds
 * @param secondsPerPixel how much time lies on a pixel
 * @param left where the chart begins, in pixels
 * @param width of the chart in pixels
 */
public record TimelineView(
        double start, double end, double first, double secondsPerPixel, int left, int width) {
    /** No nearer than this, in seconds on a pixel. */
    private static final double NEAREST = 1e-4;

    /** Brings scale and place within the clip. */
    public TimelineView {
        width = Math.max(1, width);
        double whole = (end - start) / width;
        double nearest = Math.min(NEAREST, whole);
        // Also of what is no number.
        secondsPerPixel = secondsPerPixel <= whole ? Math.max(nearest, secondsPerPixel) : whole;
        double last = end - width * secondsPerPixel;
        first = first >= start ? Math.max(start, Math.min(first, last)) : start;
    }

    /** The whole clip. */
    public static TimelineView fit(TimelineContent content, TimelineLayout layout) {
        return new TimelineView(
                content.start(),
                content.end(),
                content.start(),
                Double.POSITIVE_INFINITY,
                layout.left(),
                layout.chartWidth());
    }

    /** Where a moment is, in pixels; outside of the chart for one that does not show. */
    public double x(double seconds) {
        return left + (seconds - first) / secondsPerPixel;
    }

    /** The moment at a place; not held within the clip. */
    public double time(double x) {
        return first + (x - left) * secondsPerPixel;
    }

    /** The last moment that shows, in seconds. */
    public double last() {
        return first + width * secondsPerPixel;
    }

    /** Whether the whole clip shows. */
    public boolean isWhole() {
        return secondsPerPixel >= (end - start) / width;
    }

    /**
     * Nearer or farther.
     *
     * @param factor 2 shows half of the time, 0.5 twice as much
     * @param x the place in pixels at which the moment stays
     */
    public TimelineView zoomed(double factor, double x) {
        TimelineView scaled =
                new TimelineView(start, end, first, secondsPerPixel / factor, left, width);
        return scaled.from(time(x) - (x - left) * scaled.secondsPerPixel);
    }

    /** Moved by some pixels; above 0 later moments come. */
    public TimelineView panned(double pixels) {
        return from(first + pixels * secondsPerPixel);
    }

    /** The same scale from another moment on. */
    public TimelineView from(double seconds) {
        return new TimelineView(start, end, seconds, secondsPerPixel, left, width);
    }

    /** A stretch of time that fills the chart, or a wider one around it where that is too short. */
    public TimelineView showing(double from, double to) {
        TimelineView scaled =
                new TimelineView(start, end, from, Math.max(0, to - from) / width, left, width);
        return scaled.from((from + to - width * scaled.secondsPerPixel) / 2);
    }

    /** This view where a moment shows, else one page on or back, in which it does. */
    public TimelineView revealing(double seconds) {
        if (seconds >= first && seconds < last()) {
            return this;
        }
        boolean next = seconds >= last() && seconds < last() + width * secondsPerPixel;
        return next ? from(last()) : from(seconds - width * secondsPerPixel / 10);
    }

    /** The same moment and scale in a chart of another size. */
    public TimelineView at(TimelineLayout layout) {
        boolean whole = isWhole();
        return new TimelineView(
                start,
                end,
                first,
                whole ? Double.POSITIVE_INFINITY : secondsPerPixel,
                layout.left(),
                layout.chartWidth());
    }
}
