package io.github.affectj.base;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as it goes into a file, the report and a window.
 *
 * @param file its name without ending
 * @param title for readers
 * @param note what a reader has to know; may be empty
 * @param header names of the columns
 * @param rows texts and numbers; an empty text, or NaN, where there is no value
 */
public record Table(
        String file, String title, String note, List<String> header, List<List<Object>> rows) {

    /** Writes it as csv into a folder: shares and the like with six decimals. */
    public void write(Path folder) {
        SafeFiles.write(
                folder.resolve(file + ".csv"),
                path -> {
                    try (CsvWriter csv =
                            new CsvWriter(
                                    Files.newBufferedWriter(path, StandardCharsets.UTF_8), ',')) {
                        csv.row(header);
                        for (List<Object> row : rows) {
                            List<Object> cells = new ArrayList<>();
                            row.forEach(cell -> cells.add(exact(cell)));
                            csv.row(cells);
                        }
                    }
                });
    }

    private static Object exact(Object cell) {
        return cell instanceof Double d
                ? Double.isNaN(d) ? "" : String.format(Locale.ROOT, "%.6f", d)
                : cell;
    }

    /** A cell for readers. */
    public static String shown(Object cell) {
        if (cell instanceof Double d) {
            return Double.isNaN(d)
                    ? "–"
                    : String.format(Locale.ROOT, Math.abs(d) < 100 ? "%.3f" : "%.0f", d);
        }
        return String.valueOf(cell);
    }
}
