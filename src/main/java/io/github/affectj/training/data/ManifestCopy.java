package io.github.affectj.training.data;

import io.github.affectj.base.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVRecord;

/**
 * Writes a set's table again for another folder, with the splits and groups that its clips have
 * now, and all that it says besides.
 */
final class ManifestCopy {
    private static final String SPLIT = "split";
    private static final String GROUP = "group";

    private final ManifestRows table;
    private final ClipPaths paths;
    private final BiFunction<Path, Path, String> name;
    private final Path at;
    private final Map<String, Sample> samples = new HashMap<>();

    /**
     * @param set read from a manifest; rows of clips that it has no more are left out
     * @param at the folder of the copy
     * @param name how a file is named from a folder
     */
    ManifestCopy(ClipDataset set, Path at, BiFunction<Path, Path, String> name) {
        this.at = at;
        this.name = name;
        table = new ManifestRows(set.folder());
        paths = new ClipPaths(set.folder());
        set.samples().forEach(s -> samples.put(s.where(), s));
    }

    /** Writes the names of the columns and a row a clip. */
    void write(CsvWriter csv) throws IOException {
        List<String> columns = new ArrayList<>();
        table.each(
                (row, line) -> {
                    if (columns.isEmpty()) {
                        columns.addAll(columns());
                        csv.exactRow(columns.stream().map(table::spelt).toList());
                    }
                    Sample sample = samples.get(ManifestReader.where(line));
                    if (sample != null) {
                        csv.exactRow(row(columns, row, sample));
                    }
                });
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(table.columns());
        for (String ours : List.of(SPLIT, GROUP)) {
            if (!columns.contains(ours)) {
                columns.add(ours);
            }
        }
        return columns;
    }

    private List<String> row(List<String> columns, CSVRecord row, Sample sample)
            throws IOException {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(
                    switch (column) {
                        case SPLIT -> sample.split();
                        case GROUP -> sample.group();
                        default -> cell(column, table.value(row, column));
                    });
        }
        return cells;
    }

    private String cell(String column, String value) throws IOException {
        Path file = FeatureColumns.FILES.contains(column) ? paths.find(value) : null;
        return file == null ? value : name.apply(at, DatasetSplitter.real(file));
    }
}
