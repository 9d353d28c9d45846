package io.github.affectj.training.run;

import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Waiting;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the steps of a training on a thread of its own. A step is one call into the engine, which
 * nothing can break off, and takes longer the slower the machine; whoever waits for it hears a
 * cancel all the same and leaves at once. The step then ends by itself, and what it works on is
 * freed behind it.
 *
 * <p>Used by one thread.
 */
final class StepThread implements AutoCloseable {
    private final Runnable free;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread made = new Thread(work, "AffectJ training step");
                        made.setDaemon(true);
                        return made;
                    });
    private Future<?> last;

    /**
     * @param free frees what the steps work on; runs once, after the last of them
     */
    StepThread(Runnable free) {
        this.free = free;
    }

    /**
     * Runs a step and waits for its end.
     *
     * @param step touches nothing that anyone closes but {@code free}, and writes no file
     * @throws CancelledException if the progress says so meanwhile; the step goes on
     * @throws RuntimeException what the step threw
     */
    void run(Runnable step, Progress progress) {
        progress.checkCancelled();
        last = thread.submit(step);
        Waiting.result(last, progress);
    }

    /** Frees all, now or, where a step goes on that nobody waits for, after it. */
    @Override
    public void close() {
        boolean goesOn = last != null && !last.isDone();
        if (goesOn) {
            thread.execute(free);
        }
        thread.shutdown();
        if (!goesOn) {
            free.run();
        }
    }
}
