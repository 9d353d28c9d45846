package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.awt.Component;
import java.awt.Container;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** The small dialogs about tiers. */
final class TierForm {
    private static final int COLUMNS = 22;
    private static final String ONE_A_LINE = "<html>Labels for keys 1 to 9,<br>one a line</html>";

    private TierForm() {}

    /**
     * A tier to be made.
     *
     * @param labels of the number keys
     */
    record Wanted(String name, TierKind kind, String coder, List<String> labels) {}

    /** Asks for a tier; empty where it was given up. */
    static Optional<Wanted> ask(Component parent, Wanted offered) {
        JTextField name = new JTextField(offered.name(), COLUMNS);
        JComboBox<String> kind =
                new JComboBox<>(
                        new String[] {
                            "segments, one after another",
                            "points in time",
                            "segments that may overlap"
                        });
        kind.setSelectedIndex(offered.kind().ordinal());
        JTextField coder = new JTextField(offered.coder(), COLUMNS);
        JTextArea labels = area(offered.labels());
        JPanel form = new JPanel(new GridBagLayout());
        row(form, "Name", name);
        row(form, "Holds", kind);
        row(form, "Your name", coder);
        row(form, ONE_A_LINE, new JScrollPane(labels));
        return confirmed(parent, form, "Add Tier")
                ? Optional.of(
                        new Wanted(
                                name.getText(),
                                TierKind.values()[kind.getSelectedIndex()],
                                coder.getText().strip(),
                                lines(labels)))
                : Optional.empty();
    }

    /** Asks for the labels of the number keys; empty where it was given up. */
    static Optional<List<String>> askLabels(Component parent, String tier, List<String> offered) {
        JTextArea labels = area(offered);
        JPanel form = new JPanel(new GridBagLayout());
        row(form, ONE_A_LINE, new JScrollPane(labels));
        return confirmed(parent, form, "Labels of " + tier)
                ? Optional.of(lines(labels))
                : Optional.empty();
    }

    private static JTextArea area(List<String> labels) {
        return new JTextArea(String.join("\n", labels), 9, COLUMNS);
    }

    private static List<String> lines(JTextArea area) {
        return Arrays.stream(area.getText().split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static void row(Container form, String text, JComponent field) {
        int y = form.getComponentCount() / 2;
        Insets space = new Insets(3, 3, 3, 6);
        form.add(
                new JLabel(text),
                new GridBagConstraints(
                        0, y, 1, 1, 0, 0, GridBagConstraints.NORTHWEST, 0, space, 0, 0));
        form.add(
                field,
                new GridBagConstraints(
                        1,
                        y,
                        1,
                        1,
                        1,
                        0,
                        GridBagConstraints.WEST,
                        GridBagConstraints.HORIZONTAL,
                        space,
                        0,
                        0));
    }

    private static boolean confirmed(Component parent, JComponent form, String title) {
        return JOptionPane.showConfirmDialog(
                        parent,
                        form,
                        title,
                        JOptionPane.OK_CANCEL_OPTION,
                        JOptionPane.PLAIN_MESSAGE)
                == JOptionPane.OK_OPTION;
    }

    /** Asks for a text; null where it was given up. */
    static String askText(Component parent, String title, String lead, String now) {
        return (String)
                JOptionPane.showInputDialog(
                        parent, lead, title, JOptionPane.PLAIN_MESSAGE, null, null, now);
    }

    /** Asks a question with two answers; whether the first one was given. */
    static boolean choose(Component parent, String title, String question, String yes, String no) {
        Object[] answers = {yes, no};
        return JOptionPane.showOptionDialog(
                        parent,
                        plain(question),
                        title,
                        JOptionPane.YES_NO_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        answers,
                        yes)
                == JOptionPane.YES_OPTION;
    }

    /** Tells why an answer can't be used. */
    static void refuse(Component parent, String title, BadInputException e) {
        JOptionPane.showMessageDialog(
                parent,
                plain(ForeignText.sentence(e.getMessage())),
                title,
                JOptionPane.PLAIN_MESSAGE);
    }

    /** A text with names of others in it, which is never drawn as HTML. */
    private static JLabel plain(String text) {
        JLabel label = new JLabel();
        label.putClientProperty("html.disable", true);
        label.setText(text);
        return label;
    }
}
