package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The columns of a manifest that name feature files: {@code visual} and {@code audio}, or an {@code
 * .npz} under {@code path}; and {@code labels}, a label a step.
 */
final class FeatureColumns {
    private static final List<String> OF_CLIPS = List.of("path", "label");

    /** Columns that may name files. */
    static final List<String> FILES =
            List.of("path", FeatureFiles.VISUAL, FeatureFiles.AUDIO, FeatureFiles.LABELS);

    /**
     * What a row says of a clip's features.
     *
     * @param files where they lie
     * @param stepLabels a label a step, empty where it has none; null where the clip has one
     */
    record Clip(FeatureFiles files, List<String> stepLabels) {}

    private FeatureColumns() {}

    /** The columns that a manifest with these must have. */
    static List<String> needed(Set<String> columns) {
        List<String> needed = new ArrayList<>(OF_CLIPS);
        if (columns.contains(FeatureFiles.VISUAL) || columns.contains(FeatureFiles.AUDIO)) {
            needed.remove("path");
        }
        if (columns.contains(FeatureFiles.LABELS)
                || columns.stream().anyMatch(ShareColumns::isOne)) {
            needed.remove("label");
        }
        return needed;
    }

    /**
     * Reads a row.
     *
     * @param row the value of a column, empty where there is none
     * @param shared whether the row has shares of raters, from which the clip's label comes
     * @param where names the row in messages
     * @return null where the row names a clip of media
     */
    static Clip read(UnaryOperator<String> row, ClipPaths paths, boolean shared, String where) {
        FeatureFiles files = files(row, paths, where);
        if (files == null) {
            return null;
        }
        boolean one = shared || !row.apply("label").isEmpty();
        if (one && files.labels() != null) {
            throw new BadInputException(
                    where
                            + (shared
                                    ? " has shares of raters and a file of labels; shares are of clips, not of steps."
                                    : " has a label and a file of labels; one of them must be empty."));
        }
        return new Clip(files, one ? null : labels(files, where));
    }

    private static FeatureFiles files(UnaryOperator<String> row, ClipPaths paths, String where) {
        Path pack = null;
        Path visual = null;
        Path audio = null;
        if (!row.apply("path").isEmpty()) {
            // Of clips of media, columns of these names may say anything.
            pack = paths.find(row.apply("path"));
            if (pack == null || !FeatureFiles.isFeatures(pack)) {
                return null;
            }
        } else {
            visual = find(row, FeatureFiles.VISUAL, paths, where);
            audio = find(row, FeatureFiles.AUDIO, paths, where);
            if (visual == null && audio == null) {
                return null;
            }
        }
        return new FeatureFiles(pack, visual, audio, find(row, FeatureFiles.LABELS, paths, where));
    }

    /** The file that a column names; null where it names none. */
    private static Path find(
            UnaryOperator<String> row, String column, ClipPaths paths, String where) {
        String name = row.apply(column);
        if (name.isEmpty()) {
            return null;
        }
        Path found = paths.find(name);
        if (found == null) {
            throw new BadInputException(
                    "%s: there is no file %s, which the column '%s' names."
                            .formatted(where, ManifestReader.shown(name), column));
        }
        return found;
    }

    private static void requireFile(Path file, String where) {
        ForeignFiles.problem(file, "a file")
                .ifPresent(
                        problem -> {
                            throw new BadInputException(where + ": " + problem);
                        });
    }

    private static List<String> labels(FeatureFiles files, String where) {
        Path source = files.labels() != null ? files.labels() : files.pack();
        if (source != null) {
            requireFile(source, where);
        }
        List<String> labels = files.readLabels();
        if (labels == null) {
            throw new BadInputException(
                    where + " has no label, and " + files.first() + " no 'labels' of steps.");
        }
        List<String> composed = labels.stream().map(ManifestReader::composed).toList();
        composed.stream()
                .filter(label -> !label.isEmpty() && LabelPlaces.complaint(label) != null)
                .findFirst()
                .ifPresent(
                        label -> {
                            throw new BadInputException(where + LabelPlaces.complaint(label));
                        });
        if (composed.stream().allMatch(String::isEmpty)) {
            throw new BadInputException(
                    where + ": none of the " + composed.size() + " steps has a label.");
        }
        return composed;
    }
}
