package io.github.affectj.overlay.table;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import java.util.function.Consumer;

/**
 * A table of ours as ImageJ's only one without a display, the one that {@code nResults}, {@code
 * getResult} and {@code saveAs("Results", path)} of the macro language see.
 */
final class MacroTable extends OwnTable {

    private MacroTable(String owner, Consumer<ResultsTable> rows) {
        super(owner, rows);
    }

    /**
     * Puts rows there, in the place of those of an earlier table of ours, which is told where it
     * was another clip's. If the user has rows or labels of his own in it, all stay and the new
     * ones follow them.
     *
     * @param owner name of the clip that the rows are of
     * @param rows adds the rows to a table
     * @param digits sets the decimal places of its columns
     */
    static void show(String owner, Consumer<ResultsTable> rows, Consumer<ResultsTable> digits) {
        ResultsTable current = Analyzer.getResultsTable();
        boolean free =
                current.size() == 0
                        || (current instanceof MacroTable earlier
                                && !earlier.hasOtherRows()
                                && earlier.changedLabels().isEmpty());
        if (free && current instanceof MacroTable earlier && current.size() > 0) {
            if (!earlier.owner().equals(owner)) {
                IJ.log("The table of " + owner + " took the place of that of " + earlier.owner());
            }
        }
        ResultsTable table = free ? new MacroTable(owner, rows) : current;
        if (free) {
            // Before ImageJ takes it over: its own table always numbers the rows, in a column
            // without a heading that is not among those we promise.
            table.showRowNumbers(false);
            Analyzer.setResultsTable(table);
        } else {
            rows.accept(table);
        }
        // After, because taking over resets the decimal places to three.
        digits.accept(table);
    }
}
