package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Splits a set that has no splits, about 70 % of each label to train, 15 % to val, 15 % to test.
 * Clips of a group stay together, groups being those of its manifest, the films of which they are
 * parts, those that names tell ({@link NameGroups}) or copies of one file. The same files and seed
 * give the same split on every machine.
 */
public final class DatasetSplitter {
    private static final int MOST_NAMED = 12;

    private DatasetSplitter() {}

    /**
     * The set with a split for each clip; itself if it has them.
     *
     * @return its notes tell what was done
     */
    public static ClipDataset split(ClipDataset set, long seed, Progress progress) {
        if (set.isSplit()) {
            return set;
        }
        NameGroups named = NameGroups.given(set).orElseGet(() -> NameGroups.find(set));
        List<String> keys = new ArrayList<>(named.of());
        Map<Integer, Integer> copies =
                named.count() == 0 ? copies(set.samples(), progress) : Map.of();
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            // No name of a file holds this sign, so that no group is called so.
            String alone = "\0" + copies.getOrDefault(i, i);
            String key = keys.get(i).isEmpty() ? alone : keys.get(i);
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        List<SplitPlan.Group> counted = new ArrayList<>();
        groups.values().forEach(clips -> counted.add(counted(set.samples(), clips)));
        int[] plan = SplitPlan.of(counted, set.labels().size(), seed);
        Sample[] samples = new Sample[keys.size()];
        int at = 0;
        for (List<Integer> clips : groups.values()) {
            String split = SplitPlan.SPLITS.get(plan[at++]);
            for (int i : clips) {
                samples[i] = set.samples().get(i).in(split, keys.get(i));
            }
        }
        String how = set.whyUnsplit() + ". " + how(seed, named, set);
        List<String> notes = new ArrayList<>(set.notes());
        notes.add("The data set " + set.folder() + " " + how);
        ClipDataset split = new ClipDataset(set.folder(), set.labels(), List.of(samples));
        notes.addAll(counts(split));
        return new ClipDataset(
                set.folder(), set.labels(), List.of(samples), notes, "The set " + how);
    }

