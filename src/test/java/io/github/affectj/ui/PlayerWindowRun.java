package io.github.affectj.ui;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import io.github.affectj.media.sound.SineTrack;
import io.github.affectj.media.stack.ClipStacks;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Plays a stack in a real window and ends with status 0 if all went as it should; run by {@link
 * ClipPlayerIT} under a display of its own.
 */
final class PlayerWindowRun {
    private static final int FRAMES = 200;

    private PlayerWindowRun() {}

    /** Needs no arguments. */
    public static void main(String[] args) throws Exception {
        new ImageJ(ImageJ.NO_SHOW);
        ImageStack stack = new ImageStack(64, 48);
        for (int i = 0; i < FRAMES; i++) {
            stack.addSlice(
                    String.format(Locale.ROOT, "%d t=%.3fs", i + 1, i * 0.04),
                    new ColorProcessor(64, 48));
        }
        ImagePlus image = new ImagePlus("clip", stack);
        SineTrack sine = new SineTrack(48_000, 1, 440, 60);
        image.setProperty(ClipStacks.SOUND_PROPERTY, sine);
        image.show();
        SoundOutput.Factory pretended =
                (rate, channels) -> new FakeOutput(rate, channels, System::nanoTime, 1, 480);

        ClipPlayer player = ClipPlayer.play(image, 1, true, pretended).orElseThrow();
        until("it plays", () -> image.getCurrentSlice() > 20);
        ClipPlayer same = ClipPlayer.play(image, 1, true, pretended).orElseThrow();
        check("the same player pauses", same == player && player.isPaused());
        image.setSlice(150);
        until("it is sought", () -> Math.abs(player.seconds() - 149 * 0.04) < 1e-6);
        ClipPlayer.play(image, 1, true, pretended);
        until("it goes on", () -> image.getCurrentSlice() > 155);
        until("it stops at the end", player::isPaused);
        check("the last frame is seen", image.getCurrentSlice() == FRAMES);
        player.stop();
        player.join(5000);
        check("it has ended", !player.isAlive() && sine.open() == 0);

        ClipPlayer second = ClipPlayer.play(image, 4, false, pretended).orElseThrow();
        until("it begins anew", () -> image.getCurrentSlice() < FRAMES / 2);
        IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        second.join(5000);
        check("Escape ends it", !second.isAlive() && sine.open() == 0 && !IJ.escapePressed());

        ClipPlayer third =
                ClipPlayer.play(
                                image,
                                1,
                                false,
                                (rate, channels) -> {
                                    throw new IOException("no sound device");
                                })
                        .orElseThrow();
        int from = image.getCurrentSlice();
        until("it plays without a device", () -> image.getCurrentSlice() > from + 5);
        image.changes = false;
        image.close();
        third.join(5000);
        check("closing the image ends it", !third.isAlive() && sine.open() == 0);
        System.exit(0);
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!holds.getAsBoolean() && System.nanoTime() < give) {
            Thread.sleep(5);
        }
        check(what, holds.getAsBoolean());
    }

    private static void check(String what, boolean holds) {
        if (!holds) {
            System.err.println("Not so: " + what);
            System.exit(1);
        }
    }
}
