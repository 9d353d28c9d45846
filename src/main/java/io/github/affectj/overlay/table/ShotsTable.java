package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.SegmentLengths;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.ForeignText;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;

/**
 * The shots of a film, one row a shot: {@code number}, {@code start_s}, {@code end_s}, {@code
 * length_s}, {@code transition} (how it begins). With a display a window named {@code Shots}, and
 * one named {@code Shot Statistics} with a row for the film: {@code film}, {@code shots}, {@code
 * asl_s} (average shot length), {@code median_s}, {@code min_s}, {@code max_s}, {@code cv}. Without
 * one the shots stand where macros look for their table.
 */
public final class ShotsTable {
    /** Title of the window of shots. */
    public static final String TITLE = "Shots";

    /** Title of the window of the film. */
    public static final String STATISTICS = "Shot Statistics";

    private static final int DIGITS = 3;

    private ShotsTable() {}

    /**
     * The shots as a table.
     *
     * @param transitions how each shot begins; empty for the first
     */
    public static ResultsTable create(Tier shots, List<String> transitions) {
        ResultsTable table = new ResultsTable();
        fill(table, shots, transitions);
        finish(table);
        return table;
    }

    /** The film as a table of one row. */
    public static ResultsTable statistics(String film, SegmentLengths lengths) {
        ResultsTable table = new ResultsTable();
        table.addRow();
        table.addValue("film", ForeignText.cell(film));
        table.addValue("shots", lengths.count());
        table.addValue("asl_s", lengths.mean());
        table.addValue("median_s", lengths.median());
        table.addValue("min_s", lengths.min());
        table.addValue("max_s", lengths.max());
        table.addValue("cv", lengths.cv());
        finish(table);
        table.setDecimalPlaces(table.getColumnIndex("shots"), 0);
        return table;
    }

    /** The film as a sentence. */
    public static String sentence(String film, SegmentLengths lengths) {
        String text =
                String.format(
                        Locale.ROOT,
                        "%s: shots: %d; average length (ASL) %.3f s, median %.3f s, shortest %.3f s,"
                                + " longest %.3f s",
                        ForeignText.of(film),
                        lengths.count(),
                        lengths.mean(),
                        lengths.median(),
                        lengths.min(),
                        lengths.max());
        return Double.isNaN(lengths.cv())
                ? text + "."
                : text
                        + String.format(
                                Locale.ROOT, ", coefficient of variation %.3f.", lengths.cv());
    }

    /** Shows both where the user or the running macro finds them. */
    public static void show(
            String film, Tier shots, List<String> transitions, SegmentLengths lengths) {
        if (GraphicsEnvironment.isHeadless()) {
            MacroTable.show(film, table -> fill(table, shots, transitions), ShotsTable::setDigits);
        } else {
            statistics(film, lengths).show(STATISTICS);
            create(shots, transitions).show(TITLE);
        }
    }

    private static void fill(ResultsTable table, Tier shots, List<String> transitions) {
        for (int i = 0; i < shots.segments().size(); i++) {
            Segment shot = shots.segments().get(i);
            table.addRow();
            table.addValue("number", i + 1);
            table.addValue("start_s", shot.start());
            table.addValue("end_s", shot.end());
            table.addValue("length_s", shot.duration());
            table.addValue("transition", transitions.get(i));
        }
    }

    private static void finish(ResultsTable table) {
        table.showRowNumbers(false);
        setDigits(table);
    }

    private static void setDigits(ResultsTable table) {
        for (String heading : table.getHeadings()) {
            if (heading.endsWith("_s") || heading.equals("cv")) {
                table.setDecimalPlaces(table.getColumnIndex(heading), DIGITS);
            }
        }
    }
}
