package io.github.affectj.model.scoring;

import java.io.IOException;

/** The audio features of a clip, step by step, forwards. */
@FunctionalInterface
public interface AudioStepRows {
    /** Those of a clip without sound. */
    AudioStepRows NONE = (out, offset) -> false;

    /**
     * The features of the next step.
     *
     * @param out receives them
     * @param offset where in {@code out} the first goes
     * @return false if the audio has ended before the step; then nothing was written
     * @throws IOException if the audio can't be read
     */
    boolean next(float[] out, int offset) throws IOException;
}
