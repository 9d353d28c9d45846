package io.github.affectj.base;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for another thread and hears a cancel meanwhile. */
public final class Waiting {
    private static final long POLL_MILLIS = 100;

    private Waiting() {}

    /**
     * The result of a task.
     *
     * @throws CancelledException if the progress says so first; the task goes on
     * @throws RuntimeException what the task threw; an {@link Error} likewise
     */
    public static <T> T result(Future<T> task, Progress progress) {
        while (true) {
            progress.checkCancelled();
            try {
                return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                if (e.getCause() instanceof Error error) { // as of memory
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
