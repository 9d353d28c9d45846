package io.github.affectj.commands.host;

import io.github.affectj.base.BadInputException;
import java.util.List;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputHarvester;

/**
 * Checks what a person has filled into the host's own dialog, as Fiji has one, and shows that again
 * with the values kept while something is wrong; the command itself does the same when it finds
 * more. Runs right after the dialog: a little later SciJava would end a command that lacks a value.
 */
@Plugin(type = PreprocessorPlugin.class, priority = DialogAnswers.PRIORITY)
public class DialogAnswers extends AbstractPreprocessorPlugin {
    /** Below the dialog, above SciJava's keeping of values and its own check. */
    static final double PRIORITY = InputHarvester.PRIORITY - 0.5;

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof AffectCommand command)) {
            return;
        }
        List<String> asked =
                command.asked().left().stream().filter(module::isInputResolved).toList();
        if (asked.isEmpty()) {
            return;
        }
        PluginService plugins = getContext().service(PluginService.class);
        command.askedBy(() -> ask(plugins, module, asked));
        CommandInputs inputs = CommandInputs.of(module.getInfo());
        while (!isCanceled()) {
            try {
                inputs.check(module);
                return;
            } catch (BadInputException e) {
                if (!command.asked().again(inputs, e.getMessage())) {
                    // Without a reason: Fiji would show it, and it has been told.
                    cancel("");
                }
            }
        }
    }

    /** Opens the host's dialog for inputs that have values already; false if it was cancelled. */
    private static boolean ask(PluginService plugins, Module module, List<String> keys) {
        keys.forEach(module::unresolveInput);
        for (PreprocessorPlugin step : plugins.createInstancesOfType(PreprocessorPlugin.class)) {
            if (step instanceof InputHarvester) {
                step.process(module);
                if (step.isCanceled()) {
                    return false;
                }
            }
        }
        return keys.stream().allMatch(module::isInputResolved);
    }
}
