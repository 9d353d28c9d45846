package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.FigureBox;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Reads the table that describes a set, a row a clip; what is wrong is told with its line. */
final class ManifestReader {
    /** A clip takes about 300 bytes of memory. */
    static final int MOST_CLIPS = 2_000_000;

    private static final int MOST_SHOWN = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final ManifestRows table;
    private final ClipPaths paths;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> splits = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    /** Made with the first row, when the columns are known. */
    private ShareColumns shareColumns;

    /** The first line without a split, and the first with one; 0 if there is none. */
    private long lineWithout;

    private long lineWith;

    private ManifestReader(Path folder) {
        table = new ManifestRows(folder);
        paths = new ClipPaths(folder);
    }

    /**
     * Reads {@code manifest.csv} of a folder.
     *
     * @param progress asked whether to stop
     */
    static ClipDataset read(Path folder, Progress progress) {
        ManifestReader reader = new ManifestReader(folder);
        reader.table.each(
                (row, line) -> {
                    progress.checkCancelled();
                    reader.add(row, line);
                });
        if (reader.lineWithout > 0 && reader.lineWith > 0) {
            throw new BadInputException(
                    "%s has no split, but line %d has one; give each clip one, or none."
                            .formatted(reader.table.where(reader.lineWithout), reader.lineWith));
        }
        List<String> notes = new ArrayList<>();
        reader.table.note().ifPresent(notes::add);
        reader.shareColumns.note().ifPresent(notes::add);
        SpanColumns.note(folder, reader.entries).ifPresent(notes::add);
        return LabelPlaces.number(folder, reader.entries, reader.shareColumns.labels(), notes);
    }

    private void add(CSVRecord row, long line) {
        if (entries.size() == MOST_CLIPS) {
            throw new BadInputException(
                    "%s: a set may have %d clips.".formatted(table.where(line), MOST_CLIPS));
        }
        entries.add(entry(row, line));
    }

    private Entry entry(CSVRecord row, long line) {
        if (shareColumns == null) {
            shareColumns = new ShareColumns(table);
        }
        RaterShares shares = shareColumns.read(row, table.where(line));
        String split = known(splits, value(row, "split"), line, this::split);
        String group = known(groups, value(row, "group"), line, (s, l) -> composed(s));
        FeatureColumns.Clip features =
                FeatureColumns.read(
                        column -> value(row, column), paths, shares != null, table.where(line));
        if (features != null) {
            if (!SpanColumns.isEmpty(column -> value(row, column))) {
                throw new BadInputException(
                        table.where(line)
                                + " has a start or end, but names feature files; parts are of clips of media.");
            }
            return new Entry(
                    features.files().first(),
                    features.stepLabels() == null ? label(row, shares, line) : "",
                    split,
                    group,
                    gender(row, line),
                    where(line),
                    features.files(),
                    features.stepLabels(),
                    shares,
                    null,
                    Span.WHOLE);
        }
        String label = label(row, shares, line);
        String name = value(row, "path");
        Path path = paths.find(name);
        if (path == null) {
            throw new BadInputException(
                    table.where(line)
                            + (name.isEmpty()
                                    ? table.has("path")
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
                where(line),
                shares,
                figure(row, line),
                SpanColumns.read(column -> value(row, column), table.where(line)));
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
        if (value.isEmpty()) {
            lineWithout = line;
            return Sample.NO_SPLIT;
        }
        lineWith = lineWith == 0 ? line : lineWith;
        if (!ClipDataset.isSplit(small(value))) {
            throw new BadInputException(
                    "%s: the split '%s' is not known; allowed are train, val, test and test-<name>."
                            .formatted(table.where(line), shown(value)));
        }
        return small(value);
    }

    /** Where messages and {@link Sample#where} find a clip. */
    static String where(long line) {
        return ClipDataset.MANIFEST + " line " + line;
    }

    /** The label of a clip: the one that it names, or that most of its raters gave. */
    private String label(CSVRecord row, RaterShares shares, long line) {
        String given = value(row, "label");
        return shares == null
                ? known(labels, given, line, this::label)
                : shareColumns.label(given, shares, table.where(line));
    }

    private String label(String value, long line) {
        String complaint = LabelPlaces.complaint(value);
        if (complaint != null) {
            throw new BadInputException(table.where(line) + complaint);
        }
        return shareColumns.labels().isEmpty()
                ? composed(value)
                : shareColumns.known(value, table.where(line));
    }

    private String value(CSVRecord row, String column) {
        return table.value(row, column);
    }

    private int gender(CSVRecord row, long line) {
        return switch (small(value(row, "gender"))) {
            case "", "unknown" -> Sample.UNKNOWN;
            case "female", "f" -> 0;
            case "male", "m" -> 1;
            default ->
                    throw new BadInputException(
                            "%s: the gender '%s' is not known; allowed are female, male and unknown or nothing."
                                    .formatted(table.where(line), shown(value(row, "gender"))));
        };
    }

    private FigureBox figure(CSVRecord row, long line) {
        String text = value(row, ClipDataset.FIGURE);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return FigureBox.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "%s: the figure '%s' is no box; needed are %s in pixels of the clip, or nothing."
                            .formatted(table.where(line), shown(text), FigureBox.FORM),
                    e);
        }
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
