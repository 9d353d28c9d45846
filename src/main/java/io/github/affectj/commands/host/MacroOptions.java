package io.github.affectj.commands.host;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the options of a macro call, {@code run("Command", "key=value key2=[a value] key3='b c'")},
 * as ImageJ writes and reads them: entries are parted by spaces, a value with spaces stands in
 * brackets (which may be nested) or single quotes.
 *
 * <p>ImageJ itself looks for each key anywhere in the text, so that {@code my_n=6} also sets {@code
 * n}; here every entry has to make sense.
 */
final class MacroOptions {
    private final String text;
    private int at;

    private MacroOptions(String text) {
        this.text = text;
    }

    /**
     * The entries of an options text.
     *
     * @param options what stood in the macro; may be null or empty
     * @return value of each key, in the order of the text; null for a key without {@code =}
     * @throws BadInputException if a bracket or quote is not closed or a key is given twice
     */
    static Map<String, String> parse(String options) {
        return new MacroOptions(options == null ? "" : options).entries();
    }

    private Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        String previous = "";
        skipSpace();
        while (at < text.length()) {
            String key = key();
            if (key.indexOf(']') >= 0) { // the rest of a value that ended too early
                throw bracket(previous);
            }
            previous = key;
            String value = at < text.length() && text.charAt(at) == '=' ? value(key) : null;
            if (entries.containsKey(key)) {
                throw new BadInputException(
                        "the key \"" + ForeignText.of(key) + "\" is given twice.");
            }
            entries.put(key, value);
            skipSpace();
        }
        return entries;
    }

    private String key() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && !isSpace()) {
            at++;
        }
        return text.substring(start, at);
    }

    private String value(String key) {
        at++;
        if (at < text.length() && text.charAt(at) == '[') {
            return bracketed(key);
        }
        if (at < text.length() && text.charAt(at) == '\'') {
            return quoted(key);
        }
        int start = at;
        while (at < text.length() && !isSpace()) {
            at++;
        }
        return text.substring(start, at);
    }

    private String bracketed(String key) {
        int start = at + 1;
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '[') {
                open++;
            } else if (c == ']' && --open == 0) {
                requireEnd(key);
                return text.substring(start, at - 1);
            }
        }
        throw new BadInputException(
                "the value of \"" + ForeignText.of(key) + "\" lacks its closing bracket ].");
    }

    /**
     * Refuses what follows a closing bracket at once: the value holds a bracket of its own, as a
     * file named {@code a]b.gif} does, at which ImageJ ends it too.
     */
    private void requireEnd(String key) {
        if (at < text.length() && !isSpace()) {
            throw bracket(key);
        }
    }

    private static BadInputException bracket(String key) {
        return new BadInputException(
                "the value of \"%s\" goes on behind its closing bracket ]; where a value has a ]"
                                .formatted(ForeignText.of(key))
                        + " without its [ in it, write it between single quotes, as"
                        + " path='/a/b]c.gif', or rename the file.");
    }

    private String quoted(String key) {
        int start = at + 1;
        int end = text.indexOf('\'', start);
        if (end < 0) {
            throw new BadInputException(
                    "the value of \"" + ForeignText.of(key) + "\" lacks its closing quote '.");
        }
        at = end + 1;
        return text.substring(start, end);
    }

    private boolean isSpace() {
        return Character.isWhitespace(text.charAt(at));
    }

    private void skipSpace() {
        while (at < text.length() && isSpace()) {
            at++;
        }
    }
}
