package io.github.affectj.features.audio;

import java.io.IOException;

/** The audio features of a clip, step by step, forwards: measured now, or before. */
public interface AudioStepSource extends AutoCloseable {

    /**
     * Whether a step of a normalised recording has no sound: its numbers are NaN then, and a model
     * takes it for missing.
     *
     * @param row what {@link #next} wrote
     * @param offset where
     */
    static boolean isSilent(float[] row, int offset) {
        return Float.isNaN(row[offset]);
    }

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
