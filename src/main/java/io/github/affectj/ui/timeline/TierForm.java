package io.github.affectj.ui.timeline;

import ij.Prefs;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** The small dialogs about tiers. */
final class TierForm {
    private static final int COLUMNS = 22;
    private static final int ROW = 20;
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
        JOptionPane pane =
                new JOptionPane(form, JOptionPane.PLAIN_MESSAGE, JOptionPane.OK_CANCEL_OPTION);
        return Integer.valueOf(JOptionPane.OK_OPTION).equals(answer(parent, pane, title));
    }

    /** Asks for a text; empty where it was given up. */
    static Optional<String> askText(Component parent, String title, String lead, String now) {
        JTextField field = new JTextField(now, COLUMNS);
        JPanel form = new JPanel(new GridBagLayout());
        row(form, lead, field);
        return confirmed(parent, form, title) ? Optional.of(field.getText()) : Optional.empty();
    }

    /** Asks a question with two answers; whether the first one was given. */
    static boolean choose(Component parent, String title, String question, String yes, String no) {
        JOptionPane pane =
                new JOptionPane(
                        plain(question),
                        JOptionPane.QUESTION_MESSAGE,
                        JOptionPane.YES_NO_OPTION,
                        null,
                        new Object[] {yes, no},
                        yes);
        return yes.equals(answer(parent, pane, title));
    }

    /** Tells why an answer can't be used. */
    static void refuse(Component parent, String title, BadInputException e) {
        show(parent, title, plain(ForeignText.sentence(e.getMessage())));
    }

    /** Shows something until it is closed, with a bar where it is too tall for the screen. */
    static void show(Component parent, String title, JLabel text) {
        JScrollPane scroll = new JScrollPane(text);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scale(scroll);
        Dimension size = scroll.getPreferredSize();
        int tall = parent.getGraphicsConfiguration().getBounds().height * 2 / 3;
        if (size.height > tall) {
            int bar = scroll.getVerticalScrollBar().getPreferredSize().width;
            scroll.setPreferredSize(new Dimension(size.width + bar, tall));
        }
        scroll.getVerticalScrollBar().setUnitIncrement(ROW);
        JDialog dialog =
                new JOptionPane(scroll, JOptionPane.PLAIN_MESSAGE).createDialog(parent, title);
        dialog.setVisible(true);
        dialog.dispose();
    }

    private static Object answer(Component parent, JOptionPane pane, String title) {
        JDialog dialog = pane.createDialog(parent, title);
        scale(pane);
        dialog.pack();
        dialog.setLocationRelativeTo(parent);
        dialog.setVisible(true);
        dialog.dispose();
        return pane.getValue();
    }

    /** As large as ImageJ's own windows are on this screen. */
    private static void scale(Component component) {
        double scale = Math.max(1, Prefs.getGuiScale());
        Font font = component.getFont();
        if (font != null && component.isFontSet()) {
            component.setFont(font.deriveFont((float) (font.getSize2D() * scale)));
        }
        if (component instanceof Container container) {
            for (Component part : container.getComponents()) {
                scale(part);
            }
        }
    }

    /** A text with names of others in it, which is never drawn as HTML. */
    private static JLabel plain(String text) {
        JLabel label = new JLabel();
        label.putClientProperty("html.disable", true);
        label.setText(text);
        return label;
    }
}
