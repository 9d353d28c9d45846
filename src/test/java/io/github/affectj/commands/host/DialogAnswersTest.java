package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.io.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;
import org.scijava.widget.InputHarvester;
import org.scijava.widget.InputPanel;

/** The whole chain of SciJava around a command, with a dialog that answers by itself. */
class DialogAnswersTest {
    /** What the dialog answers, one map each time it is shown. */
    private static final Deque<Map<String, Object>> ANSWERS = new ArrayDeque<>();

    /** The values that the dialog showed when it opened. */
    private static final List<Map<String, Object>> SHOWN = new ArrayList<>();

    private final Context context =
            new Context(PluginService.class, CommandService.class, ModuleService.class);

    /** Stands for Fiji's dialog: fills in the next answer, or is cancelled when there is none. */
    public static final class FakeDialog extends AbstractPreprocessorPlugin
            implements InputHarvester<Object, Object> {
        @Override
        public void process(Module module) {
            SHOWN.add(Map.copyOf(withoutNulls(module.getInputs())));
            Map<String, Object> answer = ANSWERS.poll();
            if (answer == null) {
                cancel(null);
                return;
            }
            answer.forEach(module::setInput);
            module.getInfo().inputs().forEach(input -> module.resolveInput(input.getName()));
        }

        private static Map<String, Object> withoutNulls(Map<String, Object> inputs) {
            Map<String, Object> values = new HashMap<>(inputs);
            values.values().removeIf(Objects::isNull);
            values.values().removeIf(value -> value instanceof Service);
            return values;
        }

        @Override
        public InputPanel<Object, Object> createInputPanel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void buildPanel(InputPanel<Object, Object> panel, Module module) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean harvestInputs(InputPanel<Object, Object> panel, Module module) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void install() {
        ANSWERS.clear();
        SHOWN.clear();
        IJ.setProperty(DemoCommand.PROPERTY, "untouched");
        IJ.getErrorMessage();
        PluginInfo<PreprocessorPlugin> dialog =
                new PluginInfo<>(FakeDialog.class, PreprocessorPlugin.class);
        dialog.setPriority(InputHarvester.PRIORITY);
        context.service(PluginService.class).addPlugin(dialog);
    }

    @AfterEach
    void dispose() {
        context.dispose();
    }

    @Test
    void aWrongValueIsAskedForAgainWithTheOthersKept() throws ModuleException {
        ANSWERS.add(Map.of("note", "kept"));
        ANSWERS.add(Map.of("path", new File("a"), "first", 0));
        ANSWERS.add(Map.of("first", 7));
        Module module = run();
        assertEquals("a|7|0.5|true|none|kept|null", IJ.getProperty(DemoCommand.PROPERTY));
        assertEquals(3, SHOWN.size());
        assertEquals("kept", SHOWN.get(1).get("note"));
        assertEquals(new File("a"), SHOWN.get(2).get("path"));
        // In the words of the dialog, and the title is not said twice where there is a window.
        assertEquals(
                "Demo: \"First\" needs a whole number of 1 or more, not \"0\".",
                IJ.getErrorMessage());
        assertFalse(((DemoCommand) module.getDelegateObject()).isCanceled());
        assertEquals("a|7|0.5|true|none|kept|null", module.getOutput("told"));
        assertTrue(module.isOutputResolved("told"), "else Fiji would open a window for it");
    }

    @Test
    void whatTheBodyRefusesIsAskedForAgainToo() throws ModuleException {
        ANSWERS.add(Map.of("path", new File("a"), "mode", "bad"));
        ANSWERS.add(Map.of("mode", "none"));
        run();
        assertEquals("Demo: The body says no.", IJ.getErrorMessage());
        assertEquals("a|1|0.5|true|none||null", IJ.getProperty(DemoCommand.PROPERTY));
    }

    @Test
    void whoGivesUpIsLeftInPeaceAndTheReasonStays() throws ModuleException {
        ANSWERS.add(Map.of("path", new File("a"), "mode", "bad"));
        DemoCommand command = (DemoCommand) run().getDelegateObject();
        assertEquals("untouched", IJ.getProperty(DemoCommand.PROPERTY));
        assertEquals(2, SHOWN.size());
        assertTrue(command.isCanceled());
        assertEquals("Demo: The body says no.", command.getCancelReason());
    }

    @Test
    void aDialogThatIsCancelledAtOnceEndsTheCommandWithoutAWord() throws ModuleException {
        assertTrue(((DemoCommand) run().getDelegateObject()).isCanceled());
        assertNull(IJ.getErrorMessage());
        assertEquals(1, SHOWN.size());
    }

    private Module run() throws ModuleException {
        Module module =
                context.service(CommandService.class).getCommand(DemoCommand.class).createModule();
        PluginService plugins = context.service(PluginService.class);
        new ModuleRunner(
                        context,
                        module,
                        plugins.createInstancesOfType(PreprocessorPlugin.class),
                        plugins.createInstancesOfType(PostprocessorPlugin.class))
                .run();
        return module;
    }
}
