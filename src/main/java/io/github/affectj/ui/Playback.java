package io.github.affectj.ui;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ClipTimes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The rules of playing, without window, device or thread, so that a test can run a minute in no
 * time: the clock is the master, the frame that is due at its time is shown, late ones are left
 * out. A frame that somebody else chose is a wish to go on from there. {@link #tick} is called
 * again and again by one thread.
 */
final class Playback implements AutoCloseable {
    /** Where frames are shown. */
    interface Screen {
        /** The frame that is seen now, from 0. */
        int frame();

        /** Shows a frame. */
        void show(int frame);
    }

    /**
     * A stretch of the clip that is played again and again.
     *
     * @param from seconds
     * @param to seconds, after {@code from}
     */
    record Span(double from, double to) {}

    /** Makes the clock for a rate: that of the sound, or the computer's where there is none. */
    @FunctionalInterface
    interface Clocks {
        /**
         * Makes a clock.
         *
         * @param rate seconds of the clip that pass in a second
         * @param sound whether a sound device may be used
         */
        PlayClock make(double rate, boolean sound);
    }

    /** Somebody who moves through the frames is let be until he rests so long. */
    static final long SETTLE_NANOS = 150_000_000L;

    private static final long LONGEST_WAIT = 20_000_000L;
    private static final long SHORTEST_WAIT = 500_000L;

    private final double[] starts;
    private final double end;
    private final Clocks clocks;
    private final Screen screen;
    private final LongSupplier nanos;
    private double rate;
    private PlayClock clock;
    private boolean playing;
    private boolean soundFailed;
    private Optional<Span> loop = Optional.empty();
    private int shown;
    private boolean moved;
    private long movedAt;

    /**
     * Holds at the frame that is seen.
     *
     * @param times when each frame is due
     * @param rate seconds of the clip that pass in a second
     * @param nanos a clock that only rises, in nanoseconds
     */
    Playback(ClipTimes times, double rate, Clocks clocks, Screen screen, LongSupplier nanos) {
        this.starts = times.startSeconds();
        int last = times.size() - 1;
        this.end = times.start(last) + times.duration(last);
        this.rate = rate;
        this.clocks = clocks;
        this.screen = screen;
        this.nanos = nanos;
        this.clock = clocks.make(rate, true);
        this.shown = screen.frame();
        goTo(starts[shown]);
    }

    /** Whether it plays rather than holds. */
    boolean isPlaying() {
        return playing;
    }

    /** Whether the sound was given up, so that the picture plays alone. */
    boolean soundFailed() {
        return soundFailed;
    }

    /** Where it is, in seconds on the clip's time axis. */
    double seconds() {
        return Math.min(end, clock.seconds());
    }

    /** Plays on; from the first frame where it stands at the end. */
    void play() {
        if (playing) {
            return;
        }
        if (seconds() >= end || shown == starts.length - 1) {
            show(0);
            goTo(starts[0]);
        }
        playing = true;
        if (!moved) {
            go();
        }
    }

    /** Holds. */
    void pause() {
        playing = false;
        clock.hold();
    }

    /** Goes to the start of a stretch and stays within it; with none, on from where it is. */
    void loop(Optional<Span> span) {
        loop = span;
        if (span.isPresent()) {
            restart(span.get());
        }
    }

    private void restart(Span span) {
        clock.hold();
        moved = false;
        show(frameAt(span.from));
        goTo(span.from);
        if (playing) {
            go();
        }
    }

    /** Changes the rate. */
    void rate(double newRate) {
        double at = seconds();
        clock.close();
        rate = newRate;
        clock = clocks.make(rate, !soundFailed);
        goTo(at);
        if (playing) {
            go();
        }
    }

    /**
     * Shows what is due; holds at the end.
     *
     * @return after how many nanoseconds it wants to be called again
     */
    long tick() {
        long now = nanos.getAsLong();
        int seen = screen.frame();
        if (seen != shown) {
            shown = seen;
            moved = true;
            movedAt = now;
            clock.hold();
        }
        if (moved) {
            if (now - movedAt < SETTLE_NANOS) {
                return LONGEST_WAIT;
            }
            moved = false;
            goTo(starts[shown]);
            if (playing) {
                go();
            }
        }
        return playing ? follow() : LONGEST_WAIT;
    }

    private long follow() {
        try {
            clock.tend();
        } catch (IOException | BadInputException e) {
            giveSoundUp(clock.seconds(), true);
        }
        double at = clock.seconds();
        if (loop.isPresent() && at >= Math.min(end, loop.get().to)) {
            restart(loop.get());
            return SHORTEST_WAIT;
        }
        int due = frameAt(at);
        if (due != shown) {
            show(due);
        }
        if (at >= end) {
            pause();
            return LONGEST_WAIT;
        }
        double next = due + 1 < starts.length ? starts[due + 1] : end;
        long wait = (long) ((next - clock.seconds()) / rate * 1e9);
        return Math.max(SHORTEST_WAIT, Math.min(LONGEST_WAIT, wait));
    }

    /** The last frame that has begun; the first one before all. */
    private int frameAt(double seconds) {
        int place = Arrays.binarySearch(starts, seconds);
        if (place < 0) {
            return Math.max(0, -place - 2);
        }
        while (place + 1 < starts.length && starts[place + 1] <= seconds) {
            place++;
        }
        return place;
    }

    private void show(int frame) {
        screen.show(frame);
        shown = frame;
    }

    private void goTo(double seconds) {
        try {
            clock.seek(seconds);
        } catch (IOException | BadInputException e) {
            giveSoundUp(seconds, false);
        }
    }

    private void go() {
        try {
            clock.run();
        } catch (IOException | BadInputException e) {
            giveSoundUp(clock.seconds(), true);
        }
    }

    /** Goes on by the computer's clock, which can't fail. */
    private void giveSoundUp(double seconds, boolean run) {
        soundFailed = true;
        clock.close();
        clock = clocks.make(rate, false);
        try {
            clock.seek(seconds);
            if (run) {
                clock.run();
            }
        } catch (IOException e) {
            throw new IllegalStateException("A clock without a device failed", e);
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
