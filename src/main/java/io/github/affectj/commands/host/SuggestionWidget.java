package io.github.affectj.commands.host;

import java.awt.BorderLayout;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.AbstractInputWidget;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/**
 * The field of a text input in Fiji's dialog where a command has values to offer, as the installed
 * models: a list to choose from that can be written into. The input itself stays a free text, so
 * that a recorded macro may hold what is in no list, as the path of a model. For dialogs of Swing
 * panels; plain ImageJ's dialog has a button for the same.
 */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public final class SuggestionWidget extends AbstractInputWidget<String, JPanel> {
    private static final int TIP_WIDTH = 400;

    private final JPanel panel = new JPanel(new BorderLayout());
    private final JComboBox<String> box = new JComboBox<>();

    @Override
    public boolean supports(WidgetModel model) {
        return super.supports(model)
                && model.isText()
                && !model.isMultipleChoice()
                && !offered(model).isEmpty();
    }

    private static List<String> offered(WidgetModel model) {
        return model.getModule().getDelegateObject() instanceof AffectCommand command
                ? command.suggestions(model.getItem().getName())
                : List.of();
    }

    @Override
    public void set(WidgetModel model) {
        super.set(model);
        box.setEditable(true);
        offered(model).forEach(text -> box.addItem(Suggestion.of(text).value()));
        box.setToolTipText(description(model));
        text().setToolTipText(description(model));
        box.setSelectedItem(model.getText());
        text().getDocument()
                .addDocumentListener(
                        new DocumentListener() {
                            @Override
                            public void insertUpdate(DocumentEvent e) {
                                updateModel();
                            }

                            @Override
                            public void removeUpdate(DocumentEvent e) {
                                updateModel();
                            }

                            @Override
                            public void changedUpdate(DocumentEvent e) {
                                updateModel();
                            }
                        });
        panel.add(box);
    }

    /** What the input is; with what the command tells beside it, broken into lines by Swing. */
    private static String description(WidgetModel model) {
        String description = model.getItem().getDescription();
        String note =
                InputNotes.of(model.getModule().getDelegateObject(), model.getItem().getName());
        return note.isEmpty()
                ? description
                : "<html><p width=\"%d\">%s</p></html>"
                        .formatted(TIP_WIDTH, HelpPage.escaped(description + note));
    }

    private JTextComponent text() {
        return (JTextComponent) box.getEditor().getEditorComponent();
    }

    @Override
    public String getValue() {
        return text().getText();
    }

    @Override
    public void refreshWidget() {
        SwingUtilities.invokeLater(
                () -> {
                    if (!getValue().equals(get().getText())) {
                        text().setText(get().getText());
                    }
                });
    }

    @Override
    public JPanel getComponent() {
        return panel;
    }

    @Override
    public Class<JPanel> getComponentType() {
        return JPanel.class;
    }
}
