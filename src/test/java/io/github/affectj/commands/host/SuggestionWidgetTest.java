package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.widget.AbstractInputPanel;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;
import org.scijava.widget.WidgetService;

/** What SciJava makes of a text with values on offer, in a dialog of Swing panels as Fiji's. */
class SuggestionWidgetTest {
    private final Context context = new Context(WidgetService.class, CommandService.class);
    private Module module;

    /** A dialog of panels of a kind. */
    private static final class Panel<W> extends AbstractInputPanel<W, W> {
        private final Class<W> type;

        Panel(Class<W> type) {
            this.type = type;
        }

        @Override
        public Class<W> getWidgetComponentType() {
            return type;
        }

        @Override
        public Class<W> getComponentType() {
            return type;
        }

        @Override
        public W getComponent() {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void create() throws ModuleException {
        module = context.service(CommandService.class).getCommand(DemoCommand.class).createModule();
    }

    @AfterEach
    void dispose() {
        context.dispose();
    }

    @Test
    void aListCanBeChosenFromAndWrittenInto() {
        InputWidget<?, ?> widget = widget("note", JPanel.class);
        JComboBox<?> box = box(widget);
        List<Object> offered = new ArrayList<>();
        for (int i = 0; i < box.getItemCount(); i++) {
            offered.add(box.getItemAt(i));
        }
        assertEquals(List.of("one", "another"), offered);
        box.setSelectedItem("another");
        assertEquals("another", module.getInput("note"));
        ((JTextComponent) box.getEditor().getEditorComponent()).setText("/a/model of mine");
        assertEquals("/a/model of mine", module.getInput("note"));
        assertEquals("/a/model of mine", widget.getValue());
    }

    /** A value that was recorded, or is shown again after a mistake, need not be on the list. */
    @Test
    void aValueThatIsNotOfferedIsShownAndKept() {
        module.setInput("note", "/a/model of mine");
        InputWidget<?, ?> widget = widget("note", JPanel.class);
        assertEquals("/a/model of mine", widget.getValue());
        assertEquals("/a/model of mine", module.getInput("note"));
        ModuleItem<?> item = module.getInfo().getInput("note");
        assertNull(item.getChoices(), "for SciJava it is a free text");
    }

    @Test
    void otherInputsAndOtherDialogsHaveTheirOwnFields() {
        assertNull(widget("first", JPanel.class));
        assertNull(widget("mode", JPanel.class));
        assertNull(widget("note", java.awt.Panel.class));
        assertFalse(new DemoCommand().suggestions("note").isEmpty());
    }

    private InputWidget<?, ?> widget(String key, Class<?> component) {
        WidgetService widgets = context.service(WidgetService.class);
        WidgetModel model =
                widgets.createModel(
                        new Panel<>(component), module, module.getInfo().getInput(key), List.of());
        return widgets.create(model);
    }

    private static JComboBox<?> box(InputWidget<?, ?> widget) {
        JPanel panel = assertInstanceOf(JPanel.class, widget.getComponent());
        return assertInstanceOf(JComboBox.class, panel.getComponent(0));
    }
}
