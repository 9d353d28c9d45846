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
 * {@code random_sd}, {@code orders}; {@link Faithfulness} says what they are. With a display a
 * window named {@code Attention Test}, without one where macros look for their table.
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
        }
    }

    private static void setDigits(ResultsTable table) {
        AREAS.forEach(area -> table.setDecimalPlaces(table.getColumnIndex(area), DIGITS));
    }

    /** A test in one line, for the log. */
    public static String line(Faithfulness test) {
        return String.format(
                Locale.ROOT,
                "Attention test, %s, %s: deletion %.3f, insertion %.3f, random order %.3f ± %.3f of"
                        + " %d (a map is better, the lower deletion and the higher insertion are"
                        + " compared with random). %s",
                test.test(),
                test.label(),
                test.deletion(),
                test.insertion(),
                test.random(),
                test.randomSd(),
                test.orders(),
                verdict(test));
    }

    /** What to make of it, without numbers to compare. */
    static String verdict(Faithfulness test) {
        String what = test.test().equals(Faithfulness.CELLS) ? "this map" : "this attention";
        if (test.deletesBetter() && test.insertsBetter()) {
            return "Both are better than random order.";
        }
        if (test.deletesBetter() || test.insertsBetter()) {
            return "Only %s is better than random order: lean on %s with care."
                    .formatted(test.deletesBetter() ? "deletion" : "insertion", what);
        }
        return "Do not lean on %s: it is no better than random order.".formatted(what);
    }
}
