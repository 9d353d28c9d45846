package io.github.affectj.ui.timeline;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

/**
 * A field over a segment in which its label is typed: Enter takes it, Escape leaves it as it was.
 */
final class LabelEditor {
    private static final int NARROWEST = 160;

    private final JTextField field = new JTextField();
    private final JComponent panel;
    private final Runnable stateChanged;
    private Consumer<String> taken = label -> {};

    /**
     * @param panel over which it opens
     * @param stateChanged told when it opens or closes
     */
    LabelEditor(JComponent panel, Font font, Runnable stateChanged) {
        this.panel = panel;
        this.stateChanged = stateChanged;
        field.setFont(font);
        field.setVisible(false);
        panel.setLayout(null);
        panel.add(field);
        field.addActionListener(e -> close(true));
        field.getInputMap().put(KeyStroke.getKeyStroke("ESCAPE"), "leave");
        field.getActionMap()
                .put(
                        "leave",
                        new AbstractAction() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public void actionPerformed(ActionEvent e) {
                                close(false);
                            }
                        });
        field.addFocusListener(
                new FocusAdapter() {
                    @Override
                    public void focusLost(FocusEvent e) {
                        close(true);
                    }
                });
    }

    /** Whether a label is typed now. */
    boolean isOpen() {
        return field.isVisible();
    }

    /** Opens it. */
    void open(Rectangle segment, String label, Consumer<String> onTaken) {
        taken = onTaken;
        int wide = Math.max(segment.width, NARROWEST);
        int x = Math.max(0, Math.min(segment.x, panel.getWidth() - wide));
        int tall = Math.max(segment.height, field.getPreferredSize().height);
        field.setBounds(x, segment.y, wide, tall);
        field.setText(label);
        field.selectAll();
        field.setVisible(true);
        field.requestFocusInWindow();
        stateChanged.run();
    }

    private void close(boolean take) {
        if (isOpen()) {
            field.setVisible(false);
            panel.requestFocusInWindow();
            stateChanged.run();
            if (take) {
                taken.accept(field.getText().strip());
            }
        }
    }
}
