package io.github.affectj.commands.host;

import ij.IJ;
import ij.plugin.frame.Recorder;
import java.lang.reflect.Field;
import java.util.Map;
import org.scijava.util.ClassUtils;

/**
 * The inputs under <em>More</em> in a host whose own dialog knows nothing of it, as Fiji's: there a
 * button of the command opens them, and Fiji's recorder, which passes over what its dialog did not
 * show, is told of those that were changed.
 */
final class MoreInputs {
    private final AffectCommand command;
    private final CommandInputs inputs;

    MoreInputs(AffectCommand command) {
        this.command = command;
        inputs = CommandInputs.of(command.getClass());
    }

    /** Asks for them, and sets those of the command unless the person gave up. */
    void ask() {
        new CommandDialog(inputs, command)
                .askMore(inputs.valuesIn(command))
                .ifPresent(
                        answers ->
                                answers.forEach(
                                        (key, value) ->
                                                ClassUtils.setValue(field(key), command, value)));
    }

    /**
     * Adds those that were changed to the line that the host's recorder is at.
     *
     * @param label of the command in the menu; nothing is added to another command's line
     */
    void record(String label) {
        if (!IJ.recording() || Host.isMacro() || !label.equals(Recorder.getCommand())) {
            return;
        }
        Map<String, Object> values = inputs.valuesIn(command);
        for (CommandInput input : inputs.more()) {
            Object value = values.get(input.key());
            if (value != null && !input.isDefault(value)) {
                Recorder.recordOption(input.key(), value.toString());
            }
        }
    }

    private Field field(String key) {
        return ClassUtils.getField(command.getClass(), key);
    }
}
