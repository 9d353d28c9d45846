package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.SystemFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a set whose folders are named after splits and labels, or after labels alone. What lies in
 * sub-folders of a label's folder is of that label, as in all of its levels; what has no label is
 * named, never left out in silence.
 */
final class FolderReader {
    /** Names that mean a split, but are none here. */
    private static final Set<String> LIKE_SPLITS =
            Set.of("training", "validation", "valid", "dev", "testing", "eval", "evaluation");

    private static final int MOST_NAMED = 3;
    private static final String NO_LABEL = "no label's folder";

    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private FolderReader(Path folder) {
        this.folder = folder;
    }

    static ClipDataset read(Path folder) {
        FolderReader reader = new FolderReader(folder);
        reader.readAll();
        return LabelPlaces.number(folder, reader.entries, reader.notes);
    }

    private void readAll() {
        List<Path> inside = list(folder);
        List<Path> folders = inside.stream().filter(Files::isDirectory).toList();
        List<Path> splits = folders.stream().filter(f -> ClipDataset.isSplit(small(f))).toList();
        List<Path> alike = folders.stream().filter(f -> LIKE_SPLITS.contains(small(f))).toList();
        if (!alike.isEmpty() && splits.size() + alike.size() > 1) {
            throw new BadInputException(
                    "The folder "
                            + alike.get(0)
                            + " has the name of no split; allowed are train, val, test and"
                            + " test-<name>: rename it.");
        }
        if (splits.isEmpty()) {
            List<Path> labels = folders.stream().filter(f -> !isRun(f)).toList();
            labels.forEach(label -> readLabel(label, Sample.NO_SPLIT));
            noteUnused(inside, labels, NO_LABEL);
        } else {
            splits.forEach(this::readSplit);
            noteUnused(inside, splits, "no split's folder (train, val, test, test-<name>)");
        }
        if (entries.isEmpty()) {
            throw new BadInputException(
                    "The data set "
                            + folder
                            + " has neither a manifest.csv nor clips in folders"
                            + " train/<label>, val/<label>, test/<label>, or in folders <label>,"
                            + " nor films with .eaf files beside them.");
        }
    }

    /** Whether a folder is that of a training or a comparison, which many put beside its clips. */
    private static boolean isRun(Path folder) {
        boolean isTraining =
                Files.isRegularFile(folder.resolve("config.json"))
                        && Files.isDirectory(folder.resolve("checkpoint"));
        boolean isComparison =
                Files.isRegularFile(folder.resolve("grid.json"))
                        && Files.isDirectory(folder.resolve("runs"));
        return isTraining || isComparison;
    }

    private void readSplit(Path split) {
        List<Path> inside = list(split);
        List<Path> labels = inside.stream().filter(Files::isDirectory).toList();
        labels.forEach(label -> readLabel(label, small(split)));
        noteUnused(inside, labels, NO_LABEL);
    }

    private void readLabel(Path folderOfLabel, String split) {
        String label = ManifestReader.composed(folderOfLabel.getFileName().toString().strip());
        String complaint = LabelPlaces.complaint(label);
        if (complaint != null) {
            throw new BadInputException("The folder " + folderOfLabel + complaint);
        }
        if (split.equals(Sample.NO_SPLIT)) {
            refuseASetWithin(folderOfLabel);
        }
        List<Path> clips = clips(folderOfLabel);
        if (clips.isEmpty()) {
            throw new BadInputException(
                    "The label folder "
                            + folderOfLabel
                            + " is empty; put clips in it or remove it.");
        }
        for (Path clip : clips) {
            entries.add(
                    new Entry(
                            clip,
                            label,
                            split,
                            "",
                            Sample.UNKNOWN,
                            clip.toString(),
                            null,
                            null,
                            Span.WHOLE));
        }
    }

    /** An archive often unpacks to a folder in a folder, which would be taken for a label. */
    private static void refuseASetWithin(Path folderOfLabel) {
        for (Path inside : list(folderOfLabel)) {
            boolean splits = ClipDataset.isSplit(small(inside)) && Files.isDirectory(inside);
            if (splits || small(inside).equals(ClipDataset.MANIFEST)) {
                throw new BadInputException(
                        folderOfLabel
                                + " looks like a data set, not like the folder of a label, as it"
                                + " holds "
                                + inside.getFileName()
                                + "; give dataset="
                                + folderOfLabel
                                + ".");
            }
        }
    }

    /** All files of a folder and its sub-folders, sorted; links are followed. */
    private static List<Path> clips(Path root) {
        List<Path> clips = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes is) {
                            return SystemFiles.isOne(dir) && !dir.equals(root)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                            // Dead links, pipes and the like stay in: who reads them tells of them.
                            if (!SystemFiles.isOne(file)) {
                                clips.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            throw new BadInputException(
                                    e instanceof FileSystemLoopException
                                            ? file + " is a link to a folder that it lies in."
                                            : "The folder " + file + " can't be read.",
                                    e);
                        }
                    });
        } catch (IOException e) {
            throw new BadInputException("The folder " + root + " can't be read.", e);
        }
        clips.sort(Comparator.comparing(clip -> ClipDataset.nameIn(root, clip)));
        return clips;
    }

    private void noteUnused(List<Path> inside, List<Path> used, String why) {
        unused(inside.stream().filter(p -> !used.contains(p)).toList(), "as it is in " + why)
                .ifPresent(notes::add);
    }

    /**
     * A sentence that names files of a folder which are no part of the set; empty if there are
     * none.
     */
    static Optional<String> unused(List<Path> unused, String why) {
        if (unused.isEmpty()) {
            return Optional.empty();
        }
        List<String> some =
                unused.stream().limit(MOST_NAMED).map(p -> p.getFileName().toString()).toList();
        int more = unused.size() - some.size();
        return Optional.of(
                "Not used of the data set %s, %s: %s%s."
                        .formatted(
                                unused.get(0).getParent(),
                                why,
                                String.join(", ", some),
                                more > 0 ? " and %d more".formatted(more) : ""));
    }

    private static String small(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** What lies in a folder but for what systems leave there, sorted. */
    static List<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(p -> !SystemFiles.isOne(p)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("The folder " + folder + " can't be read.", e);
        }
    }
}
