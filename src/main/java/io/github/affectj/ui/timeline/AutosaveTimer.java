package io.github.affectj.ui.timeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.result.ResultSet;
import java.awt.EventQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.Timer;

/**
 * Saves when no change has come for a second, on a thread of its own. That it can't save is told
 * once.
 */
final class AutosaveTimer {
    private static final int WAIT_MILLIS = 1000;
    private static final long MOST_SECONDS = 10;

    private final Autosave autosave;
    private final Supplier<ResultSet> set;
    private final Consumer<String> status;
    private final Timer timer = new Timer(WAIT_MILLIS, e -> save());
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "AffectJ autosave"));

    /** Of the writer's thread. */
    private boolean failed;

    /**
     * @param set gives what is to be saved
     * @param status told, on the event thread, what came of it
     */
    AutosaveTimer(Autosave autosave, Supplier<ResultSet> set, Consumer<String> status) {
        this.autosave = autosave;
        this.set = set;
        this.status = status;
        timer.setRepeats(false);
    }

    /** Something has changed. */
    void changed() {
        timer.restart();
    }

    private void save() {
        ResultSet now = set.get();
        writer.execute(() -> write(now));
    }

    private void write(ResultSet now) {
        try {
            autosave.write(now)
                    .ifPresent(
                            kept ->
                                    tell(
                                            "a file with other labels was in the way; it is kept as "
                                                    + kept.getFileName()
                                                    + "."));
            if (failed) {
                failed = false;
                tell("labels are saved beside the film again.");
            }
        } catch (BadInputException e) {
            if (!failed) {
                failed = true;
                tell(
                        "labels can't be saved beside the film; export them before you close it ("
                                + e.getMessage()
                                + ")");
            }
        }
    }

    private void tell(String sentence) {
        EventQueue.invokeLater(() -> status.accept(sentence));
    }

    /** Saves what was not saved yet, and ends. */
    void close() {
        boolean waiting = timer.isRunning();
        timer.stop();
        if (waiting) {
            save();
        }
        writer.shutdown();
        try {
            // ImageJ may be about to quit.
            if (!writer.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
