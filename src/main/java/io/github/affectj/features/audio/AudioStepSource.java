package io.github.affectj.features.audio;

import java.io.IOException;

/** The audio features of a clip, step by step, forwards: measured now, or before. */
public interface AudioStepSource extends AutoCloseable {

    /**
     * The features of the next step.
     *
     * @param out receives {@link AudioSteps#size()} numbers
     * @param offset where in {@code out} the first goes
     * @return false once the audio has ended before the step begins; then nothing is written
     * @throws IOException if the file can't be read any more
     */
    boolean next(float[] out, int offset) throws IOException;

    @Override
    default void close() {}
}
