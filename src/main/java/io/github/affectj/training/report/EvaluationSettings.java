package io.github.affectj.training.report;

import java.nio.file.Path;

/**
 * What an evaluation shall do.
 *
 * @param dataset folder of the data set
 * @param model id of an installed model, or path of a model folder
 * @param split which clips to score; {@link #ALL} for those of all splits, or of a set without
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param output folder for report and confusion matrix, made if need be
 */
public record EvaluationSettings(
        Path dataset, String model, String split, String device, Path output) {

    public static final String DEFAULT_SPLIT = "test";

    /** Takes every clip of the set. */
    public static final String ALL = "all";
}
