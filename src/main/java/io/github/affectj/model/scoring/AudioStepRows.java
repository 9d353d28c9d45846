package io.github.affectj.model.scoring;

import java.io.IOException;

/** The sound's features, step by step, forwards. */
@FunctionalInterface
public interface AudioStepRows {

    /**
     * The features of the next step.
     *
     * @param out receives them
     * @param offset where in {@code out} the first goes
     * @return false if the sound has ended before the step; then nothing was written
     * @throws IOException if the sound can't be read
     */
    boolean next(float[] out, int offset) throws IOException;
}
