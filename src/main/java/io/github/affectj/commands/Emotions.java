package io.github.affectj.commands;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.show.ActiveResult;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.table.EmotionsTable;
import java.util.function.Function;

/**
 * The result of the active stack for macros, the same way with windows and without, whatever tables
 * are open: {@code call("io.github.affectj.commands.Emotions.get", "confidence", row)}. Columns are
 * those of the table {@code Emotions}; rows count from 0. What is wrong aborts the macro with a
 * sentence.
 */
public final class Emotions {
    private Emotions() {}

    /** How many rows there are, one a frame. */
    public static String size() {
        return ask(table -> Integer.toString(table.size()));
    }

    /** The names of the columns, parted by commas. */
    public static String columns() {
        return ask(table -> String.join(",", table.getHeadings()));
    }

    /**
     * A cell.
     *
     * @param column name of the column, as {@code label} or {@code p_anger}
     * @param row from 0
     * @return its text; numbers have a point and six decimal places
     */
    public static String get(String column, String row) {
        return ask(
                table -> {
                    if (!table.columnExists(column)) {
                        throw new BadInputException(
                                "There is no column \"%s\"; there are %s."
                                        .formatted(column, String.join(", ", table.getHeadings())));
                    }
                    return table.getStringValue(column, row(row, table.size()));
                });
    }

    private static int row(String text, int rows) {
        double row;
        try {
            row = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            row = -1;
        }
        if (!(row >= 0 && row < rows && row == Math.rint(row))) {
            throw new BadInputException(
                    "There is no row %s; there are 0 to %d.".formatted(text, rows - 1));
        }
        return (int) row;
    }

    private static String ask(Function<ResultsTable, String> question) {
        try {
            ImagePlus active = WindowManager.getCurrentImage();
            OwnerStack.missing(active)
                    .ifPresent(
                            missing -> {
                                throw new BadInputException("Emotions: " + missing);
                            });
            ImagePlus image = OwnerStack.of(active);
            if (image == null) {
                throw new BadInputException("There is no open image; open a stack first.");
            }
            return question.apply(EmotionsTable.create(ActiveResult.of(image)));
        } catch (BadInputException e) {
            Interpreter macro = Interpreter.getInstance();
            if (macro == null) {
                throw e;
            }
            try {
                macro.abort(e.getMessage());
            } catch (RuntimeException aborted) {
                // The interpreter knows. Thrown out of call(), this would be printed as a fault.
                return "";
            }
            return "";
        }
    }
}
