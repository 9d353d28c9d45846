package io.github.affectj.exchange.tiers;

import java.util.regex.Pattern;

/**
 * Texts in cells of tables that are read back: as {@link io.github.affectj.base.ForeignText#cell}
 * keeps spreadsheets from taking them for formulas, but so that nothing is lost: one apostrophe is
 * set before the text, and taken away again.
 */
public final class SafeCells {
    private static final Pattern FORMULA =
            Pattern.compile("'*\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    private SafeCells() {}

    /** The cell for a text. */
    public static String write(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text of a cell. */
    public static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
