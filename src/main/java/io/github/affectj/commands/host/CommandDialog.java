package io.github.affectj.commands.host;

import ij.gui.GenericDialog;
import ij.io.DirectoryChooser;
import ij.io.OpenDialog;
import ij.io.SaveDialog;
import io.github.affectj.base.BadInputException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.MenuItem;
import java.awt.Panel;
import java.awt.PopupMenu;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import javax.swing.JFileChooser;

/**
 * An ImageJ dialog made from the inputs of a command: fields with the allowed range beside them,
 * choices, checkboxes, paths with a Browse button, and a Help button that explains each input.
 */
public final class CommandDialog {
    private static final int TEXT_COLUMNS = 28;
    private static final int NUMBER_COLUMNS = 7;

    private final CommandInputs inputs;
    private final AffectCommand command;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * @param inputs what to ask for
     * @param command offers values for free texts, and tells more of an input
     */
    public CommandDialog(CommandInputs inputs, AffectCommand command) {
        this.inputs = inputs;
        this.command = command;
        inputs.asked().forEach(input -> put(input, input.defaultValue()));
        inputs.more().forEach(input -> put(input, input.defaultValue()));
    }

    private void put(CommandInput input, Object value) {
        texts.put(input.key(), value == null ? "" : value.toString());
    }

    /**
     * Asks until the answers are allowed or the user gives up. Asked once more, it shows what was
     * answered the last time.
     *
     * @return a value for every input by key, or empty if the dialog was cancelled
     */
    public Optional<Map<String, Object>> ask() {
        return ask(inputs.title(), inputs.asked())
                .map(answered -> inputs.read(inputs.list(), texts));
    }

    /**
     * Asks for the inputs under <em>More</em> only.
     *
     * @param values what the inputs are now, by key; those of {@link CommandInputs#more()} are
     *     shown
     * @return a value for each of those by key, or empty if the dialog was cancelled
     */
    public Optional<Map<String, Object>> askMore(Map<String, Object> values) {
        inputs.more().forEach(input -> put(input, values.get(input.key())));
        return ask(moreTitle(), inputs.more());
    }

    private Optional<Map<String, Object>> ask(String title, List<CommandInput> shown) {
        while (true) {
            GenericDialog dialog = build(title, shown);
            dialog.showDialog();
            if (dialog.wasCanceled()) {
                return Optional.empty();
            }
            texts.putAll(read(dialog, shown));
            try {
                return Optional.of(inputs.read(shown, texts));
            } catch (BadInputException e) {
                Host.tell(inputs.title(), inputs.inWordsOfTheDialog(e.getMessage()));
            }
        }
    }

