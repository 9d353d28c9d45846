package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the table that describes a set, a row a clip; what is wrong is told with its line. */
final class ManifestReader {
    private static final int MOST_SHOWN = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final Path folder;
    private final ManifestText text;
    private final ClipPaths paths;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> splits = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();
    private int width;

    private ManifestReader(Path folder) {
        this.folder = folder;
        text = ManifestText.read(folder.resolve(ClipDataset.MANIFEST));
        paths = new ClipPaths(folder);
    }

    /** Reads {@code manifest.csv} of a folder. */
    static ClipDataset read(Path folder) {
        ManifestReader reader = new ManifestReader(folder);
        return LabelPlaces.number(
                folder, reader.rows(), reader.text.note().map(List::of).orElse(List.of()));
    }

    private List<Entry> rows() {
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(text.separator())
                        .setTrim(true)
                        .setIgnoreSurroundingSpaces(true)
                        .setIgnoreEmptyLines(true)
                        .get();
        List<Entry> entries = new ArrayList<>();
        try (Reader in = text.reader();
                CSVParser rows = CSVParser.parse(in, format)) {
            Iterator<CSVRecord> each = rows.iterator();
            while (true) {
                long before = rows.getCurrentLineNumber();
                CSVRecord row;
                try {
                    if (!each.hasNext()) {
                        break;
                    }
                    row = each.next();
                } catch (UncheckedIOException e) {
                    throw unreadable(before + 1, e);
                }
                if (isEmpty(row)) {
                    continue;
                }
                long line = text.linesBefore() + rows.getCurrentLineNumber();
                if (columns.isEmpty()) {
                    header(row, text.where(line));
                } else {
                    entries.add(entry(row, line));
                }
            }
        } catch (IOException e) {
            throw new BadInputException(
                    folder.resolve(ClipDataset.MANIFEST) + " can't be read as a CSV table.", e);
        }
        if (entries.isEmpty()) {
            throw new BadInputException(
                    folder.resolve(ClipDataset.MANIFEST)
                            + (columns.isEmpty()
                                    ? " is an empty table; needed are the columns path, label and"
                                            + " split, and a row a clip."
                                    : " names no clips: it has a header only."));
        }
        return entries;
    }

    private BadInputException unreadable(long line, UncheckedIOException e) {
        return new BadInputException(
                text.where(text.linesBefore() + line)
                        + ": from here the table can't be read, as a quotation mark is not closed"
                        + " or is followed by other letters; quote a value as \"...\" with each"
                        + " quotation mark in it written twice.",
                e);
    }

    private static boolean isEmpty(CSVRecord row) {
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void header(CSVRecord row, String where) {
        for (int i = 0; i < row.size(); i++) {
            String name = small(row.get(i).strip());
            if (!name.isEmpty()) {
                width = i + 1;
                if (columns.put(name, i) != null) {
                    throw new BadInputException(
                            "%s: the column '%s' is there twice.".formatted(where, shown(name)));
                }
            }
        }
        for (String column : FeatureColumns.needed(columns.keySet())) {
            if (!columns.containsKey(column)) {
                throw new BadInputException(
                        where
                                + " lacks the column '"
                                + column
                                + "'; needed are path, label and split, allowed are group and more;"
                                + " separated by comma, semicolon or tab.");
            }
        }
    }

    private Entry entry(CSVRecord row, long line) {
        int filled = row.size();
        while (filled > width && row.get(filled - 1).isEmpty()) {
            filled--; // spreadsheets write separators for columns that are not there
        }
        if (filled != width) {
            throw new BadInputException(
                    "%s has %d values, but there are %d columns."
                            .formatted(text.where(line), filled, width));
        }
        String split = known(splits, row.get(columns.get("split")), line, this::split);
        String group = known(groups, value(row, "group"), line, (s, l) -> composed(s));
        FeatureColumns.Clip features =
                FeatureColumns.read(column -> value(row, column), paths, text.where(line));
        if (features != null) {
            String one = value(row, "label");
            return new Entry(
                    features.files().first(),
                    features.stepLabels() == null ? known(labels, one, line, this::label) : "",
                    split,
                    group,
                    gender(row, line),
                    ClipDataset.MANIFEST + " line " + line,
                    features.files(),
                    features.stepLabels());
        }
        String label = known(labels, value(row, "label"), line, this::label);
        String name = value(row, "path");
        Path path = paths.find(name);
        if (path == null) {
            throw new BadInputException(
                    text.where(line)
                            + (name.isEmpty()
                                    ? columns.containsKey("path")
                                            ? " has no path."
                                            : " names a file neither for visual nor for audio."
                                    : ": there is no file " + shown(name) + "."));
        }
        return new Entry(
                path,
                label,
                split,
                group,
                gender(row, line),
                ClipDataset.MANIFEST + " line " + line);
    }

    /** A value as it is meant, looked at where it is new only: a million rows have few of them. */
    private static String known(
            Map<String, String> seen,
            String value,
            long line,
            BiFunction<String, Long, String> look) {
        String known = seen.get(value);
        if (known == null) {
            known = look.apply(value, line);
            seen.put(value, known);
        }
        return known;
    }

    private String split(String value, long line) {
        if (!ClipDataset.isSplit(small(value))) {
            throw new BadInputException(
                    "%s: the split '%s' is not known; allowed are train, val, test and test-<name>."
                            .formatted(text.where(line), shown(value)));
        }
        return small(value);
    }

    private String label(String value, long line) {
        String complaint = LabelPlaces.complaint(value);
        if (complaint != null) {
            throw new BadInputException(text.where(line) + complaint);
        }
        return composed(value);
    }

    private String value(CSVRecord row, String column) {
        Integer place = columns.get(column);
        return place == null ? "" : row.get(place);
    }

    private int gender(CSVRecord row, long line) {
        return switch (small(value(row, "gender"))) {
            case "", "unknown" -> Sample.UNKNOWN;
            case "female", "f" -> 0;
            case "male", "m" -> 1;
            default ->
                    throw new BadInputException(
                            "%s: the gender '%s' is not known; allowed are female, male and unknown or nothing."
                                    .formatted(text.where(line), shown(value(row, "gender"))));
        };
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One spelling for letters with accents, which macOS takes apart and others don't. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A text of the set as a sentence may hold it: cut, and without control characters. */
    static String shown(String text) {
        String some = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
        return CONTROL.matcher(some).replaceAll("?");
    }
}
