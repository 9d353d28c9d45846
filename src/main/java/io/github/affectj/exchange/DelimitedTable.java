package io.github.affectj.exchange;

import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table of a result as text: the columns of the {@code Emotions} table, one line a frame,
 * UTF-8, numbers with a point and six digits after it.
 */
public final class DelimitedTable {
    private static final String ATTENTION = "attention";
    private static final String FAMILIARITY = "familiarity";

    private DelimitedTable() {}

    static void write(EmotionTimeline result, char delimiter, Path path) {
        write(path, out -> write(result, delimiter, out));
    }

    /**
     * The tables of all timelines of a set, the current one first; where there are several, or one
     * of a region, with the columns {@code clip}, {@code model} and {@code region} before the
     * others, the last where there are any. What a timeline does not have is empty.
     */
    static void write(ResultSet set, char delimiter, Path path) {
        write(path, out -> write(set, delimiter, out));
    }

    /** As the file of several timelines, or of one; {@code out} stays open. */
    public static void write(ResultSet set, char delimiter, Appendable out) throws IOException {
        List<ResultSet.Entry> entries = set.entries();
        if (entries.size() == 1 && !set.hasRegions()) {
            write(entries.get(0).timeline(), delimiter, out);
            return;
        }
        CsvWriter csv = new CsvWriter(out, delimiter);
        List<String> headings = new ArrayList<>(List.of("clip", "model"));
        headings.addAll(columns(set));
        csv.row(headings);
        for (ResultSet.Entry entry : entries) {
            write(entry, set.hasRegions(), shared(entries), csv);
        }
    }

    /** The headings but for {@code clip} and {@code model}, in the order of the contract. */
    public static List<String> columns(ResultSet set) {
        List<String> columns = new ArrayList<>();
        if (set.hasRegions()) {
            columns.add("region");
        }
        columns.addAll(shared(set.entries()));
        return columns;
    }

    /** The columns of any of some timelines. */
    private static Set<String> shared(List<ResultSet.Entry> entries) {
        Set<String> columns = new LinkedHashSet<>();
        entries.forEach(entry -> columns.addAll(columns(entry.timeline())));
        // The last columns of all, as they are of one.
        for (String last : List.of(ATTENTION, FAMILIARITY)) {
            if (columns.remove(last)) {
                columns.add(last);
            }
        }
        return columns;
    }

    private static void write(
            ResultSet.Entry entry, boolean regions, Set<String> columns, CsvWriter csv)
            throws IOException {
        EmotionTimeline result = entry.timeline();
        List<String> own = columns(result);
        for (int i = 0; i < result.frames().size(); i++) {
            List<String> row = row(result, i);
            List<String> cells = new ArrayList<>(List.of(result.clipName(), entry.key().model()));
            if (regions) {
                cells.add(entry.key().region());
            }
            for (String column : columns) {
                int place = own.indexOf(column);
                cells.add(place < 0 ? "" : row.get(place));
            }
            csv.row(cells);
        }
    }

    /** Writes text to a file. */
    @FunctionalInterface
    private interface Body {
        void write(Writer out) throws IOException;
    }

    private static void write(Path path, Body body) {
        SafeFiles.write(
                path,
                file -> {
                    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                        body.write(out);
                    } catch (java.io.UncheckedIOException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Writes the table, its headings first; {@code out} stays open. */
    public static void write(EmotionTimeline result, char delimiter, Appendable out)
            throws IOException {
        CsvWriter csv = new CsvWriter(out, delimiter);
        csv.row(columns(result));
        for (int i = 0; i < result.frames().size(); i++) {
            csv.row(row(result, i));
        }
    }

    /** The headings, in the order of the contract. */
    public static List<String> columns(EmotionTimeline result) {
        List<String> columns =
                new ArrayList<>(List.of("frame", "time_s", "duration_s", "label", "confidence"));
        result.labels().names().forEach(label -> columns.add("p_" + label));
        if (result.hasTemporalAttention()) {
            columns.add(ATTENTION);
        }
        columns.add(FAMILIARITY);
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
        row.add(result.hasFamiliarity() ? number(frame.familiarity()) : "");
        return row;
    }

    /** A number as it stands in the table. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
