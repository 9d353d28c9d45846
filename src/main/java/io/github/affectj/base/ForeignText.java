package io.github.affectj.base;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text that is not ours and is shown: names of files, labels, models and tensors, values of files.
 * It may be of any length, turn the direction of what stands around it, or break a line in two.
 */
public final class ForeignText {
    /** Characters that are shown of one text. */
    public static final int LONGEST = 200;

    private static final int LONGEST_SENTENCE = 1500;
    private static final String CUT = "...";
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{97})\\S{4,}(\\S{100})(?=\\s|$)");

    /** What formulas begin with, in full width too. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private ForeignText() {}

    /**
     * The text as it may be shown: without control characters, those that turn the direction of
     * writing included, and with at most {@value #LONGEST} characters, the last of which are three
     * points where it was cut.
     */
    public static String of(String text) {
        return cut(plain(text), LONGEST);
    }

    /**
     * A sentence of ours with foreign text in it, as it may be shown: in one line, words without
     * their middle where they have more than {@value #LONGEST} characters, as paths may, and not
     * longer than a sentence of ours with some names in it can get.
     */
    public static String sentence(String text) {
        String line = LONG_WORD.matcher(plain(text)).replaceAll("$1" + CUT + "$2");
        return cut(line, LONGEST_SENTENCE);
    }

    /**
     * The text as it may stand in a cell of a table: without control characters, as long as a
     * sentence may be, since paths of clips must stay different from each other, and with an
     * apostrophe before it where a spreadsheet would take it for a formula and run it. Numbers,
     * which may be negative, stay as they are.
     */
    public static String cell(String text) {
        String shown = cut(plain(text), LONGEST_SENTENCE);
        String start = shown.stripLeading();
        boolean formula = !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(shown).matches() ? "'" + shown : shown;
    }

    /**
     * The start of a text that may be shown, with three points at its end where it was cut.
     *
     * @param longest most characters, the points included
     */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    /** A path as it may be shown: of one that is too long the end, which tells more. */
    public static String of(Path path) {
        String whole = plain(path.toString());
        int from = whole.length() - LONGEST + CUT.length();
        if (whole.length() <= LONGEST) {
            return whole;
        }
        return CUT
                + whole.substring(Character.isLowSurrogate(whole.charAt(from)) ? from + 1 : from);
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

    /**
     * The text with each accent in one character with its letter where Unicode has such a one (its
     * form NFC): a name that was typed on a Mac, which parts them, is the same then as one that was
     * typed elsewhere.
     */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
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
