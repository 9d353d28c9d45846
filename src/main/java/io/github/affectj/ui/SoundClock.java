package io.github.affectj.ui;

import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * The sound device as the clock: it tells how many samples were heard, and so where the clip is,
 * however fast or slow its crystal runs. Devices tell it in steps of some hundredths of a second;
 * between two of them the computer's clock goes on, never further than a step. And some count what
 * they have taken into a buffer as heard when they start: no more can be heard than there was time
 * for.
 *
 * <p>At another rate than 1 the samples are read at another rate than they are played, which
 * changes the pitch as with a tape. After the end of the sound silence keeps the device going.
 */
final class SoundClock implements PlayClock {
    /** How far the computer's clock may lead the device's last word, in seconds heard. */
    private static final double MOST_AHEAD = 0.05;

    /** By how much a crystal may be faster than the computer's clock; real ones are by 0.0001. */
    private static final double FASTEST = 1.01;

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

    /** Where the clip was when the device began. */
    private double base;

    private double lastSeconds;
    private long startedNanos;
    private long lastHeard;
    private long lastNanos;

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
    public void seek(double to) {
        halt();
        lastSeconds = Math.max(0, to);
    }

    @Override
    public void run() throws IOException {
        halt();
        base = lastSeconds;
        reader = track.open(readRate, channels, base);
        ended = false;
        output.start();
        running = true;
        startedNanos = nanos.getAsLong();
        lastNanos = startedNanos;
        lastHeard = 0;
        fill();
    }

    @Override
    public void hold() {
        lastSeconds = seconds();
        halt();
    }

    private void halt() {
        running = false;
        output.stop();
        if (reader != null) {
            reader.close();
            reader = null;
        }
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
        double told = (double) heard / outputRate + Math.min(MOST_AHEAD, (now - lastNanos) * 1e-9);
        double possible = (now - startedNanos) * 1e-9 * FASTEST;
        // Never back: a step of the device may be a little shorter than what was guessed.
        double at = base + Math.min(told, possible) * outputRate / readRate;
        lastSeconds = Math.max(lastSeconds, at);
        return lastSeconds;
    }

    @Override
    public void tend() throws IOException {
        fill();
        if (running && output.heard() == lastHeard) {
            if (nanos.getAsLong() - lastNanos > STALLED_NANOS) {
                throw new IOException("the audio device has stopped");
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

    @Override
    public void close() {
        halt();
        output.close();
    }
}
