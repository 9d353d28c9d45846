package io.github.affectj.ui.timeline;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** Something that menu, toolbar and keys can do. */
final class TimelineAction extends AbstractAction {
    private static final long serialVersionUID = 1L;

    private final transient Runnable does;
    private final transient BooleanSupplier possible;
    private final String name;
    private final transient Supplier<Optional<String>> what;
    private final transient List<KeyStroke> keys;

    /**
     * @param name as the menu shows it
     * @param what it would be done to, which the menu shows behind the name; asked again after each
     *     change
     * @param keys that do it, as {@link #key} reads them; the first one is shown
     * @param possible whether it can be done now
     */
    TimelineAction(
            String name,
            Supplier<Optional<String>> what,
            List<String> keys,
            BooleanSupplier possible,
            Runnable does) {
        super(name);
        this.name = name;
        this.what = what;
        this.possible = possible;
        this.does = does;
        List<KeyStroke> strokes = new ArrayList<>();
        keys.forEach(key -> strokes.add(key(key)));
        this.keys = List.copyOf(strokes);
        if (!keys.isEmpty()) {
            putValue(SHORT_DESCRIPTION, name.replace("...", "") + " (" + shown(keys) + ")");
        }
    }

    /** A key as {@link KeyStroke} names it; {@code menu} stands for Ctrl, or Cmd on a Mac. */
    static KeyStroke key(String key) {
        if (!key.contains("menu ")) {
            return KeyStroke.getKeyStroke(key);
        }
        KeyStroke plain = KeyStroke.getKeyStroke(key.replace("menu ", ""));
        int mask =
                GraphicsEnvironment.isHeadless()
                        ? InputEvent.CTRL_DOWN_MASK
                        : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
        return KeyStroke.getKeyStroke(plain.getKeyCode(), plain.getModifiers() | mask);
    }

    private static String shown(List<String> keys) {
        return keys.stream().map(TimelineAction::shown).reduce((a, b) -> a + " or " + b).get();
    }

    private static String shown(String key) {
        if (key.startsWith("typed ")) {
            return key.substring(6);
        }
        KeyStroke stroke = key(key);
        String modifiers = InputEvent.getModifiersExText(stroke.getModifiers());
        return (modifiers.isEmpty() ? "" : modifiers + "+")
                + KeyEvent.getKeyText(stroke.getKeyCode());
    }

    /** The keys that do it. */
    List<KeyStroke> keys() {
        return keys;
    }

    /**
     * Brings name and state up to date.
     *
     * @param free whether anything can be done; false while a label is typed, whose letters are no
     *     keys of ours
     */
    void refresh(boolean free) {
        putValue(NAME, what.get().map(shown -> name + " " + shown).orElse(name));
        setEnabled(free && possible.getAsBoolean());
    }

    @Override
    public void actionPerformed(ActionEvent e) {
        // A key that came while the menu was not up to date.
        if (possible.getAsBoolean()) {
            does.run();
        }
    }
}