    /** For each clip that is a copy of an earlier one its place. */
    private static Map<Integer, Integer> copies(List<Sample> samples, Progress progress) {
        Map<Long, List<Integer>> bySize = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            if (ForeignFiles.problem(samples.get(i).path(), "a file").isEmpty()) {
                bySize.computeIfAbsent(
                                samples.get(i).path().toFile().length(), s -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<Integer, Integer> copies = new HashMap<>();
        Map<Path, String> hashes = new HashMap<>(); // parts of a film have its bytes
        for (List<Integer> same : bySize.values()) {
            Map<String, Integer> first = new HashMap<>();
            for (int i : same.size() > 1 ? same : List.<Integer>of()) {
                progress.checkCancelled();
                try {
                    Path file = samples.get(i).path();
                    String hash = hashes.get(file);
                    if (hash == null) {
                        hash = WeightsFile.sha256(file, progress);
                        hashes.put(file, hash);
                    }
                    copies.put(i, first.computeIfAbsent(hash, h -> i));
                } catch (IOException e) {
                    // The check of the set tells what can't be read.
                    continue;
                }
            }
        }
        return copies;
    }

    private static SplitPlan.Group counted(List<Sample> samples, List<Integer> clips) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        clips.forEach(
                i ->
                        samples.get(i)
                                .labels()
                                .distinct()
                                .forEach(l -> counts.merge(l, 1, Integer::sum)));
        return new SplitPlan.Group(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static String how(long seed, NameGroups named, ClipDataset set) {
        return "AffectJ splits it with seed "
                + seed
                + (named.count() > 0
                        ? "; groups (%d, taken from %s) are kept whole."
                                .formatted(named.count(), named.how())
                        : ", clip by clip"
                                + ungrouped(NameGroups.underOneLabel(set))
                                + ". If some show the same person or source, scores are too good; put"
                                + " those of each into a sub-folder of its name.");
    }

    private static String ungrouped(List<String> names) {
        return names.isEmpty()
                ? ", as no names show which clips belong together"
                : (": names such as %s stand under one label each, so they don't show which clips"
                                + " belong together")
                        .formatted(String.join(" and ", names));
    }

    private static List<String> counts(ClipDataset set) {
        int[][] counts =
                SplitPlan.SPLITS.stream()
                        .map(split -> set.samples().stream().filter(s -> s.split().equals(split)))
                        .map(clips -> set.counts(clips.toList()))
                        .toArray(int[][]::new);
        List<String> labels = new ArrayList<>();
        List<String> small = new ArrayList<>();
        int[] all = new int[counts.length];
        for (int l = 0; l < set.labels().size(); l++) {
            List<String> of = new ArrayList<>();
            boolean misses = false;
            for (int s = 0; s < counts.length; s++) {
                of.add(Integer.toString(counts[s][l]));
                misses |= counts[s][l] == 0;
                all[s] += counts[s][l];
            }
            String text = set.labels().get(l) + " " + String.join(", ", of);
            labels.add(text);
            if (misses) {
                small.add(set.labels().get(l));
            }
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "%s in train, val, test: %d, %d, %d (%s)."
                        .formatted(
                                set.isByStep() ? "Labelled steps" : "Clips",
                                all[0],
                                all[1],
                                all[2],
                                shortened(labels, "; ")));
        if (!small.isEmpty()) {
            notes.add(
                    "Too few clips or groups to be in every split, which takes at least 3 of a label: %s."
                            .formatted(shortened(small, ", ")));
        }
        return notes;
    }

    private static String shortened(List<String> texts, String between) {
        String some = String.join(between, texts.stream().limit(MOST_NAMED).toList());
        int more = texts.size() - MOST_NAMED;
        return more > 0 ? some + between + "and %d more".formatted(more) : some;
    }

    /**
     * Writes a set's splits as a {@code manifest.csv}, by which the folder is a data set of its
     * own; its paths are relative where they can be.
     *
     * @param folder made if need be
     */
    public static void write(ClipDataset set, Path folder) {
        try {
            Files.createDirectories(folder);
            Path at = folder.toRealPath();
            SafeFiles.write(
                    folder.resolve(ClipDataset.MANIFEST),
                    file -> {
                        try (CsvWriter csv =
                                new CsvWriter(
                                        Files.newBufferedWriter(file, StandardCharsets.UTF_8),
                                        ',')) {
                            if (set.hasManifest()) {
                                new ManifestCopy(set, at, DatasetSplitter::path).write(csv);
                            } else {
                                write(set, at, csv);
                            }
                        }
                    });
        } catch (IOException e) {
            throw new BadInputException(
                    "The split of the data set can't be written to " + folder + ".", e);
        }
    }

    private static void write(ClipDataset set, Path at, CsvWriter csv) throws IOException {
        Path root = set.folder().toRealPath();
        boolean films = set.hasFilms();
        List<String> columns = new ArrayList<>(List.of("path", "label", "split", "group"));
        columns.addAll(films ? SpanColumns.NAMES : List.of());
        csv.exactRow(columns);
        for (Sample s : set.samples()) {
            Path clip =
                    s.path().startsWith(set.folder())
                            ? root.resolve(set.folder().relativize(s.path()))
                            : real(s.path());
            List<Object> row =
                    new ArrayList<>(
                            List.of(
                                    path(at, clip),
                                    set.labels().get(s.label()),
                                    s.split(),
                                    s.group()));
            row.addAll(films ? SpanColumns.cells(s.span()) : List.of());
            csv.exactRow(row);
        }
    }

    /** A file by the real path of its folder, and its own name, which may be a link. */
    static Path real(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        return whole.getParent().toRealPath().resolve(whole.getFileName());
    }

    private static String path(Path from, Path clip) {
        if (!clip.getRoot().equals(from.getRoot())) {
            return clip.toString(); // on another drive of Windows
        }
        return String.join(
                "/",
                StreamSupport.stream(from.relativize(clip).spliterator(), false)
                        .map(Path::toString)
                        .toList());
    }
}
