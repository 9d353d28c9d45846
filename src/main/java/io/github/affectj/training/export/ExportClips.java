package io.github.affectj.training.export;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.media.SystemFiles;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.DatasetSplitter;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The clips of an export: those of a data set, with what it says of them, or of a folder. */
final class ExportClips {
    /** A label of 1 has no place in a set of none. */
    private static final List<String> NO_LABELS = List.of("");

    private ExportClips() {}

    /**
     * Finds them.
     *
     * @param tier see {@link ClipDataset#open(Path, String, Progress)}
     * @param notes takes what the user should know of the set
     * @return a set; of a folder of clips or one clip, its label and splits are empty
     * @throws BadInputException if there are none, or they are features already
     */
    static ClipDataset find(Path input, String tier, Progress progress, Consumer<String> notes) {
        if (Files.isRegularFile(input)) {
            return unlabelled(input.toAbsolutePath().getParent(), List.of(input.toAbsolutePath()));
        }
        if (!Files.isDirectory(input)) {
            throw new BadInputException(
                    "input=" + input + " is neither a folder nor a clip; give one of them.");
        }
        List<Path> loose = files(input);
        boolean isSet =
                Files.exists(input.resolve(ClipDataset.MANIFEST))
                        || loose.isEmpty()
                        || ClipDataset.isOfFilms(input);
        if (!isSet && !tier.isEmpty()) {
            throw new BadInputException(
                    "tier=%s: there are no .eaf files in %s."
                            .formatted(ForeignText.of(tier), input));
        }
        if (!isSet) {
            return unlabelled(input, loose);
        }
        ClipDataset set = ClipDataset.open(input, tier, progress);
        if (set.isFeatures()) {
            throw new BadInputException("input=" + input + " holds feature files already.");
        }
        set = DatasetSplitter.split(set, 1, progress);
        set.notes().forEach(notes);
        return set;
    }

    private static ClipDataset unlabelled(Path folder, List<Path> clips) {
        List<Sample> samples =
                clips.stream()
                        .map(c -> new Sample(c, 0, Sample.NO_SPLIT, "", c.toString()))
                        .toList();
        return new ClipDataset(folder, NO_LABELS, samples);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(f -> !Files.isDirectory(f) && !SystemFiles.isOne(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("input=" + folder + " can't be read.", e);
        }
    }
}
