package io.github.affectj.training.export;

import java.nio.file.Path;

/**
 * What an export of features shall do.
 *
 * @param input a data set, a folder of clips, or a clip
 * @param output folder of the feature files, made if need be
 * @param model id of an installed model or start, or path of its folder, whose backbone makes the
 *     visual features; {@link #NO_MODEL} for audio alone
 * @param interval seconds from one step to the next; 0 takes the model's own, or {@link
 *     #DEFAULT_INTERVAL} where it has none
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param tier of films with files of ELAN: the tier whose segments are the clips; empty for the
 *     only one with labels
 */
public record ExportSettings(
        Path input, Path output, String model, double interval, String device, String tier) {
    /** In the place of a model: no visual features. */
    public static final String NO_MODEL = "none";

    /** Seconds from one step to the next where neither the user nor the model says. */
    public static final double DEFAULT_INTERVAL = 0.2;
}
