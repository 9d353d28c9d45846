package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Sha256;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads every feature file of a set once, and finds those that do not go together. */
public final class FeatureCheck {

    /**
     * What the check found.
     *
     * @param result as of clips of media
     * @param sizes what all clips have in common
     */
    public record Found(DatasetCheck.Result result, FeatureSizes sizes) {}

    private final FeatureStore store;
    private Sample firstVisual;
    private Sample firstAudio;
    private int visual;
    private int audio;
    private int longestTrained;
    private int longest;
    private int withoutVideo;
    private int withoutAudio;

    private FeatureCheck(FeatureStore store) {
        this.store = store;
    }

    /**
     * Checks all clips.
     *
     * @param store keeps what is read
     * @param skip whether damaged clips are left out; else the first one ends the run
     * @throws BadInputException if a clip is damaged or does not go with the others, and {@code
     *     skip} is false
     */
    public static Found run(
            List<Sample> samples, FeatureStore store, boolean skip, Progress progress) {
        return new FeatureCheck(store).check(samples, skip, DatasetCheck.MEND_OR_SKIP, progress);
    }

    /** As {@link #run}, of a set of which no clip may be left out, as in an evaluation. */
    public static Found requireAll(List<Sample> samples, FeatureStore store, Progress progress) {
        return new FeatureCheck(store).check(samples, false, DatasetCheck.MEND, progress);
    }

    private Found check(List<Sample> samples, boolean skip, String advice, Progress progress) {
        List<Sample> usable = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Duplicates duplicates = new Duplicates();
        SetHash hash = new SetHash();
        for (Sample s : samples) {
            progress.checkCancelled();
            progress.update((double) usable.size() / samples.size(), "Checking the data set");
            try {
                String digest = look(s);
                usable.add(s);
                duplicates.add(s, digest);
                hash.add(s, digest);
            } catch (BadInputException e) {
                if (!skip) {
                    throw new BadInputException(e.getMessage() + advice, e);
                }
                warnings.add(e.getMessage());
            }
        }
        warnings.addAll(duplicates.notes());
        note(usable.size()).ifPresent(warnings::add);
        return new Found(
                new DatasetCheck.Result(usable, warnings, hash.hex(), longestTrained),
                new FeatureSizes(visual, audio, longestTrained > 0 ? longestTrained : longest));
    }

    /** Hash over the bytes of a clip's files, which go with those before it. */
    private String look(Sample s) {
        for (Path file : s.features().files().files()) {
            ForeignFiles.problem(file, "a file")
                    .ifPresent(
                            problem -> {
                                throw new BadInputException(s.where() + ": " + problem);
                            });
        }
        FeatureFiles.Streams streams = store.of(s);
        if (s.isByStep() && s.features().stepLabels().length != streams.steps()) {
            throw new BadInputException(
                    "%s: %s has %d steps, but %d labels; each step needs one, or an empty one."
                            .formatted(
                                    s.where(),
                                    s.path(),
                                    streams.steps(),
                                    s.features().stepLabels().length));
        }
        requireWidth(s, "video", streams.visual(), visual, firstVisual);
        requireWidth(s, "audio", streams.audio(), audio, firstAudio);
        String digest = hash(s);
        if (streams.visual() == null) {
            withoutVideo++;
        } else {
            visual = streams.visual().columns();
            firstVisual = firstVisual == null ? s : firstVisual;
        }
        if (streams.audio() == null) {
            withoutAudio++;
        } else {
            audio = streams.audio().columns();
            firstAudio = firstAudio == null ? s : firstAudio;
        }
        longest = Math.max(longest, streams.steps());
        if (s.split().equals("train")) {
            longestTrained = Math.max(longestTrained, streams.steps());
        }
        return digest;
    }

    private static void requireWidth(
            Sample s, String stream, FeatureMatrix matrix, int before, Sample first) {
        if (matrix != null && first != null && matrix.columns() != before) {
            throw new BadInputException(
                    "%s: the %s of %s has %d numbers a step, that of %s %d; all clips must have as many."
                            .formatted(
                                    s.where(),
                                    stream,
                                    s.path(),
                                    matrix.columns(),
                                    first.path().getFileName(),
                                    before));
        }
    }

    private static String hash(Sample s) {
        StringBuilder all = new StringBuilder();
        try {
            for (Path file : s.features().files().files()) {
                all.append(WeightsFile.sha256(file));
            }
        } catch (IOException e) {
            throw new BadInputException(s.where() + ": " + s.path() + " can't be read.", e);
        }
        return all.toString();
    }

    private Optional<String> note(int clips) {
        boolean all = clips == 0 || (withoutVideo % clips == 0 && withoutAudio % clips == 0);
        return all
                ? Optional.empty()
                : Optional.of(
                        "Clips without audio: %d of %d; without video: %d of %d. What is missing is masked."
                                .formatted(withoutAudio, clips, withoutVideo, clips));
    }

    /** Hash over labels, splits and files, in the set's order. */
    private static final class SetHash {
        private final MessageDigest digest = Sha256.digest();

        void add(Sample s, String files) {
            String labels =
                    s.labels().boxed().map(String::valueOf).toList().toString()
                            + s.isByStep()
                            + s.hashedText();
            digest.update(
                    (s.split() + "|" + labels + "|" + files + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        }

        String hex() {
            return Sha256.hex(digest);
        }
    }
}
