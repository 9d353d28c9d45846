package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import java.util.function.Consumer;

/**
 * A table of ours as ImageJ's only one without a display, the one that {@code nResults}, {@code
 * getResult} and {@code saveAs("Results", path)} of the macro language see; knows whether the user
 * has added rows since.
 */
final class MacroTable extends ResultsTable {
    private final int ownRows;

    private MacroTable(Consumer<ResultsTable> rows) {
        rows.accept(this);
        ownRows = size();
    }

    private boolean isUntouched() {
        return size() == ownRows;
    }

    /**
     * Puts rows there, in the place of those of an earlier table of ours. If the user has rows in
     * it, they stay and the new ones follow them.
     *
     * @param rows adds the rows to a table
     * @param digits sets the decimal places of its columns
     */
    static void show(Consumer<ResultsTable> rows, Consumer<ResultsTable> digits) {
        ResultsTable current = Analyzer.getResultsTable();
        boolean free =
                current.size() == 0
                        || (current instanceof MacroTable earlier && earlier.isUntouched());
        ResultsTable table = free ? new MacroTable(rows) : current;
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
