package io.github.affectj.media;

import java.util.Locale;

/**
 * When each frame of a clip appears and how long it stays.
 *
 * @param sourceFrames number of each frame in its source, from 1, strictly rising
 * @param startSeconds when each frame appears, in seconds from the source's start, not falling
 * @param durationSeconds how long each frame stays, in seconds, above 0
 */
public record ClipTimes(int[] sourceFrames, double[] startSeconds, double[] durationSeconds) {

    /** Checks the lengths and copies the arrays. */
    public ClipTimes {
        if (sourceFrames.length != startSeconds.length
                || sourceFrames.length != durationSeconds.length) {
            throw new IllegalArgumentException(
                    "Frame numbers, times and durations differ in length");
        }
        sourceFrames = sourceFrames.clone();
        startSeconds = startSeconds.clone();
        durationSeconds = durationSeconds.clone();
    }

    /** How many frames there are. */
    public int size() {
        return sourceFrames.length;
    }

    /** Number of a frame in its source, from 1; {@code index} from 0. */
    public int sourceFrame(int index) {
        return sourceFrames[index];
    }

    /** When a frame appears, in seconds; {@code index} from 0. */
    public double start(int index) {
        return startSeconds[index];
    }

    /** How long a frame stays, in seconds; {@code index} from 0. */
    public double duration(int index) {
        return durationSeconds[index];
    }

    /** The slice label of a frame, {@code <n> t=<seconds>s}; {@code index} from 0. */
    public String sliceLabel(int index) {
        return String.format(Locale.ROOT, "%d t=%.3fs", sourceFrames[index], startSeconds[index]);
    }
}
