package io.github.affectj.overlay.table;

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextWindow;
import io.github.affectj.base.ForeignText;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ResultSet;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * The table of a clip's results, one row a frame: {@code frame}, {@code time_s}, {@code
 * duration_s}, {@code label}, {@code confidence}, {@code p_<label>} for each label, {@code
 * attention} for models with a temporal attention, and {@code familiarity}, empty for models that
 * do not tell it. Where a clip has several results, of models or regions, all are in it, the
 * current one first, with the columns {@code clip}, {@code model} and, where there are regions,
 * {@code region} before the others.
 *
 * <p>With a display it is a window named {@code Emotions}; one of another clip, or with labels that
 * were changed by hand, stays open under another name. Without a display ImageJ has a single table,
 * the one that {@code nResults}, {@code getResult} and {@code saveAs("Results", path)} of the macro
 * language see; there the results go. If the user has rows in it, they stay and the results' rows
 * follow them; so a macro that wants the results alone clears its own rows first.
 */
public final class EmotionsTable {
    /** Title of the window. */
    public static final String TITLE = "Emotions";

    /** Decimal places of all columns but the frame number. */
    private static final int DIGITS = 6;

    private EmotionsTable() {}

    /** A new table of a result, not shown anywhere. */
    public static ResultsTable create(EmotionTimeline result) {
        return create(ResultSet.of(result));
    }

    /** A new table of results, not shown anywhere. */
    public static ResultsTable create(ResultSet set) {
        OwnTable table = new OwnTable(owner(set), rows -> fill(rows, set));
        table.showRowNumbers(false);
        setDigits(table, set);
        return table;
    }

    /** {@link #show(ResultSet)} for a single result. */
    public static void show(EmotionTimeline result) {
        show(ResultSet.of(result));
    }

    /**
     * Shows the table where the user or the running macro finds it, in the place of an earlier one
     * of the same clip. No other table is changed.
     *
     * @param set at least one timeline
     */
    public static void show(ResultSet set) {
        if (GraphicsEnvironment.isHeadless()) {
            MacroTable.show(owner(set), table -> fill(table, set), table -> setDigits(table, set));
            return;
        }
        if (window() instanceof TextWindow window
                && window.getTextPanel().getResultsTable() instanceof OwnTable earlier) {
            boolean changed = !earlier.changedLabels().isEmpty() || earlier.hasOtherRows();
            if (changed || !earlier.owner().equals(owner(set))) {
                String title =
                        TITLE + " of " + earlier.owner() + (changed ? " (changed by hand)" : "");
                boolean taken = WindowManager.getFrame(title) != null;
                window.rename(taken ? WindowManager.getUniqueName(title) : title);
            }
        }
        create(set).show(TITLE);
    }

    private static Frame window() {
        return WindowManager.getFrame(TITLE);
    }

    private static String owner(ResultSet set) {
        return ForeignText.of(set.timeline().orElseThrow().clipName());
    }

    /**
     * Numbers of the rows in the table that is shown, if it is this clip's, whose label was changed
     * by hand, from 1; none of them is in the results.
     */
    public static List<Integer> changedLabels(ResultSet set) {
        ResultsTable shown = null;
        if (GraphicsEnvironment.isHeadless()) {
            shown = Analyzer.getResultsTable();
        } else if (window() instanceof TextWindow window) {
            shown = window.getTextPanel().getResultsTable();
        }
        return shown instanceof OwnTable table && table.owner().equals(owner(set))
                ? table.changedLabels().stream().map(row -> row + 1).toList()
                : List.of();
    }

    private static void fill(ResultsTable table, ResultSet set) {
        List<ResultSet.Entry> entries = set.entries();
        boolean regions = set.hasRegions();
        for (ResultSet.Entry entry : entries) {
            fill(table, entry, entries.size() > 1 || regions, regions);
        }
    }

    private static void fill(
            ResultsTable table, ResultSet.Entry entry, boolean several, boolean regions) {
        EmotionTimeline result = entry.timeline();
        for (int i = 0; i < result.frames().size(); i++) {
            FrameEmotion frame = result.frames().get(i);
            table.addRow();
            if (several) {
                table.addValue("clip", ForeignText.cell(result.clipName()));
                table.addValue("model", ForeignText.cell(entry.key().model()));
            }
            if (regions) {
                table.addValue("region", ForeignText.cell(entry.key().region()));
            }
            table.addValue("frame", frame.frame());
            table.addValue("time_s", frame.timeSeconds());
            table.addValue("duration_s", frame.durationSeconds());
            table.addValue("label", ForeignText.cell(result.label(i)));
            table.addValue("confidence", frame.confidence());
            for (int k = 0; k < result.labels().size(); k++) {
                table.addValue("p_" + result.labels().get(k), frame.probability(k));
            }
            if (result.hasTemporalAttention()) {
                table.addValue("attention", frame.attention());
            }
            if (result.hasFamiliarity()) {
                table.addValue("familiarity", frame.familiarity());
            } else {
                table.addValue("familiarity", "");
            }
        }
    }

    private static void setDigits(ResultsTable table, ResultSet set) {
        setDigits(table, "time_s");
        setDigits(table, "duration_s");
        setDigits(table, "confidence");
        for (EmotionTimeline result : set.timelines().values()) {
            for (String label : result.labels().names()) {
                setDigits(table, "p_" + label);
            }
        }
        setDigits(table, "attention");
        setDigits(table, "familiarity");
    }

    private static void setDigits(ResultsTable table, String column) {
        int index = table.getColumnIndex(column);
        if (index != ResultsTable.COLUMN_NOT_FOUND) {
            table.setDecimalPlaces(index, DIGITS);
        }
    }
}
