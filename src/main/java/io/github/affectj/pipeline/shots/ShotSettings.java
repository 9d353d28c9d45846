package io.github.affectj.pipeline.shots;

import io.github.affectj.base.BadInputException;
import io.github.affectj.pipeline.AnalysisSettings;

/**
 * How shots are looked for. The constants are the only home of these defaults.
 *
 * @param threshold probability above which a frame ends a shot, above 0 and below 1
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
public record ShotSettings(double threshold, String device) {
    /** Threshold where none is named: that of the published network. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    /**
     * Checks the threshold.
     *
     * @throws BadInputException if it is no probability between 0 and 1
     */
    public ShotSettings {
        if (!(threshold > 0 && threshold < 1)) {
            throw new BadInputException(
                    "threshold=%s is out of range; allowed are numbers above 0 and below 1."
                            .formatted(threshold));
        }
    }

    /** The settings where nothing is said. */
    public static ShotSettings defaults() {
        return new ShotSettings(DEFAULT_THRESHOLD, AnalysisSettings.DEFAULT_DEVICE);
    }
}
