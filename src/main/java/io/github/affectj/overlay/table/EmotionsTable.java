package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.GraphicsEnvironment;

/**
 * The table of a result, one row a frame: {@code frame}, {@code time_s}, {@code duration_s}, {@code
 * label}, {@code confidence}, {@code p_<label>} for each label, and {@code attention} for models
 * with a temporal attention.
 *
 * <p>With a display it is a window named {@code Emotions}. Without one ImageJ has a single table,
 * the one that {@code nResults}, {@code getResult} and {@code saveAs("Results", path)} of the macro
 * language see; there the result goes. If the user has rows in it, they stay and the result's rows
 * follow them; so a macro that wants the result alone clears its own rows first.
 */
public final class EmotionsTable {
    /** Title of the window. */
    public static final String TITLE = "Emotions";

    /** Decimal places of all columns but the frame number. */
    private static final int DIGITS = 6;

    private EmotionsTable() {}

    /** A new table of a result, not shown anywhere. */
    public static ResultsTable create(EmotionTimeline result) {
        ResultsTable table = new ResultsTable();
        fill(table, result);
        table.showRowNumbers(false);
        setDigits(table, result);
        return table;
    }

    /**
     * Shows a result's table where the user or the running macro finds it, in the place of the one
     * of an earlier result. No other table is changed.
     */
    public static void show(EmotionTimeline result) {
        if (GraphicsEnvironment.isHeadless()) {
            MacroTable.show(table -> fill(table, result), table -> setDigits(table, result));
        } else {
            create(result).show(TITLE);
        }
    }

    private static void fill(ResultsTable table, EmotionTimeline result) {
        for (int i = 0; i < result.frames().size(); i++) {
            FrameEmotion frame = result.frames().get(i);
            table.addRow();
            table.addValue("frame", frame.frame());
            table.addValue("time_s", frame.timeSeconds());
            table.addValue("duration_s", frame.durationSeconds());
            table.addValue("label", result.label(i));
            table.addValue("confidence", frame.confidence());
            for (int k = 0; k < result.labels().size(); k++) {
                table.addValue("p_" + result.labels().get(k), frame.probability(k));
            }
            if (result.hasTemporalAttention()) {
                table.addValue("attention", frame.attention());
            }
        }
    }

    private static void setDigits(ResultsTable table, EmotionTimeline result) {
        setDigits(table, "time_s");
        setDigits(table, "duration_s");
        setDigits(table, "confidence");
        for (String label : result.labels().names()) {
            setDigits(table, "p_" + label);
        }
        setDigits(table, "attention");
    }

    private static void setDigits(ResultsTable table, String column) {
        int index = table.getColumnIndex(column);
        if (index != ResultsTable.COLUMN_NOT_FOUND) {
            table.setDecimalPlaces(index, DIGITS);
        }
    }
}
