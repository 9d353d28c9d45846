package io.github.affectj.base;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Makes the next thing on a thread of its own, while the caller works on the one before.
 *
 * @param <T> what is made
 */
public final class ReadAhead<T> {
    private static final long WAIT_MINUTES = 1;

    private final Function<BooleanSupplier, T> read;
    private final ExecutorService thread;
    private Future<T> next;
    private volatile boolean stopped;

    /**
     * Begins with the first.
     *
     * @param name of the thread
     * @param read makes the next one; asks its argument often whether nobody wants it any more
     */
    public ReadAhead(String name, Function<BooleanSupplier, T> read) {
        this.read = read;
        thread =
                Executors.newSingleThreadExecutor(
                        work -> {
                            Thread made = new Thread(work, name);
                            made.setDaemon(true);
                            return made;
                        });
        begin();
    }

    private void begin() {
        next = thread.submit(() -> read.apply(() -> stopped));
    }

    /**
     * The next one.
     *
     * @throws CancelledException if the progress says so while waiting
     * @throws RuntimeException what went wrong when it was made
     */
    public T next(Progress progress) {
        T one = Waiting.result(next, progress);
        begin();
        return one;
    }

    /**
     * Waits for what the thread is at. It is not interrupted: Java would close the file of a stack
     * that the user has open and that is being read.
     *
     * @param free frees what the thread worked with; not called where this thread is interrupted,
     *     since that may still be in use: its memory is rather lost than freed now
     */
    public void close(Runnable free) {
        stopped = true;
        thread.shutdown();
        try {
            while (!thread.awaitTermination(WAIT_MINUTES, TimeUnit.MINUTES)) {
                continue; // a frame from a slow network drive
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        free.run();
    }
}
