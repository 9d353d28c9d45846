package io.github.affectj.pipeline.faces;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.pipeline.AnalysisSettings;

/**
 * How faces are looked for. The constants are the only home of these defaults.
 *
 * @param step every how many frames are looked at; 0 for about five a second
 * @param minimum pixels of the smallest face that is looked for; 0 for a twentieth of the shorter
 *     side of the frame, and {@link #LEAST_MINIMUM} at least
 * @param threshold least score of a face, above 0 and below 1
 * @param drawn whether faces that look drawn are kept, too
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record FaceSettings(int step, int minimum, double threshold, boolean drawn, String device) {
    /** Step where none is named. */
    public static final int DEFAULT_STEP = 0;

    /** Smallest face where none is named. */
    public static final int DEFAULT_MINIMUM = 0;

    /**
     * The package's is 0.7, for single pictures; in films each doubtful box comes back for long.
     */
    public static final double DEFAULT_THRESHOLD = 0.9;

    /**
     * Whether drawn faces are kept where nothing is said: what finds faces was not made for them.
     */
    public static final boolean DEFAULT_DRAWN = false;

    /** The smallest face that can be asked for, in pixels: the network sees 12 at least. */
    public static final int SMALLEST_MINIMUM = 12;

    /** Pixels of the smallest face that is looked for where nothing is said. */
    static final int LEAST_MINIMUM = 20;

    private static final int SHARE_OF_FRAME = 20;
    private static final double LOOKS_A_SECOND = 5;

    /**
     * Checks the numbers.
     *
     * @throws BadInputException if one is out of range
     */
    public FaceSettings {
        if (step < 0) {
            throw new BadInputException(
                    "step=%d is out of range; allowed are whole numbers of 0 (five frames a second) or more."
                            .formatted(step));
        }
        if (minimum != 0 && minimum < SMALLEST_MINIMUM) {
            throw new BadInputException(
                    "minimum=%d is out of range; allowed are 0 (a twentieth of the frame) and %d pixels or more."
                            .formatted(minimum, SMALLEST_MINIMUM));
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new BadInputException(
                    "threshold=%s is out of range; allowed are numbers above 0 and below 1."
                            .formatted(threshold));
        }
    }

    /** The settings where nothing is said. */
    public static FaceSettings defaults() {
        return on(AnalysisSettings.DEFAULT_DEVICE);
    }

    /** The settings where nothing is said but the device. */
    public static FaceSettings on(String device) {
        return new FaceSettings(
                DEFAULT_STEP, DEFAULT_MINIMUM, DEFAULT_THRESHOLD, DEFAULT_DRAWN, device);
    }

    /** Every how many frames of a clip are looked at, at least 1. */
    int stepFor(ClipTimes times) {
        if (step > 0) {
            return step;
        }
        int last = times.size() - 1;
        double seconds = times.start(last) + times.duration(last) - times.start(0);
        return (int) Math.max(1, Math.round(times.size() / seconds / LOOKS_A_SECOND));
    }

    /** Pixels of the smallest face that is looked for in frames of a size. */
    int minimumFor(int width, int height) {
        return minimum > 0
                ? minimum
                : Math.max(LEAST_MINIMUM, Math.min(width, height) / SHARE_OF_FRAME);
    }
}
