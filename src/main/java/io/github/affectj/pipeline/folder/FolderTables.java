package io.github.affectj.pipeline.folder;

import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The tables of a run, each written beside its place and moved there when it is whole. Where clips
 * were analysed by models of different labels, the columns are those of all; what a clip's model
 * does not know stays empty.
 */
final class FolderTables {
    static final String FRAMES = "frames.csv";
    static final String CLIPS = "clips.csv";
    static final String ERRORS = "errors.csv";
    static final String CODEBOOK = "codebook.csv";

    static final String FAMILIARITY = "familiarity";
    static final String REGION = "region";

    private static final String PROBABILITY = "p_";
    private static final int ROWS_TO_CANCEL = 1000;

    private final FolderStore store;
    private final Map<String, ClipRecord> records;
    private final List<String> labels;
    private final Progress progress;

    /** Writes rows. */
    @FunctionalInterface
    private interface Rows {
        void write(CsvWriter csv) throws IOException;
    }

    /**
     * @param records all clips in their order, by what the tables call them
     * @param progress asked whether to stop
     */
    FolderTables(FolderStore store, Map<String, ClipRecord> records, Progress progress) {
        this.store = store;
        this.records = records;
        this.progress = progress;
        Set<String> all = new LinkedHashSet<>();
        byModel().stream()
                .flatMap(record -> record.found().stream())
                .forEach(found -> all.addAll(found.means().keySet()));
        labels = List.copyOf(all);
    }

    /** The clips, those of a model together, so that the order of columns is always the same. */
    private List<ClipRecord> byModel() {
        return records.values().stream().sorted(Comparator.comparing(ClipRecord::model)).toList();
    }

    /** Writes all tables. */
    void write(List<Problem> problems) {
        List<String> frames = frameColumns();
        List<String> clips = clipColumns();
        write(FRAMES, frames, csv -> frames(csv, frames));
        write(CLIPS, clips, this::clips);
        write(
                ERRORS,
                List.of("file", "sentence"),
                csv -> {
                    for (Problem problem : problems) {
                        csv.row(List.of(problem.file(), problem.sentence()));
                    }
                });
        write(
                CODEBOOK,
                Codebook.COLUMNS,
                csv -> {
                    for (List<String> row : Codebook.rows(frames, FRAMES)) {
                        csv.row(row);
                    }
                    for (List<String> row : Codebook.rows(clips, CLIPS)) {
                        csv.row(row);
                    }
                });
    }

    private void write(String name, List<String> columns, Rows rows) {
        SafeFiles.write(
                store.output().resolve(name),
                file -> {
                    try (CsvWriter csv =
                            new CsvWriter(
                                    Files.newBufferedWriter(file, StandardCharsets.UTF_8), ',')) {
                        csv.row(columns);
                        rows.write(csv);
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Columns that all have, then the probabilities, then what some have. */
    private List<String> frameColumns() {
        Set<String> before = new LinkedHashSet<>(List.of("clip", "model"));
        Set<String> after = new LinkedHashSet<>();
        for (ClipRecord record : byModel()) {
            boolean begun = false;
            for (String column : record.columns()) {
                if (column.startsWith(PROBABILITY)) {
                    begun = true;
                } else {
                    (begun ? after : before).add(column);
                }
            }
        }
        if (after.remove(FAMILIARITY)) {
            after.add(FAMILIARITY); // the last of all, as of one model
        }
        List<String> columns = new ArrayList<>(before);
        labels.forEach(label -> columns.add(PROBABILITY + label));
        columns.addAll(after);
        return columns;
    }

    private void frames(CsvWriter csv, List<String> columns) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        int rows = 0;
        for (Map.Entry<String, ClipRecord> clip : records.entrySet()) {
            ClipRecord record = clip.getValue();
            try (BufferedReader in = store.frames(record);
                    CSVParser parser = CSVParser.parse(in, format)) {
                for (CSVRecord row : parser) {
                    if (rows++ % ROWS_TO_CANCEL == 0) {
                        progress.checkCancelled();
                    }
                    List<String> cells = new ArrayList<>();
                    for (String column : columns) {
                        cells.add(
                                switch (column) {
                                    case "clip" -> clip.getKey();
                                    case "model" -> record.model();
                                    default -> row.isMapped(column) ? row.get(column) : "";
                                });
                    }
                    csv.row(cells);
                }
            }
        }
    }

    private List<String> clipColumns() {
        List<String> columns = new ArrayList<>(List.of("clip", "model"));
        if (hasRegions()) {
            columns.add(REGION);
        }
        columns.addAll(List.of("label", "confidence"));
        labels.forEach(label -> columns.add(Codebook.MEAN + label));
        columns.addAll(List.of(FAMILIARITY, "duration_s", "frames", "streams", "notes"));
        return columns;
    }

    private boolean hasRegions() {
        return records.values().stream()
                .flatMap(record -> record.found().stream())
                .anyMatch(found -> !found.region().isEmpty());
    }

    /** What the rows of a clip tell; one without anything where there are no faces. */
    private static List<ClipSummary> found(ClipRecord record) {
        return record.found().isEmpty() ? List.of(ClipSummary.NOBODY) : record.found();
    }

    private void clips(CsvWriter csv) throws IOException {
        for (Map.Entry<String, ClipRecord> clip : records.entrySet()) {
            ClipRecord record = clip.getValue();
            for (ClipSummary found : found(record)) {
                List<Object> row = new ArrayList<>();
                row.add(clip.getKey());
                row.add(record.model());
                if (hasRegions()) {
                    row.add(found.region());
                }
                row.add(found.label());
                row.add(found.confidence());
                labels.forEach(label -> row.add(found.means().getOrDefault(label, "")));
                row.add(found.familiarity());
                row.add(record.duration());
                row.add(found.frames());
                row.add(record.streams());
                row.add(record.notes());
                csv.row(row);
            }
        }
    }
}
