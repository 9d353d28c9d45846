package io.github.affectj.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A sound device in pretended time: its crystal may run fast or slow, it tells what was heard in
 * steps, some devices tell too much at first, and it is silent where it was given too little.
 */
final class FakeOutput implements SoundOutput {
    private final int sampleRate;
    private final int channels;
    private final LongSupplier nanos;
    private final double skew;
    private final int step;
    private final int buffer;

    /** What was given since the last start, first channel. */
    final List<Float> given = new ArrayList<>();

    private double heard;
    private long since;
    private boolean running;
    boolean broken;
    boolean greedy;
    boolean closed;
    int starts;

    /**
     * @param skew seconds by its crystal in a true second
     * @param step samples after which it tells anew what was heard
     */
    FakeOutput(int sampleRate, int channels, LongSupplier nanos, double skew, int step) {
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.nanos = nanos;
        this.skew = skew;
        this.step = step;
        this.buffer = sampleRate / 2;
    }

    private void advance() {
        long now = nanos.getAsLong();
        if (!running) {
            throw new AssertionError("it is stopped");
        }
        if (!broken) {
            heard = Math.min(given.size(), heard + (now - since) * 1e-9 * sampleRate * skew);
        }
        since = now;
    }

    /** What was heard, exactly. */
    double exactlyHeard() {
        advance();
        return heard;
    }

    @Override
    public int room() {
        advance();
        return (int) (buffer - (given.size() - (long) heard));
    }

    @Override
    public void write(float[] samples, int length) {
        if (length / channels > room()) {
            throw new AssertionError("it would wait");
        }
        for (int i = 0; i < length; i += channels) {
            given.add(samples[i]);
        }
    }

    @Override
    public long heard() {
        advance();
        long told = (long) heard / step * step;
        return greedy ? Math.max(told, Math.min(buffer, given.size())) : told;
    }

    @Override
    public void start() {
        starts++;
        since = nanos.getAsLong();
        running = true;
        heard = 0;
        given.clear();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void close() {
        stop();
        closed = true;
    }
}
