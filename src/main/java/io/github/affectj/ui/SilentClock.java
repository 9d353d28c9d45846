package io.github.affectj.ui;

import java.util.function.LongSupplier;

/** The computer's own clock, for clips without sound and computers without a sound device. */
final class SilentClock implements PlayClock {
    private final LongSupplier nanos;
    private final double rate;
    private double seconds;
    private long since;
    private boolean running;

    /**
     * @param nanos a clock that only rises, in nanoseconds
     * @param rate seconds of the clip that pass in a second
     */
    SilentClock(LongSupplier nanos, double rate) {
        this.nanos = nanos;
        this.rate = rate;
    }

    @Override
    public void seek(double to) {
        seconds = to;
        since = nanos.getAsLong();
        running = false;
    }

    @Override
    public void run() {
        since = nanos.getAsLong();
        running = true;
    }

    @Override
    public void hold() {
        seconds = seconds();
        running = false;
    }

    @Override
    public double seconds() {
        return running ? seconds + (nanos.getAsLong() - since) * 1e-9 * rate : seconds;
    }

    @Override
    public void tend() {
        // It needs no care.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
