package io.github.affectj.exchange;

import io.github.affectj.base.SafeFiles;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The table of a result as text: the columns of the {@code Emotions} table, one line a frame,
 * UTF-8, numbers with a point and six digits after it.
 */
public final class DelimitedTable {
    private DelimitedTable() {}

    /** How its lines are coded. */
    public static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setRecordSeparator('\n').get();
    }

    static void write(EmotionTimeline result, char delimiter, Path path) {
        SafeFiles.write(
                path,
                file -> {
                    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                        write(result, delimiter, out);
                    }
                });
    }

    /** Writes the table, its headings first; {@code out} stays open. */
    public static void write(EmotionTimeline result, char delimiter, Appendable out)
            throws IOException {
        CSVPrinter printer = new CSVPrinter(out, format(delimiter));
        try {
            printer.printRecord(columns(result));
            for (int i = 0; i < result.frames().size(); i++) {
                printer.printRecord(row(result, i));
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The headings, in the order of the contract. */
    public static List<String> columns(EmotionTimeline result) {
        List<String> columns =
                new ArrayList<>(List.of("frame", "time_s", "duration_s", "label", "confidence"));
        result.labels().names().forEach(label -> columns.add("p_" + label));
        if (result.hasTemporalAttention()) {
            columns.add("attention");
        }
        return columns;
    }

    private static List<String> row(EmotionTimeline result, int index) throws IOException {
        FrameEmotion frame = result.frames().get(index);
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(frame.frame()));
        row.add(number(frame.timeSeconds()));
        row.add(number(frame.durationSeconds()));
        row.add(result.label(index));
        row.add(number(frame.confidence()));
        for (int k = 0; k < result.labels().size(); k++) {
            row.add(number(frame.probability(k)));
        }
        if (result.hasTemporalAttention()) {
            row.add(number(frame.attention()));
        }
        return row;
    }

    /** A number as it stands in the table. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
