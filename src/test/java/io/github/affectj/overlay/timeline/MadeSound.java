package io.github.affectj.overlay.timeline;

import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;

/** A tone of 50 Hz that swells and fades each four seconds; no file is needed. */
record MadeSound(int sampleRate, double durationSeconds) implements SoundTrack {

    /** The sample at a moment, in seconds. */
    static float sample(double seconds) {
        double swell = Math.sin(Math.PI * seconds / 4);
        return (float) (swell * swell * Math.sin(100 * Math.PI * seconds));
    }

    @Override
    public String source() {
        return "made";
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public String description() {
        return "made";
    }

    @Override
    public SoundReader open(int rate, int channels, double fromSeconds) {
        return new SoundReader() {
            private long at;

            @Override
            public int read(float[] out, int offset, int length) {
                int count = 0;
                double end = durationSeconds - fromSeconds;
                while (count < length && (double) at / rate < end - 1e-9) {
                    out[offset + count++] = sample(fromSeconds + (double) at++ / rate);
                }
                return count;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
