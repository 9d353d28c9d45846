package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.host.CommandInput;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.DemoCommand;
import io.github.affectj.commands.host.MacroInputs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.module.MethodCallException;
import org.scijava.plugin.Plugin;

/** Inputs under More: out of the first dialog, in macros like all others. */
class MoreInputsTest {
    private static final CommandInfo INFO =
            new CommandInfo(DemoCommand.class, DemoCommand.class.getAnnotation(Plugin.class));
    private static final CommandInputs INPUTS = CommandInputs.of(INFO);

    @Test
    void aDialogDoesNotAskForThem() {
        assertEquals(List.of("spare"), INPUTS.more().stream().map(CommandInput::key).toList());
        assertTrue(INPUTS.asked().stream().noneMatch(i -> i.key().equals("spare")));
    }

    /** SciJava's dialogs show every input that is not resolved, also invisible ones. */
    @Test
    void theHostsOwnDialogLeavesThemOut() {
        CommandModule module = new CommandModule(INFO, new DemoCommand());
        new MacroInputs().process(module);
        assertTrue(module.isInputResolved("spare"));
        assertFalse(module.isInputResolved("path"));
        assertFalse(module.isInputResolved("button"));
    }

    @Test
    void aMacroSetsThemLikeAllOthers() {
        Map<String, Object> values = INPUTS.parse("path=a.gif spare=7");
        assertEquals(7, values.get("spare"));
        assertEquals(3, INPUTS.parse("path=a.gif").get("spare"));
        assertThrows(BadInputException.class, () -> INPUTS.parse("path=a.gif spare=-1"));
    }

    /** The button is a thing of the dialog, not a key. */
    @Test
    void theButtonIsNoInput() throws MethodCallException {
        assertTrue(INPUTS.list().stream().noneMatch(i -> i.key().equals("button")));
        assertThrows(BadInputException.class, () -> INPUTS.parse("path=a.gif button=true"));
        DemoCommand command = new DemoCommand();
        INFO.getInput("button").callback(new CommandModule(INFO, command));
        assertEquals(1, command.pressed(), "a dialog such as Fiji's finds what it calls");
    }

    @Test
    void theRecorderWritesThoseThatWereChanged() {
        CommandModule module = new CommandModule(INFO, new DemoCommand());
        assertFalse(RecorderLine.options(INPUTS, module).containsKey("spare"));
        module.setInput("spare", 8);
        assertEquals("8", RecorderLine.options(INPUTS, module).get("spare"));
    }
}
