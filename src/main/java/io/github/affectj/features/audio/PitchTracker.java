package io.github.affectj.features.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;

/**
 * Pitch and voicing of a buffer by YIN (de Cheveigné and Kawahara 2002), in the steps of
 * TarsosDSP's {@code Yin}. Voicing is 1 minus the aperiodic share at the pitch, of which at most
 * 0.2 is admitted. Where nothing is found, or something outside of 50 to 1000 Hz, or the sound is
 * fainter than -60 dB of full scale, pitch and voicing are 0.
 *
 * <p>Neither of TarsosDSP's two detectors is used. {@code FastYin} takes the difference of two
 * large and nearly equal numbers in single precision; where a sound is cleanly periodic that comes
 * out below 0 and the sound as unvoiced, which was measured on 3 of 100 pure tones and 2 of 100
 * tones with 20 harmonics. {@code Yin} is right, but takes three times as long as the loop here.
 * Both judge the beginning of the buffer, by up to 9 ms early; here the two stretches that are
 * compared lie on either side of its middle.
 */
final class PitchTracker implements AudioProcessor {
    static final double LOWEST_HZ = 50;
    static final double HIGHEST_HZ = 1000;

    private static final double APERIODIC = 0.2;

    /** Mean square of -60 dB. */
    private static final double FAINT = 1e-6;

    /** Samples that are compared with as many some lag later, and the lags up to 50 Hz. */
    private static final int COMPARED = AudioColumns.WINDOW / 2;

    private final double[] difference = new double[COMPARED];
    private double pitch;
    private double voicing;

    /** {@inheritDoc} The buffer is not changed. */
    @Override
    public boolean process(AudioEvent event) {
        float[] buffer = event.getFloatBuffer();
        if (buffer.length != AudioColumns.WINDOW) {
            throw new IllegalArgumentException("A buffer of " + buffer.length + " samples");
        }
        pitch = 0;
        voicing = 0;
        double squares = 0;
        for (float value : buffer) {
            squares += (double) value * value;
        }
        if (squares > FAINT * buffer.length) {
            compare(buffer);
            normalise();
            int lag = firstDip();
            if (lag > 0) {
                double hertz = AudioColumns.RATE / between(lag);
                if (hertz >= LOWEST_HZ && hertz <= HIGHEST_HZ) {
                    pitch = hertz;
                    voicing = Math.max(0, 1 - difference[lag]);
                }
            }
        }
        return true;
    }

    /** Step 2: squared differences at each lag, around the middle. */
    private void compare(float[] x) {
        for (int lag = 1; lag < COMPARED; lag++) {
            int from = (x.length - COMPARED - lag) / 2;
            // Four sums side by side: one would wait for itself at every addition.
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            for (int i = from; i < from + COMPARED; i += 4) {
                float p = x[i] - x[i + lag];
                float q = x[i + 1] - x[i + 1 + lag];
                float r = x[i + 2] - x[i + 2 + lag];
                float s = x[i + 3] - x[i + 3 + lag];
                a += p * p;
                b += q * q;
                c += r * r;
                d += s * s;
            }
            difference[lag] = (double) a + b + c + d;
        }
    }

    /** Step 3: each relative to the mean of those up to it. */
    private void normalise() {
        difference[0] = 1;
        double sum = 0;
        for (int lag = 1; lag < COMPARED; lag++) {
            sum += difference[lag];
            difference[lag] = sum > 0 ? difference[lag] * lag / sum : 1;
        }
    }

    /** Step 4: the bottom of the first dip that is deep enough, or 0. */
    private int firstDip() {
        int lag = 2;
        while (lag < COMPARED && difference[lag] >= APERIODIC) {
            lag++;
        }
        if (lag == COMPARED) {
            return 0;
        }
        while (lag + 1 < COMPARED && difference[lag + 1] < difference[lag]) {
            lag++;
        }
        return lag;
    }

    /** Step 5: the bottom of the parabola through a dip and its neighbours. */
    private double between(int lag) {
        if (lag + 1 >= COMPARED) {
            return lag;
        }
        double before = difference[lag - 1];
        double after = difference[lag + 1];
        double bend = before + after - 2 * difference[lag];
        return bend > 0 ? lag + (before - after) / (2 * bend) : lag;
    }

    /** Copies what the last frame gave into a row. */
    void write(float[] row) {
        row[AudioColumns.PITCH] = (float) pitch;
        row[AudioColumns.VOICING] = (float) voicing;
    }

    @Override
    public void processingFinished() {
        // Nothing is held back.
    }
}
