package io.github.affectj.ui;

import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * The sound device as the clock: it tells how many samples were heard, and so where the clip is,
 * however fast or slow its crystal runs. Devices tell it in steps of some hundredths of a second;
 * between two of them the computer's clock goes on, never further than a step.
 *
 * <p>At another rate than 1 the samples are read at another rate than they are played, which
 * changes the pitch as with a tape. After the end of the sound silence keeps the device going.
 */
final class SoundClock implements PlayClock {
    /** How far the computer's clock may lead the device's last word, in seconds heard. */
    private static final double MOST_AHEAD = 0.05;

    /** A device that says nothing new for so long has stopped. */
    private static final long STALLED_NANOS = 1_500_000_000L;

    private static final int CHUNK = 2048;

    private final SoundTrack track;
    private final SoundOutput output;
    private final LongSupplier nanos;
    private final int channels;
    private final int outputRate;
    private final int readRate;
    private final float[] chunk;
    private SoundReader reader;
    private boolean ended;
    private boolean running;

    /** Where the clip was when the device had heard {@link #mark}. */
    private double base;

    private long mark;
    private long lastHeard;
    private long lastNanos;
    private double lastSeconds;

    /**
     * @param track what is heard
     * @param outputs opens the device
     * @param rate seconds of the clip that pass in a second
     * @param nanos a clock that only rises, in nanoseconds
     * @throws IOException if there is no device
     */
    SoundClock(SoundTrack track, SoundOutput.Factory outputs, double rate, LongSupplier nanos)
            throws IOException {
        this.track = track;
        this.nanos = nanos;
        this.channels = Math.min(2, track.channels());
        // Every device takes one of these two.
        this.outputRate = track.sampleRate() == 44_100 ? 44_100 : 48_000;
        this.readRate = (int) Math.round(outputRate / rate);
        this.chunk = new float[CHUNK * channels];
        this.output = outputs.open(outputRate, channels);
    }

    @Override
    public void seek(double to) throws IOException {
        output.stop();
        output.flush();
        running = false;
        closeReader();
        reader = track.open(readRate, channels, Math.max(0, to));
        ended = false;
        base = Math.max(0, to);
        mark = output.heard();
        lastSeconds = base;
    }

    @Override
    public void run() throws IOException {
        fill();
        running = true;
        lastHeard = output.heard();
        lastNanos = nanos.getAsLong();
        output.start();
    }

    @Override
    public void hold() {
        output.stop();
        running = false;
        lastSeconds = Math.max(lastSeconds, at(output.heard()));
    }

    @Override
    public double seconds() {
        if (!running) {
            return lastSeconds;
        }
        long heard = output.heard();
        long now = nanos.getAsLong();
        if (heard != lastHeard) {
            lastHeard = heard;
            lastNanos = now;
        }
        double since = Math.min(MOST_AHEAD, (now - lastNanos) * 1e-9);
        // Never back: a step of the device may be a little shorter than what was guessed.
        lastSeconds = Math.max(lastSeconds, at(heard) + since * outputRate / readRate);
        return lastSeconds;
    }

    private double at(long heard) {
        return base + (double) (heard - mark) / readRate;
    }

    @Override
    public void tend() throws IOException {
        fill();
        if (running && output.heard() == lastHeard) {
            if (nanos.getAsLong() - lastNanos > STALLED_NANOS) {
                throw new IOException("the sound device has stopped");
            }
        }
    }

    private void fill() throws IOException {
        for (int room = output.room(); room > 0; ) {
            int wanted = Math.min(CHUNK, room) * channels;
            int got = ended ? 0 : reader.read(chunk, 0, wanted);
            if (got < wanted) {
                ended = true;
                Arrays.fill(chunk, got, wanted, 0);
            }
            output.write(chunk, wanted);
            room -= wanted / channels;
        }
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        output.close();
        closeReader();
    }
}
