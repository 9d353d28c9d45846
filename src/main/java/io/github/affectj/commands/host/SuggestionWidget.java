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
        box.setToolTipText(model.getItem().getDescription());
        text().setToolTipText(model.getItem().getDescription());
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
