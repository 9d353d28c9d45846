package io.github.affectj.commands.host;

import java.util.Locale;

/** The plugin page {@code src/site/index.md}, which has a section for every command. */
final class HelpPage {
    private static final String ADDRESS =
            "https://github.com/affectj/affectj/blob/main/src/site/index.md";

    private HelpPage() {}

    /** Address of a command's section: its label as GitHub and imagej.net make anchors of it. */
    static String section(String label) {
        String anchor =
                label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
        return ADDRESS + "#" + anchor;
    }

    /** A text as it stands in HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A paragraph of HTML that leads there. */
    static String link(String label) {
        String address = section(label);
        return "<p>More: <a href=\"" + address + "\">" + address + "</a></p>";
    }
}
