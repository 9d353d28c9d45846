package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The two ways in which a data set lies on disk, and what can be wrong with each. */
final class DatasetReader {
    /**
     * Sets with more labels than this (identities of drawings, say) are not searched for typing
     * errors.
     */
    private static final int MOST_LABELS_TO_PROOFREAD = 50;

    /**
     * A label this much rarer than one that is spelt nearly the same is taken for a typing error.
     */
    private static final int RARER = 10;

    private DatasetReader() {}

    /** One line of a set before its label has a number. */
    private record Entry(
            Path path, String label, String split, String group, int gender, String where) {}

    static ClipDataset fromManifest(Path folder) {
        Path manifest = folder.resolve(ClipDataset.MANIFEST);
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setTrim(true)
                        .setIgnoreEmptyLines(true)
                        .get();
        List<Entry> entries = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(withoutMark(Files.readString(manifest)), format)) {
            for (String column : List.of("path", "label", "split")) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new BadInputException(
                            manifest
                                    + " lacks the column '"
                                    + column
                                    + "'; needed are path, label and split, allowed are group and more.");
                }
            }
            for (CSVRecord row : rows) {
                entries.add(entry(folder, row, rows.getCurrentLineNumber()));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new BadInputException(
                    manifest + " can't be read as a CSV table: " + e.getMessage() + ".", e);
        }
        if (entries.isEmpty()) {
            throw new BadInputException(manifest + " names no clips: it has a header only.");
        }
        return number(folder, entries);
    }

    /** Spreadsheets put a byte order mark before the first column's name. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Entry entry(Path folder, CSVRecord row, long line) {
        String where = ClipDataset.MANIFEST + " line " + line;
        if (!row.isConsistent()) {
            throw new BadInputException(
                    where + " of " + folder + " has " + row.size() + " values, not one a column.");
        }
        String split = row.get("split");
        if (!ClipDataset.SPLIT.matcher(split).matches()) {
            throw new BadInputException(
                    "%s of %s: the split '%s' is not known; allowed are train, val, test and test-<name>."
                            .formatted(where, folder, split));
        }
        if (row.get("label").isEmpty()) {
            throw new BadInputException(where + " of " + folder + " has no label.");
        }
        Path path = folder.resolve(row.get("path"));
        if (!Files.isRegularFile(path)) {
            throw new BadInputException(
                    where + " of " + folder + ": there is no file " + row.get("path") + ".");
        }
        String group = row.isMapped("group") ? row.get("group") : "";
        return new Entry(path, row.get("label"), split, group, gender(folder, row, where), where);
    }

    private static int gender(Path folder, CSVRecord row, String where) {
        String gender = row.isMapped("gender") ? row.get("gender").toLowerCase(Locale.ROOT) : "";
        return switch (gender) {
            case "", "unknown" -> Sample.UNKNOWN;
            case "female", "f" -> 0;
            case "male", "m" -> 1;
            default ->
                    throw new BadInputException(
                            "%s of %s: the gender '%s' is not known; allowed are female, male and unknown or nothing."
                                    .formatted(where, folder, row.get("gender")));
        };
    }

    static ClipDataset fromFolders(Path folder) {
        List<Entry> entries = new ArrayList<>();
        for (Path split : list(folder)) {
            String name = split.getFileName().toString();
            if (!Files.isDirectory(split) || !ClipDataset.SPLIT.matcher(name).matches()) {
                continue;
            }
            for (Path label : list(split)) {
                if (!Files.isDirectory(label)) {
                    continue;
                }
                List<Path> clips = list(label).stream().filter(Files::isRegularFile).toList();
                if (clips.isEmpty()) {
                    throw new BadInputException(
                            "The label folder "
                                    + label
                                    + " is empty; put clips in it or remove it.");
                }
                for (Path clip : clips) {
                    entries.add(
                            new Entry(
                                    clip,
                                    label.getFileName().toString(),
                                    name,
                                    "",
                                    Sample.UNKNOWN,
                                    clip.toString()));
                }
            }
        }
        if (entries.isEmpty()) {
            throw new BadInputException(
                    "The data set "
                            + folder
                            + " has neither a manifest.csv nor clips in folders"
                            + " train/<label>, val/<label>, test/<label>.");
        }
        return number(folder, entries);
    }

    private static ClipDataset number(Path folder, List<Entry> entries) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Entry e : entries) {
            if (e.split().equals("train")) {
                places.putIfAbsent(e.label(), places.size());
            }
        }
        boolean noTraining = places.isEmpty(); // a set for evaluation only
        List<Sample> samples = new ArrayList<>();
        for (Entry e : entries) {
            if (noTraining) {
                places.putIfAbsent(e.label(), places.size());
            }
            Integer place = places.get(e.label());
            if (place == null) {
                throw new BadInputException(
                        "%s of %s: the label '%s' has no clips in the train split, whose labels are %s."
                                .formatted(
                                        e.where(),
                                        folder,
                                        e.label(),
                                        shortened(new TreeSet<>(places.keySet()))));
            }
            samples.add(new Sample(e.path(), place, e.split(), e.group(), e.gender(), e.where()));
        }
        List<String> labels = new ArrayList<>(places.keySet());
        proofread(folder, labels, samples);
        return new ClipDataset(folder, labels, samples);
    }

    /** Finds labels such as "hapiness" beside many of "happiness". */
    private static void proofread(Path folder, List<String> labels, List<Sample> samples) {
        if (labels.size() > MOST_LABELS_TO_PROOFREAD) {
            return;
        }
        int[] counts = new int[labels.size()];
        samples.forEach(s -> counts[s.label()]++);
        for (Sample s : samples) {
            for (int other = 0; other < labels.size(); other++) {
                if (counts[s.label()] * RARER <= counts[other]
                        && isNearlySpelt(labels.get(s.label()), labels.get(other))) {
                    throw new BadInputException(
                            "%s of %s: the label '%s' looks like a misspelt '%s'."
                                    .formatted(
                                            s.where(),
                                            folder,
                                            labels.get(s.label()),
                                            labels.get(other)));
                }
            }
        }
    }

    /** One slip in four letters at most, two in all: sad and mad are two words. */
    private static boolean isNearlySpelt(String rare, String common) {
        int allowed = Math.min(2, Math.max(rare.length(), common.length()) / 4);
        return distance(rare, common) <= allowed;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
            }
            last = row;
        }
        return last[b.length()];
    }

    private static String shortened(TreeSet<String> labels) {
        List<String> some = labels.stream().limit(12).toList();
        return String.join(", ", some) + (labels.size() > some.size() ? ", ..." : "");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("The folder " + folder + " can't be read.", e);
        }
    }
}
