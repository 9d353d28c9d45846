package io.github.affectj.commands.host;

import java.util.List;
import java.util.Map;

/**
 * A value that a dialog offers for a free text, and whose it is. In the list of {@link
 * AffectCommand#suggestions} a tab parts the two, and most stand there without the second.
 *
 * @param value what is put into the field
 * @param whose what stands before it where it is chosen; empty if it speaks for itself
 */
public record Suggestion(String value, String whose) {
    private static final String BETWEEN = "\t";

    /** Reads an entry of the list. */
    static Suggestion of(String text) {
        int tab = text.indexOf(BETWEEN);
        return tab < 0
                ? new Suggestion(text, "")
                : new Suggestion(text.substring(0, tab), text.substring(tab + 1));
    }

    /** What a person chooses by. */
    String shown() {
        return whose.isEmpty() ? value : whose + ":  " + value;
    }

    /**
     * A list for {@link AffectCommand#suggestions}.
     *
     * @param values whose each is, by value
     */
    public static List<String> texts(Map<String, String> values) {
        return values.entrySet().stream().map(e -> e.getKey() + BETWEEN + e.getValue()).toList();
    }
}
