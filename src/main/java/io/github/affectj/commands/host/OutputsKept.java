package io.github.affectj.commands.host;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps Fiji from showing a command's outputs: they are there for scripts that have its module. The
 * command has shown what a person shall see, and Fiji would open a second window for every text and
 * number, and warn of a table.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class OutputsKept extends AbstractPostprocessorPlugin {
    @Override
    public void process(Module module) {
        if (module.getDelegateObject() instanceof AffectCommand) {
            for (ModuleItem<?> output : module.getInfo().outputs()) {
                module.resolveOutput(output.getName());
            }
        }
    }
}
