package io.github.affectj.model;

/**
 * How an architecture cuts a clip into windows: of frames, whatever their times, where a clip that
 * is too short is filled with frames of its own; or of steps of equal time, padded and masked.
 *
 * @param isTimed whether a window is made of steps of time; the architecture then declares the
 *     hyper-parameter {@link #INTERVAL}
 * @param length frames or steps in a window, where nothing else is said
 * @param stride of the windows of recognition, in frames or steps, where a window has {@code
 *     length}
 */
public record Windowing(boolean isTimed, int length, int stride) {
    /** Name of the hyper-parameter that tells the seconds from one step to the next. */
    public static final String INTERVAL = "interval";

    /** Windows of frames, one after the other. */
    public static Windowing frames(int length) {
        return new Windowing(false, length, length);
    }

    /** Windows of steps of time; each begins in the middle of the one before. */
    public static Windowing steps(int length) {
        return new Windowing(true, length, length / 2);
    }

    /** The stride of windows of another length, in the same proportion; at least 1. */
    public int stride(int otherLength) {
        return Math.max(1, otherLength * stride / length);
    }
}
