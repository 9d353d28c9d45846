package io.github.affectj.ui.timeline;

import java.awt.Color;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Graphics;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The labels of the number keys, as buttons with their colours. */
final class LabelBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Font font;
    private final transient IntConsumer chosen;
    private final transient Function<String, Color> colours;
    private transient List<String> shown = List.of("");

    /**
     * @param chosen told the number of the label that was clicked on, from 1
     * @param colours gives the colour of a label
     */
    LabelBar(Font font, IntConsumer chosen, Function<String, Color> colours) {
        super(new FlowLayout(FlowLayout.LEFT, 4, 2));
        this.font = font;
        this.chosen = chosen;
        this.colours = colours;
    }

    /** Shows other labels, at most one for each key. */
    void show(List<String> labels, boolean enabled) {
        if (!labels.equals(shown)) {
            shown = labels;
            removeAll();
            JLabel lead = new JLabel(labels.isEmpty() ? "no labels for the keys 1 to 9" : "Label:");
            lead.setFont(font);
            add(lead);
            for (int i = 0; i < labels.size(); i++) {
                add(button(i + 1, labels.get(i)));
            }
            revalidate();
            repaint();
        }
        for (Component button : getComponents()) {
            button.setEnabled(enabled);
        }
    }

    private JButton button(int number, String label) {
        // A text that begins so would be drawn as HTML.
        JButton button = new JButton();
        button.putClientProperty("html.disable", true);
        button.setText(number + " " + label);
        button.setIcon(new Swatch(colours.apply(label), Math.round(font.getSize2D())));
        button.setFont(font);
        button.setFocusable(false);
        button.setToolTipText("Labels the selected segment (key " + number + ")");
        button.addActionListener(e -> chosen.accept(number));
        return button;
    }

    /** A square of a colour. */
    private record Swatch(Color colour, int size) implements Icon {
        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            g.setColor(colour);
            g.fillRect(x, y, size, size);
        }

        @Override
        public int getIconWidth() {
            return size;
        }

        @Override
        public int getIconHeight() {
            return size;
        }
    }
}
