package io.github.affectj.commands.host;

import ij.Macro;
import java.util.List;
import java.util.Map;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Gives a command that a macro calls the inputs that the macro's own text decides, in every host.
 *
 * <p>Fiji sets inputs from macros without any check and opens a dialog for those that are left out.
 * This runs after that and before any dialog: it reads the options anew, checks them, sets all
 * inputs and marks them as resolved. A mistake aborts the macro with one sentence. A script that
 * runs the module itself is spared the dialog, too.
 */
@Plugin(type = PreprocessorPlugin.class, priority = MacroInputs.PRIORITY)
public class MacroInputs extends AbstractPreprocessorPlugin {
    /** Below Fiji's own reading of macro options, above all that fills or asks for inputs. */
    static final double PRIORITY = 2 * Priority.VERY_HIGH - 1;

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof AffectCommand command)) {
            return;
        }
        CommandInputs inputs = CommandInputs.of(module.getInfo());
        if (!Host.isMacro() && !command.asked().byDialog() && isGivenAny(module, inputs)) {
            command.asked().byScript();
            inputs.list().forEach(input -> module.resolveInput(input.key()));
            CommandInputs.buttons(module.getInfo()).forEach(module::resolveInput);
        }
        try {
            command.requireAll(inputs.title());
            if (Host.isMacro()) {
                Map<String, Object> values = inputs.parse(Macro.getOptions());
                values.forEach(
                        (key, value) -> {
                            module.setInput(key, value);
                            module.resolveInput(key);
                        });
                CommandInputs.buttons(module.getInfo()).forEach(module::resolveInput);
            }
            // A dialog of SciJava shows whatever is not resolved, also what is called invisible.
            inputs.list().stream()
                    .filter(input -> input.place() != CommandInput.Place.DIALOG)
                    .forEach(input -> module.resolveInput(input.key()));
            command.asked().leave(unresolved(module, inputs));
        } catch (RuntimeException | Error e) {
            // Without a reason: Fiji would show it in a second dialog. The command keeps it.
            cancel("");
            String title = inputs.title();
            Host.refuse(command, title, Failure.sentence(title, e, null));
        }
    }

    /**
     * Whether a script runs the module, as {@code command.run(..., "path", file)} in Python: nobody
     * else gives a value before all dialogs. What it leaves out has its default then, as in macros.
     */
    private static boolean isGivenAny(Module module, CommandInputs inputs) {
        return inputs.list().stream().anyMatch(input -> module.isInputResolved(input.key()));
    }

    private static List<String> unresolved(Module module, CommandInputs inputs) {
        return inputs.asked().stream()
                .map(CommandInput::key)
                .filter(key -> !module.isInputResolved(key))
                .toList();
    }
}
