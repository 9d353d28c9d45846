package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Table;
import java.awt.GraphicsEnvironment;
import java.util.List;

/** Tables of any content in ImageJ: empty cells where there is no value. */
public final class PlainTable {
    private static final int DIGITS = 6;

    private PlainTable() {}

    /** A new table, not shown anywhere. */
    public static ResultsTable create(Table table) {
        ResultsTable results = new ResultsTable();
        results.setNaNEmptyCells(true);
        fill(results, table);
        return results;
    }

    /**
     * Shows a table where the user or the running macro finds it: in a window of its title, in the
     * place of what was there; without a display in ImageJ's only table, in the place of an earlier
     * one of ours. The user's own rows stay.
     */
    public static void show(Table table) {
        if (GraphicsEnvironment.isHeadless()) {
            MacroTable.show(
                    table.title(), rows -> fill(rows, table), rows -> setDigits(rows, table));
        } else {
            ResultsTable results = create(table);
            results.showRowNumbers(false);
            setDigits(results, table);
            results.show(table.title());
        }
    }

    private static void fill(ResultsTable results, Table table) {
        for (List<Object> row : table.rows()) {
            results.addRow();
            for (int i = 0; i < row.size(); i++) {
                String column = table.header().get(i);
                if (row.get(i) instanceof Number number && !Double.isNaN(number.doubleValue())) {
                    results.addValue(column, number.doubleValue());
                } else {
                    boolean empty = row.get(i) instanceof Number;
                    results.addValue(column, empty ? "" : ForeignText.cell(row.get(i).toString()));
                }
            }
        }
    }

    /** Counts stay whole; ImageJ would show all else with three digits. */
    private static void setDigits(ResultsTable results, Table table) {
        for (int i = 0; i < table.header().size(); i++) {
            int column = i;
            int index = results.getColumnIndex(table.header().get(i));
            if (index != ResultsTable.COLUMN_NOT_FOUND
                    && table.rows().stream().anyMatch(row -> row.get(column) instanceof Double)) {
                results.setDecimalPlaces(index, DIGITS);
            }
        }
    }
}