    private GenericDialog build(String title, List<CommandInput> shown) {
        GenericDialog dialog = new GenericDialog(title);
        for (CommandInput input : shown) {
            add(dialog, input, texts.get(input.key()));
        }
        if (!shown.equals(inputs.more()) && !inputs.more().isEmpty()) {
            addMore(dialog);
        }
        dialog.addHelp(help(shown));
        dialog.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowOpened(WindowEvent e) {
                        placeTexts(dialog);
                    }
                });
        return dialog;
    }

    /**
     * Lays checkboxes out once more. On X11 Java places a checkbox's text when it is validated, by
     * the height that it has then; where that was a smaller one, half of the text is cut off.
     */
    private static void placeTexts(GenericDialog dialog) {
        Iterator<?> boxes = fields(dialog.getCheckboxes());
        while (boxes.hasNext()) {
            Checkbox box = (Checkbox) boxes.next();
            box.invalidate();
            box.repaint();
        }
        dialog.validate();
    }

    /**
     * A button that opens a dialog of its own: one with all inputs would not fit a small screen.
     */
    private void addMore(GenericDialog dialog) {
        Button button = new Button("More...");
        button.addActionListener(e -> ask(moreTitle(), inputs.more()));
        Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
        panel.add(button);
        dialog.addPanel(panel);
    }

    private String moreTitle() {
        return inputs.title() + ": more";
    }

    private void add(GenericDialog dialog, CommandInput input, String text) {
        if (input.type() == Boolean.class) {
            dialog.addCheckbox(input.label(), Boolean.parseBoolean(text));
        } else if (!input.choices().isEmpty()) {
            dialog.addChoice(input.label() + ":", input.choices().toArray(new String[0]), text);
        } else if (input.isNumber()) {
            dialog.addNumericField(input.label() + ":", 0, 0, NUMBER_COLUMNS, hint(input));
            // As text, so that 1.0E-4 is neither rounded nor rewritten.
            ((TextField) dialog.getNumericFields().lastElement()).setText(text);
        } else {
            dialog.addStringField(input.label() + ":", text, TEXT_COLUMNS);
            addHelper(dialog, input, (TextField) dialog.getStringFields().lastElement());
        }
    }

    private static String hint(CommandInput input) {
        String range = input.range();
        return range.substring(range.indexOf(' ') + 1);
    }

    private void addHelper(GenericDialog dialog, CommandInput input, TextField field) {
        List<String> offered = input.isPath() ? List.of() : command.suggestions(input.key());
        if (input.isPath()) {
            addButton(dialog, field, "Browse...", e -> browse(input, field));
        } else if (!offered.isEmpty()) {
            addButton(dialog, field, "Choose...", e -> choose(e, offered, field));
        }
    }

    /** Puts a button beside a text field, in the same cell, as ImageJ does for its file fields. */
    private static void addButton(
            GenericDialog dialog, TextField field, String label, ActionListener listener) {
        GridBagLayout layout = (GridBagLayout) dialog.getLayout();
        GridBagConstraints cell = layout.getConstraints(field);
        Button button = new Button(label);
        button.addActionListener(listener);
        Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
        panel.add(field);
        panel.add(button);
        layout.setConstraints(panel, cell);
        dialog.add(panel);
    }

    private static void choose(ActionEvent event, List<String> offered, TextField field) {
        Button button = (Button) event.getSource();
        PopupMenu menu = new PopupMenu();
        for (String text : offered) {
            Suggestion suggestion = Suggestion.of(text);
            MenuItem item = new MenuItem(suggestion.shown());
            item.addActionListener(e -> field.setText(suggestion.value()));
            menu.add(item);
        }
        button.add(menu);
        menu.show(button, 0, button.getHeight());
    }

    private static void browse(CommandInput input, TextField field) {
        String path =
                switch (input.style()) {
                    case "directory" -> new DirectoryChooser(input.label()).getDirectory();
                    case "both" -> chooseBoth(input, field);
                    case "save" -> {
                        SaveDialog dialog = new SaveDialog(input.label(), "emotions", ".csv");
                        yield path(dialog.getDirectory(), dialog.getFileName());
                    }
                    default -> new OpenDialog(input.label(), "").getPath();
                };
        if (path != null) {
            field.setText(path);
        }
    }

    /** ImageJ's own choosers take either files or folders. */
    private static String chooseBoth(CommandInput input, TextField field) {
        JFileChooser chooser = new JFileChooser(OpenDialog.getDefaultDirectory());
        chooser.setDialogTitle(input.label());
        chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
        return chooser.showOpenDialog(field) == JFileChooser.APPROVE_OPTION
                ? chooser.getSelectedFile().getPath()
                : null;
    }

    private static String path(String folder, String name) {
        return name == null ? null : folder + name;
    }

    /** What stands in the fields; read straight from them, since getNext... would record it. */
    private Map<String, String> read(GenericDialog dialog, List<CommandInput> shown) {
        Iterator<?> numbers = fields(dialog.getNumericFields());
        Iterator<?> strings = fields(dialog.getStringFields());
        Iterator<?> boxes = fields(dialog.getCheckboxes());
        Iterator<?> choices = fields(dialog.getChoices());
        Map<String, String> read = new LinkedHashMap<>();
        for (CommandInput input : shown) {
            String text;
            if (input.type() == Boolean.class) {
                text = Boolean.toString(((Checkbox) boxes.next()).getState());
            } else if (!input.choices().isEmpty()) {
                text = ((Choice) choices.next()).getSelectedItem();
            } else {
                text = ((TextField) (input.isNumber() ? numbers : strings).next()).getText();
            }
            read.put(input.key(), text.strip());
        }
        return read;
    }

    private static Iterator<?> fields(Vector<?> components) {
        return components == null ? List.of().iterator() : components.iterator();
    }

    private String help(List<CommandInput> shown) {
        StringBuilder html = new StringBuilder("<html><h2>").append(inputs.title()).append("</h2>");
        for (CommandInput input : shown) {
            html.append("<p><b>")
                    .append(input.label())
                    .append("</b> (<code>")
                    .append(input.key())
                    .append("</code>): ")
                    .append(input.description())
                    .append(HelpPage.escaped(InputNotes.of(command, input.key())));
            boolean limited = input.isNumber() || !input.choices().isEmpty();
            html.append(limited ? " Allowed: " + input.allowed() + "." : "").append("</p>");
        }
        return html.append(HelpPage.link(inputs.title())).append("</html>").toString();
    }
}
