package io.github.affectj.ui;

import ij.ImageJ;
import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.media.stack.FilmStacks;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a film in its window with the computer's sound device and prints a line whenever another
 * frame is seen: the time of {@link System#nanoTime} and the frame's place from 0. Run by {@code
 * scripts/reference/player_drift.py}, which listens meanwhile.
 */
final class PlayerDriftRun {
    private static final long LOOK_EVERY_NANOS = 300_000;

    private PlayerDriftRun() {}

    /**
     * Plays.
     *
     * @param args path of the film, and how many seconds of it
     */
    public static void main(String[] args) throws Exception {
        new ImageJ(ImageJ.NO_SHOW);
        ImagePlus image = FilmStacks.open(Path.of(args[0]), 1, 0, 1, 0, true, Progress.NONE);
        image.show();
        Thread.sleep(1000);
        ClipPlayer player = ClipPlayer.play(image, 1, false, LineOutput::open).orElseThrow();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
        int last = image.getCurrentSlice();
        while (System.nanoTime() < end && player.isAlive()) {
            int slice = image.getCurrentSlice();
            if (slice != last) {
                System.out.println(System.nanoTime() + " " + (slice - 1));
                last = slice;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        System.exit(0);
    }
}
