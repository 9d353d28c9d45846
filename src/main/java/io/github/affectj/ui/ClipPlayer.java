package io.github.affectj.ui;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.StackClip;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a stack in its window, in step with its sound, on a thread of its own; the window stays
 * free to be used. The sound device is the clock, frames that would be late are left out. Moving to
 * another slice goes on from there; Escape and closing the image end it; while another command
 * holds the image it waits. Without a sound device it plays the pictures alone and says so once.
 */
public final class ClipPlayer {
    /** The slowest rate. */
    public static final double LEAST_RATE = 0.25;

    /** The fastest rate. */
    public static final double MOST_RATE = 4;

    /** Key of the image property that holds the player of a stack that plays. */
    private static final String PROPERTY = "affectj.player";

    private static final String TITLE = "Play Clip with Audio";

    private final ImagePlus image;
    private final StackClip clip;
    private final StackScreen screen;
    private final Optional<SoundTrack> sound;
    private final SoundOutput.Factory outputs;
    private final Thread thread = new Thread(this::run, "AffectJ player");
    private volatile boolean paused;
    private volatile boolean stopped;
    private volatile double rate;
    private volatile double calledRate;
    private volatile double seconds;
    private volatile Optional<Playback.Span> loop = Optional.empty();
    private volatile PlayerControls controls;

    private ClipPlayer(ImagePlus image, double rate, SoundOutput.Factory outputs) {
        this.image = image;
        this.clip = new StackClip(image);
        this.screen = new StackScreen(image, clip);
        this.sound = clip.sound();
        this.outputs = outputs;
        this.rate = rate;
        this.calledRate = rate;
        thread.setDaemon(true);
    }

    /**
     * Starts to play a stack from the slice that it shows, or from the first if that is the last. A
     * stack that plays already is paused or goes on, or changes to another rate. Returns at once.
     * An image without a window (in batch mode, or without a display) has nothing to play on: it is
     * left where playing would have left it, at its last frame.
     *
     * @param image a stack
     * @param rate seconds of the clip that pass in a second, {@link #LEAST_RATE} to {@link
     *     #MOST_RATE}; the pitch of the sound follows
     * @param withControls whether to open a small window to pause with
     * @throws BadInputException if the image has one frame only, or the rate is out of range
     */
    public static void play(ImagePlus image, double rate, boolean withControls) {
        play(image, rate, withControls, LineOutput::open);
    }

