package io.github.affectj.ij1;

import ij.IJ;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;
import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.host.CommandDialog;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.Host;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Runs a SciJava command as a plugin of plain ImageJ 1.x: {@code plugins.config} lists it once for
 * every command, with the command's class name as its argument. In a macro the command reads the
 * options itself; else a dialog made from its inputs opens, and what was run is recorded in the
 * words of Fiji's recorder.
 */
public final class PluginBridge implements PlugIn {
    private static final String LEGACY = "net.imagej.legacy.LegacyService";

    /** For ImageJ, which makes plugins by their class name. */
    public PluginBridge() {}

    /**
     * Runs a command.
     *
     * @param className class of the command
     */
    @Override
    public void run(String className) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PluginBridge.class.getClassLoader());
        try {
            if (inFiji()) {
                runInFiji(className);
            } else if (Host.isMacro()) {
                CommandRunner runner = CommandRunner.shared();
                runner.run(runner.create(runner.find(className)), Map.of());
            } else {
                runByHand(className);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void runByHand(String className) {
        CommandRunner runner = CommandRunner.shared();
        CommandInfo info = runner.find(className);
        Module module = runner.create(info);
        CommandInputs inputs = CommandInputs.of(info);
        Optional<Map<String, Object>> values = ask(module, inputs);
        boolean done = values.isPresent() && runner.run(module, values.get());
        if (IJ.recording()) {
            // ImageJ writes the line when this returns; without a name it writes none.
            Recorder.setCommand(done ? info.getMenuPath().getLeaf().getName() : null);
            if (done) {
                RecorderLine.options(inputs, module).forEach(Recorder::recordOption);
            }
        }
    }

    private static Optional<Map<String, Object>> ask(Module module, CommandInputs inputs) {
        AffectCommand command = (AffectCommand) module.getDelegateObject();
        try {
            command.requireAll(inputs.title());
        } catch (BadInputException e) {
            Host.tell(inputs.title(), e.getMessage());
            return Optional.empty();
        }
        if (inputs.asked().isEmpty()) {
            return Optional.of(Map.of());
        }
        CommandDialog dialog = new CommandDialog(inputs, command);
        command.askedBy(
                () -> {
                    Optional<Map<String, Object>> others = dialog.ask();
                    others.ifPresent(values -> values.forEach(module::setInput));
                    return others.isPresent();
                });
        return dialog.ask();
    }

    /** Whether imagej-legacy is here, which offers the same commands itself. */
    private static boolean inFiji() {
        try {
            Class.forName(LEGACY, false, IJ.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void runInFiji(String className) {
        Context context = (Context) IJ.runPlugIn(Context.class.getName(), "");
        CommandInfo info = context.service(CommandService.class).getCommand(className);
        try {
            context.service(ModuleService.class).run(info, true).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The command " + className + " failed", e);
        }
    }
}
