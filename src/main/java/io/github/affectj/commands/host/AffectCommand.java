package io.github.affectj.commands.host;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.util.List;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
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

    private volatile String cancelReason;

    /**
     * What the command does.
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
     * Values that a dialog may offer for a free text input, as the installed models.
     *
     * @param key of the input
     */
    public List<String> suggestions(String key) {
        return List.of();
    }

    /** The active image; only for commands that say so by {@link #needsImage()}. */
    protected final ImagePlus image() {
        return WindowManager.getCurrentImage();
    }

    @Override
    public final void run() {
        CommandInfo info = new CommandInfo(getClass(), getClass().getAnnotation(Plugin.class));
        CommandInputs inputs = CommandInputs.of(info);
        caller.enter();
        try (HostProgress progress = new HostProgress(inputs.title(), this::isCanceled, tasks)) {
            checkImage(inputs.title());
            inputs.check(info.createModule(this));
            execute(progress);
        } catch (CancelledException e) {
            cancel(null);
            IJ.showStatus(inputs.title() + ": cancelled");
            Host.stopQuietly();
        } catch (BadInputException e) {
            fail(e.getMessage());
        } catch (IOException e) {
            fail(
                    inputs.title()
                            + ": a file could not be read or written ("
                            + e.getMessage()
                            + ").");
        } catch (OutOfMemoryError e) {
            fail(
                    inputs.title()
                            + ": there is not enough memory; close images or raise the limit under"
                            + " Edit>Options>Memory & Threads.");
        } catch (RuntimeException | LinkageError e) {
            logError(inputs.title(), e);
            fail(inputs.title() + ": an unexpected error (" + e + "); details are in the log.");
        } finally {
            caller.leave();
        }
    }

    /**
     * Refuses to run without an image, where one is needed.
     *
     * @param title the command's name, which begins the sentence
     * @throws BadInputException if there is none
     */
    public final void requireImage(String title) {
        caller.enter();
        try {
            checkImage(title);
        } finally {
            caller.leave();
        }
    }

    private void checkImage(String title) {
        if (needsImage() && image() == null) {
            throw new BadInputException(
                    title + ": there is no open image; open a stack or a GIF first.");
        }
    }

    private void fail(String sentence) {
        // Without a reason: Fiji would show it in a second dialog, even in a macro.
        cancel("");
        Host.fail(sentence);
    }

    private void logError(String title, Throwable e) {
        if (log != null) {
            log.error(title, e);
        }
    }

    @Override
    public final boolean isCanceled() {
        return cancelReason != null;
    }

    @Override
    public final void cancel(String reason) {
        cancelReason = reason == null ? "" : reason;
        Host.recordNothing();
    }

    @Override
    public final String getCancelReason() {
        return cancelReason;
    }
}
