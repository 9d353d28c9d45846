package io.github.affectj.features.audio;

import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.util.function.DoubleUnaryOperator;

/**
 * Samples in memory as a track, 16 kHz mono, from time 0 on; and signals whose numbers are known.
 */
public final class TestAudio implements SoundTrack {
    static final int RATE = 16000;

    private final float[] samples;

    /**
     * @param samples values in -1..1
     */
    public TestAudio(float[] samples) {
        this.samples = samples;
    }

    /** A signal by its formula of the time in seconds. */
    public static TestAudio of(double seconds, DoubleUnaryOperator formula) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) formula.applyAsDouble((double) i / RATE);
        }
        return new TestAudio(samples);
    }

    static TestAudio sine(double seconds, double hertz, double amplitude) {
        return of(seconds, t -> amplitude * Math.sin(2 * Math.PI * hertz * t));
    }

    static TestAudio silence(double seconds) {
        return of(seconds, t -> 0);
    }

    /** From 100 Hz up by 3900 Hz a second. */
    static TestAudio chirp(double seconds) {
        return of(seconds, t -> 0.5 * Math.sin(2 * Math.PI * (100 * t + 1950 * t * t)));
    }

    /** Even noise, the same each time and in {@code scripts/reference/sound.py}. */
    static TestAudio noise(double seconds, double amplitude) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        long state = 1;
        for (int i = 0; i < samples.length; i++) {
            state = (1103515245 * state + 12345) & 0x7FFFFFFF;
            samples[i] = (float) (amplitude * (state / (double) (1 << 30) - 1));
        }
        return new TestAudio(samples);
    }

    /** Twenty harmonics of a tone that sways around 150 Hz and swells twice, with a break. */
    static TestAudio voice() {
        return of(
                1,
                t -> {
                    if (t >= 0.5 && t < 0.6) {
                        return 0;
                    }
                    double phase = 2 * Math.PI * 150 * t - 40 * Math.cos(2 * Math.PI * 1.5 * t);
                    double sum = 0;
                    for (int h = 1; h <= 20; h++) {
                        sum += Math.sin(h * phase) / h;
                    }
                    double swell = Math.sin(2 * Math.PI * 2 * t);
                    return sum * 0.15 * (0.2 + 0.8 * swell * swell);
                });
    }

    float[] samples() {
        return samples;
    }

    @Override
    public String source() {
        return "memory";
    }

    @Override
    public double durationSeconds() {
        return (double) samples.length / RATE;
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public String description() {
        return "made up, 16000 Hz, 1 channel";
    }

    @Override
    public SoundReader open(int sampleRate, int channels, double fromSeconds) {
        if (sampleRate != RATE || channels != 1) {
            throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
        }
        return new SoundReader() {
            private long next = Math.round(fromSeconds * RATE);

            @Override
            public int read(float[] out, int offset, int length) {
                int written = 0;
                while (written < length && next < samples.length) {
                    out[offset + written++] = next < 0 ? 0 : samples[(int) next];
                    next++;
                }
                return written;
            }

            @Override
            public void close() {
                next = samples.length;
            }
        };
    }
}
