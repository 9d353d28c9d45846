package io.github.affectj.ij1;

import java.util.List;
import java.util.Map;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginService;
import org.scijava.task.TaskService;

/**
 * Runs SciJava commands where there is no Fiji, on the thread that asks, so that macro options, the
 * temporary image of a thread and ImageJ's aborts work as for any ImageJ 1.x plugin.
 */
final class CommandRunner {
    private final Context context;

    /** Starts the few services that commands need, once. */
    private static final class Shared {
        static final CommandRunner RUNNER = new CommandRunner();
    }

    private CommandRunner() {
        // ImageJ loads plugins by its own loader, which SciJava would not look into.
        ClassLoader loader = CommandRunner.class.getClassLoader();
        context =
                new Context(
                        List.of(
                                PluginService.class,
                                CommandService.class,
                                ModuleService.class,
                                LogService.class,
                                TaskService.class),
                        new PluginIndex(new DefaultPluginFinder(loader)));
    }

    /** The one runner of this ImageJ. */
    static CommandRunner shared() {
        return Shared.RUNNER;
    }

    /**
     * Finds a command.
     *
     * @throws IllegalArgumentException if there is no such command
     */
    CommandInfo find(String className) {
        CommandInfo info = context.service(CommandService.class).getCommand(className);
        if (info == null) {
            throw new IllegalArgumentException("There is no command " + className);
        }
        return info;
    }

    /** A new module around a new instance of a command. */
    Module create(CommandInfo info) {
        try {
            return info.createModule();
        } catch (ModuleException e) {
            throw new IllegalStateException("The command " + info.getClassName() + " fails", e);
        }
    }

    /**
     * Runs a module on this thread.
     *
     * @param module a new module
     * @param values values of its inputs by key; those that are missing are read from the macro or
     *     keep their default
     * @return whether it ran to its end
     */
    boolean run(Module module, Map<String, Object> values) {
        values.forEach(
                (key, value) -> {
                    module.setInput(key, value);
                    module.resolveInput(key);
                });
        List<PreprocessorPlugin> before =
                context.service(PluginService.class)
                        .createInstancesOfType(PreprocessorPlugin.class);
        new ModuleRunner(context, module, before, List.of()).run();
        return !(module instanceof Cancelable work && work.isCanceled());
    }
}
