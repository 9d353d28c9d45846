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
 * @param maps whether to measure where the heat maps point
 * @param tested most clips whose maps are tested by deletion and insertion then; 0 for none
 * @param tier of films with files of ELAN: the tier whose segments are the clips; empty for the
 *     only one with labels
 */
public record EvaluationSettings(
        Path dataset,
        String model,
        String split,
        String device,
        Path output,
        boolean maps,
        int tested,
        String tier) {

    public static final String DEFAULT_SPLIT = "test";

    /** Clips whose maps are tested where no number is named. */
    public static final int DEFAULT_TESTED = 20;

    /** An evaluation without heat maps. */
    public EvaluationSettings(
            Path dataset, String model, String split, String device, Path output) {
        this(dataset, model, split, device, output, false, 0, "");
    }

    /** Takes every clip of the set. */
    public static final String ALL = "all";
}
