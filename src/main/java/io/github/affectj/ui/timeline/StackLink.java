package io.github.affectj.ui.timeline;

import ij.ImageListener;
import ij.ImagePlus;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.ui.StackScreen;
import java.awt.EventQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Keeps the slice that a stack shows and the playhead together. Frames are read on a thread of
 * their own; of several that are asked for meanwhile only the last is shown.
 */
final class StackLink implements ImageListener {
    private static final int NONE = -1;

    private final ImagePlus image;

    /** Of the event thread. */
    private final StackScreen screen;

    /** Of the thread that reads frames. */
    private final StackScreen readers;

    private final IntConsumer shown;
    private final Runnable gone;
    private final AtomicInteger wanted = new AtomicInteger(NONE);
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "AffectJ timeline frames");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param clip its frames
     * @param shown told, on the event thread, which frame shows, from 0
     * @param gone told, on the event thread, when the stack was closed or has other slices
     */
    StackLink(ImagePlus image, StackClip clip, IntConsumer shown, Runnable gone) {
        this.image = image;
        this.screen = new StackScreen(image, clip);
        this.readers = new StackScreen(image, clip);
        this.shown = shown;
        this.gone = gone;
    }

    /** Begins to follow the stack. */
    void start() {
        ImagePlus.addImageListener(this);
        tellLater();
    }

    /** Ends it. */
    void stop() {
        ImagePlus.removeImageListener(this);
        reader.shutdown();
    }

    /** Shows a frame, from 0, soon. */
    void show(int frame) {
        if (wanted.getAndSet(frame) == NONE && !reader.isShutdown()) {
            reader.execute(
                    () -> {
                        int last = wanted.getAndSet(NONE);
                        if (readers.isThere() && last != readers.frame()) {
                            readers.show(last);
                        }
                    });
        }
    }

    @Override
    public void imageOpened(ImagePlus opened) {
        // Not of this stack.
    }

    @Override
    public void imageClosed(ImagePlus closed) {
        if (closed == image) {
            // Not while ImageJ goes through its listeners, or it would skip the next one.
            EventQueue.invokeLater(gone);
        }
    }

    @Override
    public void imageUpdated(ImagePlus updated) {
        if (updated == image) {
            tellLater();
        }
    }

    private void tellLater() {
        if (pending.compareAndSet(false, true)) {
            EventQueue.invokeLater(
                    () -> {
                        pending.set(false);
                        if (!screen.isThere()) {
                            gone.run();
                        } else if (wanted.get() == NONE) {
                            shown.accept(screen.frame());
                        }
                    });
        }
    }
}
