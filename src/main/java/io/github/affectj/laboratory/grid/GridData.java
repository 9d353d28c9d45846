package io.github.affectj.laboratory.grid;

import io.github.affectj.base.Progress;
import io.github.affectj.base.Sha256;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.DatasetSplitter;
import io.github.affectj.training.data.RandomSplit;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.run.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The set that all runs of a comparison see, with one split for all: it differs by no seed, so that
 * systems can be compared clip by clip.
 *
 * @param set with splits
 * @param folder to train from: the user's, or one with the split that was made here
 * @param notes what the user should know, a sentence each
 */
public record GridData(ClipDataset set, Path folder, List<String> notes) {
    /** Key of {@link #fingerprint} in {@code grid.json}. */
    public static final String CLIPS = "clips";

    /**
     * Reads a set and splits it, if need be.
     *
     * @param own where a split that is made is to be written
     * @throws io.github.affectj.base.BadInputException if the set can't be used
     */
    public static GridData read(ComparisonSettings settings, Path own, Progress progress) {
        TrainingSettings training = settings.training();
        ClipDataset set = ClipDataset.open(training.dataset(), training.tier(), progress);
        long seed = settings.seedList().get(0);
        boolean made = !set.isSplit() || settings.isLeaking();
        ClipDataset split = DatasetSplitter.split(set, seed, progress);
        List<String> notes = new ArrayList<>(split.notes());
        if (settings.isLeaking()) {
            split = RandomSplit.leaking(split, seed);
            notes.add(
                    "split=clips: clips of one group lie in train and test, so that all scores of this comparison are too good; it only shows by how much.");
        }
        split.split("train");
        split.split("val");
        return new GridData(split, made ? own : split.folder(), notes);
    }

    /** Writes the split down, where it was made here. */
    public void write() {
        if (!folder.equals(set.folder())) {
            DatasetSplitter.write(set, folder);
        }
    }

    /** Hash over names, sizes, labels and splits of all clips, without reading them. */
    public String fingerprint() {
        MessageDigest digest = Sha256.digest();
        for (Sample s : set.samples()) {
            for (Path file : separate(s)) {
                String line =
                        "%s|%d\n"
                                .formatted(
                                        ClipDataset.nameIn(set.folder(), file),
                                        file.toFile().length());
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            String line =
                    "%s|%d|%s|%s|%s\n"
                            .formatted(
                                    s.nameIn(set.folder()),
                                    s.path().toFile().length(),
                                    s.labels()
                                            .mapToObj(l -> set.labels().get(l))
                                            .collect(Collectors.joining(",")),
                                    s.split(),
                                    s.group());
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }

    /**
     * The files of a clip beside the one that names it, as those of audio and of labels of steps.
     */
    private static List<Path> separate(Sample s) {
        return s.features() == null
                ? List.of()
                : s.features().files().files().stream().filter(f -> !f.equals(s.path())).toList();
    }

    /** Clips of each split, and its groups: {@code train 21 (6 groups), val 7}. */
    public String counts() {
        return set.splits().stream()
                .map(
                        split -> {
                            List<Sample> some = set.split(split);
                            long groups =
                                    some.stream()
                                            .map(Sample::group)
                                            .filter(g -> !g.isEmpty())
                                            .distinct()
                                            .count();
                            return split
                                    + " "
                                    + some.size()
                                    + (groups == 0
                                            ? ""
                                            : " (%d %s)"
                                                    .formatted(
                                                            groups,
                                                            groups == 1 ? "group" : "groups"));
                        })
                .collect(Collectors.joining(", "));
    }
}
