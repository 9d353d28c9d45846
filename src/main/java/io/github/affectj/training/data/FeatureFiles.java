package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.features.file.FeatureTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the features of a clip lie: in one {@code .npz} with both streams, or in a file for each.
 *
 * @param pack the {@code .npz}, else null
 * @param visual file of the visual stream, else null
 * @param audio file of the audio stream, else null
 * @param labels file of a label a step, else null
 */
public record FeatureFiles(Path pack, Path visual, Path audio, Path labels) {
    /** Name of the visual stream, as a column of a manifest and in an {@code .npz}. */
    public static final String VISUAL = "visual";

    /** Name of the audio stream. */
    public static final String AUDIO = "audio";

    /** Name of the labels of steps. */
    public static final String LABELS = "labels";

    /**
     * Both streams of a clip, of as many steps.
     *
     * @param visual null where there is none
     * @param audio null where there is none
     */
    public record Streams(FeatureMatrix visual, FeatureMatrix audio) {
        /** How many steps the clip has. */
        public int steps() {
            return visual != null ? visual.steps() : audio.steps();
        }
    }

    /** Of an {@code .npz} that may hold all. */
    static FeatureFiles ofPack(Path pack) {
        return new FeatureFiles(pack, null, null, null);
    }

    /** The files, each once. */
    public List<Path> files() {
        return Stream.of(pack, visual, audio, labels).filter(Objects::nonNull).distinct().toList();
    }

    /** The file that names the clip: the pack, or that of the first stream. */
    public Path first() {
        return pack != null ? pack : visual != null ? visual : audio;
    }

    /**
     * Reads both streams.
     *
     * @throws BadInputException if there is none, one is no matrix of finite numbers, or they
     *     differ in length
     */
    public Streams read() {
        FeatureMatrix v = stream(visual, VISUAL);
        FeatureMatrix a = stream(audio, AUDIO);
        if (v == null && a == null) {
            throw new BadInputException(
                    first() + " holds neither 'visual' nor 'audio'; one of them is needed.");
        }
        if (v != null && a != null && v.steps() != a.steps()) {
            throw new BadInputException(
                    "%s: the video has %d steps and the audio %d; both must have a row for each step."
                            .formatted(first(), v.steps(), a.steps()));
        }
        return new Streams(v, a);
    }

    private FeatureMatrix stream(Path file, String name) {
        if (pack != null) {
            return FeatureTable.matrix(pack, name);
        }
        if (file == null) {
            return null;
        }
        FeatureMatrix found =
                FeatureTable.isPack(file)
                        ? FeatureTable.matrix(file, name)
                        : FeatureTable.matrix(file);
        if (found == null) {
            throw new BadInputException(file + " holds no '" + name + "'.");
        }
        return found;
    }

    /** A label a step, empty where it has none; null where the clip has no labels of steps. */
    List<String> readLabels() {
        if (labels == null) {
            return pack == null ? null : FeatureTable.labels(pack, LABELS);
        }
        List<String> read =
                FeatureTable.isPack(labels)
                        ? FeatureTable.labels(labels, LABELS)
                        : FeatureTable.labels(labels);
        if (read == null) {
            throw new BadInputException(labels + " holds no 'labels'.");
        }
        return read;
    }

    /** Whether a file holds features, by its ending; {@code .csv} does where a column says so. */
    static boolean isFeatures(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(FeatureTable.PACK);
    }
}
