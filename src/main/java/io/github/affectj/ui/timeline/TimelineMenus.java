package io.github.affectj.ui.timeline;

import java.awt.Component;
import java.awt.Font;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JToolBar;

/** Menus, tools and the list of keys, made of the actions. */
final class TimelineMenus {
    /** The actions that stand in the toolbar too, in its order; an empty name is a space. */
    private static final List<String> TOOLS =
            List.of(
                    "Add Tier...",
                    "",
                    "Play or Stop",
                    "Loop Segment",
                    "",
                    "Split at Playhead",
                    "Merge with Next",
                    "Delete Segment",
                    "",
                    "Zoom In",
                    "Zoom Out",
                    "Whole Clip",
                    "",
                    "Keys and Mouse");

    private static final String[][] MOUSE = {
        {"Click", "moves playhead and stack there; selects the segment"},
        {"Drag in an empty place of a tier", "draws a segment"},
        {"Drag an edge", "moves it; where two segments touch, for both"},
        {"Drag a segment", "moves it between its neighbours"},
        {"Shift while you drag", "edges go from frame to frame and hold to nothing else"},
        {"Double click on a segment", "edits its label"},
        {"Double click on a name", "renames the tier"},
        {"Wheel", "zooms about the pointer; over the names it scrolls"},
        {"Shift and wheel, or drag the ruler", "moves along the time"},
    };

    private TimelineMenus() {}

    /** The menu bar. */
    static JMenuBar bar(TimelineActions actions, Font font) {
        JMenuBar bar = new JMenuBar();
        for (Map.Entry<String, List<TimelineAction>> entry : actions.menus().entrySet()) {
            if (!entry.getKey().isEmpty()) {
                JMenu menu = new JMenu(entry.getKey());
                menu.setFont(font);
                entry.getValue().forEach(action -> menu.add(item(action, font)));
                bar.add(menu);
            }
        }
        return bar;
    }

    private static JMenuItem item(TimelineAction action, Font font) {
        JMenuItem item = new JMenuItem(action);
        item.setFont(font);
        if (!action.keys().isEmpty()) {
            // Shown; what it does is bound once, to the timeline.
            item.setAccelerator(action.keys().get(0));
        }
        item.setToolTipText(null);
        return item;
    }

    /** The tools. */
    static JToolBar tools(TimelineActions actions, Font font) {
        JToolBar bar = new JToolBar();
        bar.setFloatable(false);
        for (String name : TOOLS) {
            if (name.isEmpty()) {
                bar.addSeparator();
            } else {
                JButton button = new JButton(find(actions, name));
                button.setText(name.replace("...", ""));
                button.setHideActionText(false);
                button.setFont(font);
                // The keys belong to the timeline.
                button.setFocusable(false);
                bar.add(button);
            }
        }
        return bar;
    }

    private static TimelineAction find(TimelineActions actions, String name) {
        return actions.menus().values().stream()
                .flatMap(List::stream)
                .filter(action -> name.equals(action.getValue(TimelineAction.NAME)))
                .findFirst()
                .orElseThrow();
    }

    /** The menu of a tier, or of a segment. */
    static void popup(
            TimelineActions actions, Font font, boolean ofTier, Component over, int x, int y) {
        JPopupMenu menu = new JPopupMenu();
        actions.menus().get(ofTier ? "Tier" : "Edit").forEach(a -> menu.add(item(a, font)));
        menu.show(over, x, y);
    }

    /** Keys and mouse as HTML. */
    static String help(TimelineActions actions) {
        StringBuilder html = new StringBuilder("<html><table cellpadding=2>");
        for (String[] row : MOUSE) {
            html.append("<tr><td>").append(row[0]).append("</td><td>").append(row[1]);
            html.append("</td></tr>");
        }
        html.append("<tr><td>1 to 9</td><td>labels the selected segment</td></tr>");
        for (Map.Entry<String, List<TimelineAction>> entry : actions.menus().entrySet()) {
            for (TimelineAction action : entry.getValue()) {
                String text = (String) action.getValue(TimelineAction.SHORT_DESCRIPTION);
                if (!entry.getKey().isEmpty() && text != null) {
                    int bracket = text.lastIndexOf(" (");
                    String keys = text.substring(bracket + 2, text.length() - 1);
                    html.append("<tr><td>").append(keys).append("</td><td>");
                    html.append(text, 0, bracket).append("</td></tr>");
                }
            }
        }
        return html.append("</table></html>").toString();
    }
}
