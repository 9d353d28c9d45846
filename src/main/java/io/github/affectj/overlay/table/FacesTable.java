package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import io.github.affectj.base.ForeignText;
import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * The faces of a film, one row a face: {@code face} (its name), {@code first_s}, {@code last_s},
 * {@code frames} (on how many it is there), {@code mean_score}, {@code photographed} (how likely it
 * is that and not drawn, 0 to 1), {@code mean_size} (its longer side in pixels). With a display a
 * window named {@code Faces}; without one the rows stand where macros look for their table.
 */
public final class FacesTable {
    /** Title of the window. */
    public static final String TITLE = "Faces";

    private static final int SECONDS_DIGITS = 3;
    private static final int SIZE_DIGITS = 1;

    private FacesTable() {}

    /**
     * A face.
     *
     * @param name of its region
     * @param first seconds at which it is first there
     * @param last seconds of the last frame on which it is there
     * @param frames on how many it is there
     * @param score mean score of the frames on which it was found
     * @param photographed how likely it is photographed and not drawn, 0 to 1
     * @param size mean of its longer side, in pixels
     */
    public record Row(
            String name,
            double first,
            double last,
            int frames,
            double score,
            double photographed,
            double size) {}

    /** The faces as a table. */
    public static ResultsTable create(List<Row> faces) {
        ResultsTable table = new ResultsTable();
        fill(table, faces);
        table.showRowNumbers(false);
        setDigits(table);
        return table;
    }

    /** Shows them where the user or the running macro finds them. */
    public static void show(String film, List<Row> faces) {
        if (GraphicsEnvironment.isHeadless()) {
            MacroTable.show(film, table -> fill(table, faces), FacesTable::setDigits);
        } else {
            create(faces).show(TITLE);
        }
    }

    private static void fill(ResultsTable table, List<Row> faces) {
        for (Row face : faces) {
            table.addRow();
            table.addValue("face", ForeignText.cell(face.name()));
            table.addValue("first_s", face.first());
            table.addValue("last_s", face.last());
            table.addValue("frames", face.frames());
            table.addValue("mean_score", face.score());
            table.addValue("photographed", face.photographed());
            table.addValue("mean_size", face.size());
        }
    }

    private static void setDigits(ResultsTable table) {
        setDigits(table, "first_s", SECONDS_DIGITS);
        setDigits(table, "last_s", SECONDS_DIGITS);
        setDigits(table, "frames", 0);
        setDigits(table, "mean_score", SECONDS_DIGITS);
        setDigits(table, "photographed", SECONDS_DIGITS);
        setDigits(table, "mean_size", SIZE_DIGITS);
    }

    private static void setDigits(ResultsTable table, String column, int digits) {
        int index = table.getColumnIndex(column);
        if (index != ResultsTable.COLUMN_NOT_FOUND) {
            table.setDecimalPlaces(index, digits);
        }
    }
}