    /** {@link #play(ImagePlus, double, boolean)} on a device. */
    static Optional<ClipPlayer> play(
            ImagePlus image, double rate, boolean withControls, SoundOutput.Factory outputs) {
        if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
            throw new BadInputException(
                    "rate=" + rate + " is out of range; it must be from 0.25 to 4.");
        }
        Optional<ClipPlayer> there = of(image);
        if (there.isPresent()) {
            there.get().call(rate);
            return there;
        }
        return start(image, rate, withControls, Optional.empty(), outputs);
    }

    private static Optional<ClipPlayer> start(
            ImagePlus image,
            double rate,
            boolean withControls,
            Optional<Playback.Span> loop,
            SoundOutput.Factory outputs) {
        ClipPlayer player = new ClipPlayer(image, rate, outputs);
        player.loop = loop;
        int frames = player.clip.frameCount();
        if (frames < 2) {
            throw new BadInputException(
                    image.getTitle() + " has one frame only; open a stack to play it.");
        }
        if (image.getWindow() == null) {
            player.screen.show(frames - 1);
            IJ.showStatus(TITLE + ": no window to play in; the last frame is shown");
            return Optional.empty();
        }
        image.setProperty(PROPERTY, player);
        if (withControls) {
            player.controls = PlayerControls.open(player, image);
        }
        player.thread.start();
        return Optional.of(player);
    }

    /**
     * Plays a stretch of a stack again and again until it is stopped or paused, at the rate at
     * which the stack plays or played at first. Returns at once; does nothing for an image without
     * a window.
     *
     * @param from seconds on the clip's time axis
     * @param to seconds, after {@code from}
     * @throws BadInputException if the image has one frame only
     */
    public static void loop(ImagePlus image, double from, double to) {
        loop(image, from, to, LineOutput::open);
    }

    /** {@link #loop(ImagePlus, double, double)} on a device. */
    static Optional<ClipPlayer> loop(
            ImagePlus image, double from, double to, SoundOutput.Factory outputs) {
        Optional<Playback.Span> span = Optional.of(new Playback.Span(from, to));
        Optional<ClipPlayer> there = of(image);
        if (there.isPresent()) {
            there.get().loop = span;
            there.get().paused = false;
            LockSupport.unpark(there.get().thread);
            return there;
        }
        return image.getWindow() == null ? Optional.empty() : start(image, 1, false, span, outputs);
    }

    /** The player of a stack that plays or holds; empty where none does. */
    public static Optional<ClipPlayer> of(ImagePlus image) {
        return image.getProperty(PROPERTY) instanceof ClipPlayer player
                        && player.image == image
                        && player.isAlive()
                ? Optional.of(player)
                : Optional.empty();
    }

    /** Whether it plays one stretch again and again. */
    public boolean isLooping() {
        return loop.isPresent() && !paused;
    }

    private void call(double newRate) {
        if (newRate != calledRate) {
            calledRate = newRate;
            rate(newRate);
            paused = false;
        } else {
            paused = !paused;
        }
        LockSupport.unpark(thread);
    }

    /** Whether it has not ended. */
    boolean isAlive() {
        return thread.isAlive() && !stopped;
    }

    /** Whether it holds. */
    public boolean isPaused() {
        return paused;
    }

    /** Holds or goes on. */
    public void togglePause() {
        call(calledRate);
    }

    /** How fast it plays. */
    double rate() {
        return rate;
    }

    /** Changes how fast it plays. */
    void rate(double newRate) {
        rate = newRate;
    }

    /** Where it is, in seconds on the clip's time axis. */
    double seconds() {
        return seconds;
    }

    /** Ends it, soon. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** Waits until it has ended, for tests. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        try (Playback playback =
                new Playback(clip.times(), rate, this::clock, screen, System::nanoTime)) {
            tell();
            follow(playback);
        } catch (RuntimeException e) {
            if (screen.isThere()) {
                // A frame that can't be read, as when the file was removed. Nobody waits for this
                // thread, so that the status line is the place to tell it.
                IJ.showStatus(TITLE + ": stopped (" + e.getMessage() + ")");
            }
        } finally {
            stopped = true;
            image.setProperty(PROPERTY, null);
            if (controls != null) {
                controls.done();
            }
        }
    }

    private void follow(Playback playback) {
        double playedRate = rate;
        Optional<Playback.Span> played = Optional.empty();
        boolean toldSilence = false;
        while (!stopped && screen.isThere() && !screen.isAnimated()) {
            if (IJ.escapePressed()) {
                // It was meant for this; whatever runs next must not take it for its own.
                IJ.resetEscape();
                return;
            }
            boolean hold = paused || image.isLocked();
            if (playedRate != rate) {
                playedRate = rate;
                playback.rate(playedRate);
            }
            Optional<Playback.Span> wanted = loop;
            if (!played.equals(wanted)) {
                played = wanted;
                playback.loop(wanted);
            }
            if (hold) {
                if (playback.isPlaying()) {
                    playback.pause();
                }
            } else {
                playback.play();
            }
            long wait = playback.tick();
            seconds = playback.seconds();
            if (playback.soundFailed() && !toldSilence) {
                toldSilence = true;
                IJ.showStatus(TITLE + ": the audio stopped; the video goes on");
            }
            if (!hold && !playback.isPlaying()) {
                if (controls == null) {
                    return;
                }
                paused = true;
            }
            LockSupport.parkNanos(wait);
        }
    }

    private PlayClock clock(double atRate, boolean withSound) {
        if (withSound && sound.isPresent()) {
            try {
                return new SoundClock(sound.get(), outputs, atRate, System::nanoTime);
            } catch (IOException e) {
                IJ.showStatus(TITLE + ": no audio device; the video plays alone");
            }
        }
        return new SilentClock(System::nanoTime, atRate);
    }

    private void tell() {
        if (sound.isEmpty()) {
            IJ.showStatus(TITLE + ": the clip has no audio");
        }
    }

    /** The position as it is shown: {@code 3.2 of 60.0 s}. */
    String position() {
        int last = clip.frameCount() - 1;
        double end = clip.times().start(last) + clip.times().duration(last);
        return String.format(Locale.ROOT, "%.1f of %.1f s", seconds, end);
    }
}
