package io.github.affectj.features.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;

/**
 * Level and zero crossings of the 25 ms in the middle of a buffer. The level is the root mean
 * square in dB of full scale, not below -100; zero crossings are the share of samples whose sign
 * differs from that of the sample before (librosa's definition: what is within 1e-10 of 0 counts as
 * positive).
 */
final class LevelProcessor implements AudioProcessor {
    /** The lowest level, in dB. */
    static final double FLOOR_DB = -100;

    private static final float ZERO = 1e-10f;

    private double level = FLOOR_DB;
    private double crossings;

    /** {@inheritDoc} The buffer is not changed. */
    @Override
    public boolean process(AudioEvent event) {
        float[] buffer = event.getFloatBuffer();
        int from = (buffer.length - AudioColumns.FRAME) / 2;
        double squares = 0;
        int changes = 0;
        boolean below = buffer[from] < -ZERO;
        for (int i = from; i < from + AudioColumns.FRAME; i++) {
            squares += (double) buffer[i] * buffer[i];
            boolean now = buffer[i] < -ZERO;
            if (now != below) {
                changes++;
            }
            below = now;
        }
        double power = squares / AudioColumns.FRAME;
        level = power > 0 ? Math.max(FLOOR_DB, 10 * Math.log10(power)) : FLOOR_DB;
        crossings = (double) changes / AudioColumns.FRAME;
        return true;
    }

    /** Copies what the last frame gave into a row. */
    void write(float[] row) {
        row[AudioColumns.LEVEL] = (float) level;
        row[AudioColumns.CROSSINGS] = (float) crossings;
    }

    @Override
    public void processingFinished() {
        // Nothing is held back.
    }
}
