package io.github.affectj.commands.host;

import ij.IJ;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import org.scijava.command.CommandInfo;
import org.scijava.log.LogService;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/** Runs the body of a command, and turns whatever goes wrong into one sentence. */
final class Attempt {
    private final AffectCommand command;
    private final CommandInfo info;
    private final CommandInputs inputs;
    private final String title;
    private final LogService log;
    private final TaskService tasks;

    /**
     * @param command what to run
     * @param log where faults of ours go, or null
     * @param tasks SciJava's tasks, or null
     */
    Attempt(AffectCommand command, LogService log, TaskService tasks) {
        this.command = command;
        this.log = log;
        this.tasks = tasks;
        info = new CommandInfo(command.getClass(), command.getClass().getAnnotation(Plugin.class));
        inputs = CommandInputs.of(info);
        title = inputs.title();
    }

    /** Runs the command; with other inputs again, while a person gives others for wrong ones. */
    void repeat() {
        KeptTorch.ofUser().handOn(); // before any command can start the engine
        boolean over = false;
        while (!over) {
            over = run();
        }
    }

    /** Runs with the inputs as they are now; false if they were changed for another try. */
    private boolean run() {
        try (HostProgress progress = new HostProgress(title, command::isCanceled, tasks)) {
            command.checkAll(title);
            inputs.check(info.createModule(command));
            command.execute(LoggedProgress.of(progress));
            new MoreInputs(command).record(info.getMenuPath().getLeaf().getName());
        } catch (CancelledException e) {
            command.cancel(title + ": cancelled.");
            IJ.showStatus(title + ": cancelled");
            Host.stopQuietly(command, title);
        } catch (BadInputException e) {
            return !asksAgain(Failure.sentence(title, e, log));
        } catch (Throwable e) { // an Error too: whatever passed here would let the macro go on
            Host.refuse(command, title, Failure.sentence(title, e, log));
        }
        return true;
    }

    private boolean asksAgain(String sentence) {
        Asked asked = command.asked();
        if (!asked.byDialog()) {
            Host.refuse(command, title, sentence);
            return false;
        }
        boolean answered = asked.again(inputs, sentence);
        if (!answered) {
            command.cancel(sentence);
        }
        return answered;
    }
}
