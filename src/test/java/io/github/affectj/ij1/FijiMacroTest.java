package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.Macro;
import io.github.affectj.commands.host.DemoCommand;
import io.github.affectj.commands.host.MacroInputs;
import java.io.File;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * What Fiji does before our preprocessor has its turn: it sets inputs by matching key suffixes,
 * converts nonsense to 0 and leaves absent ones unresolved, for which it would open a dialog.
 */
class FijiMacroTest {
    private final CommandRunner runner = CommandRunner.shared();

    @BeforeEach
    void reset() {
        IJ.setProperty(DemoCommand.PROPERTY, "untouched");
        IJ.getErrorMessage();
    }

    @AfterEach
    void noMacro() {
        Macro.setOptions(null);
    }

    @Test
    void theMacrosTextDecidesAndNothingIsLeftToAsk() {
        Module module = afterFiji("path=b note=[first=77 x]");
        MacroInputs ours = new MacroInputs();
        ours.process(module);
        assertFalse(ours.isCanceled());
        assertEquals(new File("b"), module.getInput("path"));
        assertEquals(1, module.getInput("first"));
        assertEquals("first=77 x", module.getInput("note"));
        assertTrue(isAskedForNothing(module));
    }

    /** As {@code command.run("...DemoCommand", True, "path", file)} in Fiji's Script Editor. */
    @Test
    void aScriptThatGivesAnInputIsAskedForNoOther() {
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        module.setInput("path", new File("b"));
        module.resolveInput("path");
        MacroInputs ours = new MacroInputs();
        ours.process(module);
        assertFalse(ours.isCanceled());
        assertEquals(1, module.getInput("first"));
        assertTrue(isAskedForNothing(module));
    }

    @Test
    void aPersonIsAskedForAll() {
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        MacroInputs ours = new MacroInputs();
        ours.process(module);
        assertFalse(ours.isCanceled());
        assertFalse(module.isInputResolved("path"));
        assertFalse(isAskedForNothing(module));
    }

    private static boolean isAskedForNothing(Module module) {
        for (ModuleItem<?> input : module.getInfo().inputs()) {
            if (!org.scijava.service.Service.class.isAssignableFrom(input.getType())
                    && !module.isInputResolved(input.getName())) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aWrongMacroIsRefusedBeforeAnyDialog() {
        Module module = afterFiji("path=b first=abc");
        MacroInputs ours = new MacroInputs();
        ours.process(module);
        assertTrue(ours.isCanceled());
        // A reason would open a second dialog in Fiji.
        assertEquals("", ours.getCancelReason());
        assertEquals(
                "Demo: the key \"first\" needs a whole number of 1 or more, not \"abc\".",
                IJ.getErrorMessage());
    }

    @Test
    void valuesFromElsewhereAreCheckedToo() {
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        assertFalse(runner.run(module, java.util.Map.of("path", new File("b"), "first", -3)));
        assertEquals(
                "Demo: the key \"first\" needs a whole number of 1 or more, not \"-3\".",
                IJ.getErrorMessage());
        assertEquals("untouched", IJ.getProperty(DemoCommand.PROPERTY));
    }

    private Module afterFiji(String options) {
        Macro.setOptions(options);
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        module.setInput("path", new File("b"));
        module.resolveInput("path");
        module.setInput("first", 0);
        module.resolveInput("first");
        module.setInput("mode", "remembered from last time");
        return module;
    }
}
