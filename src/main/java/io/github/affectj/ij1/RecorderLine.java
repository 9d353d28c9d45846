package io.github.affectj.ij1;

import io.github.affectj.commands.host.CommandInput;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.module.Module;

/**
 * What Fiji's recorder would write of a command's inputs; see imagej-legacy, {@code
 * MacroRecorderPostprocessor} and {@code IJ1Helper.recordOption}.
 */
final class RecorderLine {
    private RecorderLine() {}

    /**
     * The options to record: the value of every input that is asked for and not null, and of those
     * under <em>More</em> that were changed, by key, escaped for a macro string. ImageJ's recorder
     * puts those with spaces into brackets.
     */
    static Map<String, String> options(CommandInputs inputs, Module module) {
        Map<String, String> options = new LinkedHashMap<>();
        for (CommandInput input : inputs.asked()) {
            Object value = module.getInput(input.key());
            if (value != null) {
                options.put(Host.recorded(input.key()), Host.recorded(value.toString()));
            }
        }
        for (CommandInput input : inputs.more()) {
            Object value = module.getInput(input.key());
            if (value != null && !input.isDefault(value)) {
                options.put(Host.recorded(input.key()), Host.recorded(value.toString()));
            }
        }
        return options;
    }
}
