package io.github.affectj.model;

import io.github.affectj.base.BadInputException;
import java.util.Map;

/**
 * Features that are given in files, in the place of frames and sound: how an architecture declares
 * that it can take them, and how a model records what it was trained on.
 */
public final class GivenFeatures {
    /** Flag that an architecture declares if it takes features from files. */
    public static final String FROM_FILES = "from_files";

    /** Whole number: numbers of the visual stream a step. */
    public static final String VISUAL = "visual_features";

    /** Whole number: numbers of the audio stream a step. */
    public static final String AUDIO = "audio_features";

    /** Flag: whether each step has a label. */
    public static final String PER_STEP = "per_step";

    /** Most steps of a window. */
    public static final int MOST_STEPS = 4096;

    private GivenFeatures() {}

    /** Whether an architecture takes them. */
    public static boolean isTakenBy(ModelArchitecture architecture) {
        return architecture.hyperParameters().stream().anyMatch(p -> p.name().equals(FROM_FILES));
    }

    /** Whether a model was trained on features from files. */
    public static boolean isIn(ModelSpec spec) {
        return Boolean.TRUE.equals(spec.hyper().get(FROM_FILES));
    }

    /** Whether a model labels each step. */
    public static boolean isPerStep(ModelSpec spec) {
        return Boolean.TRUE.equals(spec.hyper().get(PER_STEP));
    }

    /**
     * Hyper-parameters with what the files hold.
     *
     * @param architecture one that takes them ({@link #isTakenBy})
     * @param visual numbers of the visual stream a step; 0 where there is none
     * @param audio numbers of the audio stream a step; 0 where there is none
     * @param perStep whether each step has a label
     * @throws BadInputException if it does not take these
     */
    public static HyperValues recorded(
            ModelArchitecture architecture,
            HyperValues values,
            int visual,
            int audio,
            boolean perStep) {
        return values.withRecords(
                architecture,
                Map.of(FROM_FILES, true, VISUAL, visual, AUDIO, audio, PER_STEP, perStep));
    }
}
