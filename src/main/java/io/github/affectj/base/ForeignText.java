package io.github.affectj.base;

import java.nio.file.Path;

/**
 * Text that is not ours and is shown: names of files, labels, models and tensors, values of files.
 * It may be of any length, turn the direction of what stands around it, or break a line in two.
 */
public final class ForeignText {
    /** Characters that are shown of one text. */
    public static final int LONGEST = 200;

    private static final String CUT = "...";

    private ForeignText() {}

    /**
     * The text as it may be shown: without control characters, those that turn the direction of
     * writing included, and with at most {@value #LONGEST} characters, the last of which are three
     * points where it was cut.
     */
    public static String of(String text) {
        return cut(plain(text), LONGEST);
    }

    /** The text as it may be shown, with at most some characters. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    /** A path as it may be shown, whole if it is not longer than the system allows names to be. */
    public static String of(Path path) {
        return of(path.toString());
    }

    /** The text without control characters: a space for what breaks a line or sets a tab. */
    public static String plain(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c) && plain == null) {
                plain = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (plain != null) {
                if (!isControl(c)) {
                    plain.append(c);
                } else if (Character.isWhitespace(c)) {
                    plain.append(' ');
                }
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c)
                // Line and paragraph separators; marks, embeddings and isolates of direction.
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\ufeff';
    }
}
