package io.github.affectj.media.sound;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;

/**
 * A sound track for tests: a sine on each channel, the second an octave above the first, from 0 to
 * its end.
 */
public final class SineTrack implements SoundTrack {
    private final int rate;
    private final int channels;
    private final double hertz;
    private final double seconds;
    private int open;
    private double openedAt;

    /**
     * @param rate samples a second as "stored"
     * @param channels 1 or 2
     * @param hertz frequency of the first channel
     * @param seconds length; below 0 for a file that is gone
     */
    public SineTrack(int rate, int channels, double hertz, double seconds) {
        this.rate = rate;
        this.channels = channels;
        this.hertz = hertz;
        this.seconds = seconds;
    }

    /** How many readers are open. */
    public int open() {
        return open;
    }

    /** Where the last reader began, in seconds. */
    public double openedAt() {
        return openedAt;
    }

    @Override
    public String source() {
        return "sine.wav";
    }

    @Override
    public double durationSeconds() {
        return seconds;
    }

    @Override
    public int sampleRate() {
        return rate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public String description() {
        return "sine, " + rate + " Hz";
    }

    /** The value of a channel, from 0, at a time. */
    public double value(double time, int channel) {
        return 0.5 * Math.sin(2 * Math.PI * hertz * (channel + 1) * time);
    }

    @Override
    public SoundReader open(int sampleRate, int outChannels, double fromSeconds) {
        if (seconds < 0) {
            throw new BadInputException("sine.wav is gone.");
        }
        open++;
        openedAt = fromSeconds;
        return new SoundReader() {
            private long at = Math.round(fromSeconds * sampleRate);
            private boolean closed;

            @Override
            public int read(float[] out, int offset, int length) {
                int done = 0;
                while (done < length && at < seconds * sampleRate) {
                    for (int c = 0; c < outChannels; c++) {
                        out[offset + done++] = (float) value((double) at / sampleRate, c);
                    }
                    at++;
                }
                return done;
            }

            @Override
            public void close() {
                open -= closed ? 0 : 1;
                closed = true;
            }
        };
    }
}
