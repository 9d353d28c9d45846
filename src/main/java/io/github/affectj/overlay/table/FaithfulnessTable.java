package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import io.github.affectj.base.ForeignText;
import io.github.affectj.result.Faithfulness;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;

/**
 * The table of a deletion and insertion test, one row a test: {@code test}, {@code label}, {@code
 * pieces}, {@code whole}, {@code empty}, {@code deletion}, {@code insertion}, {@code random},
 * {@code random_sd}, {@code orders}; {@link Faithfulness} says what they are; and {@code verdict}.
 * With a display a window named {@code Attention Test}, without one where macros look for their
 * table.
 */
public final class FaithfulnessTable {
    /** Title of the window. */
    public static final String TITLE = "Attention Test";

    private static final int DIGITS = 4;
    private static final List<String> AREAS =
            List.of("whole", "empty", "deletion", "insertion", "random", "random_sd");

    private FaithfulnessTable() {}

    /** Shows the tests where the user or the running macro finds them. */
    public static void show(List<Faithfulness> tests) {
        if (GraphicsEnvironment.isHeadless()) {
            MacroTable.show(TITLE, table -> fill(table, tests), FaithfulnessTable::setDigits);
        } else {
            ResultsTable table = new ResultsTable();
            fill(table, tests);
            table.showRowNumbers(false);
            setDigits(table);
            table.show(TITLE);
        }
    }

    private static void fill(ResultsTable table, List<Faithfulness> tests) {
        for (Faithfulness test : tests) {
            table.addRow();
            table.addValue("test", test.test());
            table.addValue("label", ForeignText.cell(test.label()));
            table.addValue("pieces", test.pieces());
            table.addValue("whole", test.whole());
            table.addValue("empty", test.empty());
            table.addValue("deletion", test.deletion());
            table.addValue("insertion", test.insertion());
            table.addValue("random", test.random());
            table.addValue("random_sd", test.randomSd());
            table.addValue("orders", test.orders());
            table.addValue("verdict", brief(test));
        }
    }

    private static void setDigits(ResultsTable table) {
        AREAS.forEach(area -> table.setDecimalPlaces(table.getColumnIndex(area), DIGITS));
    }

    /** A test in two lines, for the log: what was measured, and what to make of it. */
    public static List<String> lines(Faithfulness test) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Attention test, %s, %s: deletion %.3f, insertion %.3f, random order %.3f ±"
                                + " %.3f of %d (a map is better, the lower deletion and the higher"
                                + " insertion are compared with random)",
                        test.test(),
                        test.label(),
                        test.deletion(),
                        test.insertion(),
                        test.random(),
                        test.randomSd(),
                        test.orders()),
                verdict(test));
    }

    /** A sentence on how far to trust what was tested. */
    public static String verdict(Faithfulness test) {
        String deletion =
                "deleting by it is %s than at random, %s"
                        .formatted(
                                test.deletesBetter() ? "better" : "no better",
                                against(test.deletion(), test));
        String join =
                test.deletesBetter() == test.insertsBetter()
                        ? test.deletesBetter() ? "and so is inserting" : "nor is inserting"
                        : "but inserting is" + (test.insertsBetter() ? "" : " not");
        return "%s: %s, %s, %s."
                .formatted(brief(test), deletion, join, against(test.insertion(), test));
    }

    private static String against(double area, Faithfulness test) {
        return String.format(
                Locale.ROOT, "%.3f against %.3f ± %.3f", area, test.random(), test.randomSd());
    }

    /** The verdict without its reasons, for a cell. */
    private static String brief(Faithfulness test) {
        String what = test.test().equals(Faithfulness.CELLS) ? "this map" : "this attention";
        if (test.deletesBetter() && test.insertsBetter()) {
            return "Lean on " + what;
        }
        return test.deletesBetter() || test.insertsBetter()
                ? "Lean on %s with care".formatted(what)
                : "Do not lean on " + what;
    }
}
