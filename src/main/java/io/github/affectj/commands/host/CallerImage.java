package io.github.affectj.commands.host;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * The active image of whoever calls a command. Without a display, in batch mode and for {@code
 * IJ.run(image, ...)} ImageJ keeps one for each thread; Fiji makes a command on the thread of its
 * caller, but runs it on a thread of a pool. Between {@link #enter} and {@link #leave} that thread
 * has the caller's active image; what became active there is the caller's afterwards, and nothing
 * stays behind for the next command that the thread runs.
 */
final class CallerImage {
    private final Thread caller = Thread.currentThread();
    private final ImagePlus image = WindowManager.getTempCurrentImage();

    /** Makes the caller's image the active one of this thread. */
    void enter() {
        if (Thread.currentThread() != caller) {
            WindowManager.setTempCurrentImage(image);
        }
    }

    /** Gives the caller the image that is active now. */
    void leave() {
        if (Thread.currentThread() == caller) {
            return;
        }
        ImagePlus now = WindowManager.getTempCurrentImage();
        WindowManager.setTempCurrentImage(null);
        if (now != image && caller.isAlive()) {
            WindowManager.setTempCurrentImage(caller, now);
        }
    }
}
