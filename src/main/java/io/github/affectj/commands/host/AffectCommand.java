package io.github.affectj.commands.host;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;

/**
 * Base of all commands: checks the inputs, runs the body with a progress that knows Escape and
 * cancel, and turns what goes wrong into one sentence that aborts a macro.
 *
 * <p>A body must open, show and change nothing before its long work is done, so that a failed or
 * cancelled command leaves all as it was. The image it works on is the active one of the host, not
 * an {@code ImagePlus} input: such an input would be recorded by title, be filled with stale
 * preferences, and in headless Fiji silently skip the command when no image is open.
 */
public abstract class AffectCommand implements Command, Cancelable {
    @Parameter(required = false)
    private LogService log;

    @Parameter(required = false)
    private TaskService tasks;

    private final CallerImage caller = new CallerImage();
    private final Asked asked = new Asked();
    private volatile String cancelReason;

    /**
     * What the command does. May be called again, if an input was wrong and a dialog gave others.
     *
     * @param progress told how far the work is; ends it on the user's wish
     * @throws BadInputException if an input can't be used, in one sentence
     * @throws IOException if a file can't be read or written
     */
    protected abstract void execute(Progress progress) throws IOException;

    /** Whether the command works on the active image. */
    protected boolean needsImage() {
        return false;
    }

    /**
     * Whether all is there that the command needs besides image and inputs, such as a result. Asked
     * before a dialog opens, so that nobody fills one in for nothing.
     *
     * @throws BadInputException if not
     */
    protected void requireReady() {}

    /**
     * Values that a dialog may offer for a free text input, as the installed models; where one does
     * not tell whose it is, as {@link Suggestion#texts} gives them.
     *
     * @param key of the input
     */
    public List<String> suggestions(String key) {
        return List.of();
    }

    /** Opens the inputs under <em>More</em>; what the button of a dialog such as Fiji's calls. */
    protected void askMore() {
        new MoreInputs(this).ask();
    }

    /**
     * The image to work on; only for commands that say so by {@link #needsImage()}. It is the
     * active one, or the stack that the active plot, table or player of ours belongs to.
     */
    protected final ImagePlus image() {
        return CalledOn.image();
    }

    /** Which inputs were left to the host's dialog, and how it asks again. */
    final Asked asked() {
        return asked;
    }

    /**
     * Says that the inputs come from a dialog. A wrong value then does not end the command.
     *
     * @param dialog asks again with the values kept and sets the inputs; false if refused
     */
    public final void askedBy(BooleanSupplier dialog) {
        asked.by(dialog);
    }

    @Override
    public final void run() {
        caller.enter();
        try {
            new Attempt(this, log, tasks).repeat();
        } finally {
            caller.leave();
        }
    }

    /**
     * Refuses to run, before a dialog opens, if something is missing.
     *
     * @param title the command's name, which begins the sentence
     * @throws BadInputException if there is no image or what else is needed
     */
    public final void requireAll(String title) {
        caller.enter();
        try {
            checkAll(title);
        } finally {
            caller.leave();
        }
    }

    final void checkAll(String title) {
        if (needsImage()) {
            CalledOn.require(title);
        }
        requireReady();
    }

    @Override
    public final boolean isCanceled() {
        return cancelReason != null;
    }

    @Override
    public final void cancel(String reason) {
        if (cancelReason == null || cancelReason.isEmpty()) {
            cancelReason = reason == null ? "" : reason;
        }
        Host.recordNothing();
    }

    /** Why the command did not do its work: the sentence that was told; null if it did it. */
    @Override
    public final String getCancelReason() {
        // SciJava's runner asks to show it in a dialog of its own, without a title and in macros
        // too. It has been told already; who asks later gets the sentence.
        return cancelReason != null && Host.isAskedByRunner() ? "" : cancelReason;
    }
}
