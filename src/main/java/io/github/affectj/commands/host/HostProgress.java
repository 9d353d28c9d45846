package io.github.affectj.commands.host;

import ij.IJ;
import ij.ImageJ;
import ij.macro.Interpreter;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import java.awt.Dialog;
import java.awt.GraphicsEnvironment;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Shows progress in ImageJ's status line and bar, and as a SciJava task where there is such a
 * service (Fiji's task list with its cancel buttons). Learns of cancel from Escape, from the task
 * and from the command.
 */
final class HostProgress implements Progress, AutoCloseable {
    private static final int STEPS = 1000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String title;
    private final BooleanSupplier cancelled;
    private final Task task;
    private final KeyEventDispatcher escape =
            GraphicsEnvironment.isHeadless() ? null : HostProgress::hear;
    private volatile String shown = "";
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /**
     * @param title what works, for the status line
     * @param cancelled whether the command was asked to stop
     * @param tasks SciJava's tasks, or null if there are none
     */
    HostProgress(String title, BooleanSupplier cancelled, TaskService tasks) {
        this.title = title;
        this.cancelled = cancelled;
        task = tasks == null ? null : tasks.createTask(title);
        if (task != null) {
            task.setProgressMaximum(STEPS);
            task.start();
        }
        if (Interpreter.getInstance() == null) {
            // An Escape of long ago is not meant for this command; in a macro it is the macro's,
            // which forgets it when it begins. A script's IJ.run has nobody else to forget it.
            IJ.resetEscape();
        }
        if (escape != null) {
            KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(escape);
        }
    }

    @Override
    public void update(double fraction, String message) {
        long now = System.nanoTime();
        long due = next.get();
        // Drawing costs time: ten times a second is enough, by whichever thread comes first.
        if (now - due < 0 || !next.compareAndSet(due, now + PAUSE_NANOS)) {
            return;
        }
        double share = Math.min(1, Math.max(0, fraction));
        String said = message.isEmpty() ? title : ForeignText.sentence(title + ": " + message);
        String line = escape == null ? said : said + " (Esc cancels)";
        shown = line;
        IJ.showStatus(line);
        IJ.showProgress(share);
        if (task != null) {
            task.setStatusMessage(message);
            task.setProgressValue(Math.round(share * STEPS));
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean()
                || IJ.escapePressed()
                || (task != null && task.isCanceled());
    }

    /**
     * ImageJ itself hears Escape in its images and its main window only. While a command works, it
     * is heard in every window of this program, but in dialogs, which close with it.
     *
     * @return whether the key was used up: never
     */
    private static boolean hear(KeyEvent event) {
        if (event.getID() == KeyEvent.KEY_PRESSED
                && event.getKeyCode() == KeyEvent.VK_ESCAPE
                && !(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow()
                        instanceof Dialog)) {
            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        }
        return false;
    }

    /** Clears the bar and our own status line; one that the command wrote stays. */
    @Override
    public void close() {
        IJ.showProgress(1.0);
        if (IJ.getInstance() != null && ImageJ.getStatusBarText().equals(shown)) {
            IJ.showStatus("");
        }
        if (escape != null) {
            KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(escape);
        }
        if (task != null) {
            task.finish();
        }
    }
}
