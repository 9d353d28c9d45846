package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.StreamNeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads every clip of a set once before hours of training are spent on it. */
public final class DatasetCheck {

    /**
     * What the check found.
     *
     * @param usable the clips that can be read, in the set's order
     * @param warnings one sentence for each clip that can't, and one where the same file stands in
     *     several splits or under several labels, one for each clip that is cut off or otherwise
     *     not whole, and how many lack a stream
     * @param sha256 hash over the usable clips' labels, splits and files
     */
    public record Result(List<Sample> usable, List<String> warnings, String sha256) {}

    private static final int PART = 64;
    static final String MEND = " Repair or remove it.";
    static final String MEND_OR_SKIP = " Repair or remove it, or set skipbad=true.";

    private DatasetCheck() {}

    /**
     * Decodes all frames of all clips.
     *
     * @param needs streams that the network takes: a clip without one that it requires is damaged,
     *     and of the others it is told how many are missing
     * @param skip whether damaged clips are left out; else the first one ends the run
     * @throws BadInputException if a clip is damaged and {@code skip} is false
     */
    public static Result run(
            List<Sample> samples, StreamNeeds needs, boolean skip, Progress progress) {
        return run(ClipSource.FILES, samples, needs, skip, progress);
    }

    /**
     * As above.
     *
     * @param clips where the clips come from
     */
    public static Result run(
            ClipSource clips,
            List<Sample> samples,
            StreamNeeds needs,
            boolean skip,
            Progress progress) {
        StreamCount streams = new StreamCount(needs);
        List<Sample> usable = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Duplicates duplicates = new Duplicates();
        MessageDigest digest = sha256();
        if (!skip) {
            requireFiles(samples, MEND_OR_SKIP);
        }
        for (int from = 0; from < samples.size(); from += PART) {
            progress.checkCancelled();
            progress.update((double) from / samples.size(), "Checking the data set");
            List<Sample> part = samples.subList(from, Math.min(samples.size(), from + PART));
            List<Found> found =
                    IntStream.range(0, part.size())
                            .parallel()
                            .mapToObj(i -> read(clips, part.get(i), needs, streams, progress))
                            .toList();
            for (int i = 0; i < part.size(); i++) {
                Sample s = part.get(i);
                Found one = found.get(i);
                if (one.problem() != null) {
                    String sentence = sentence(s, one.problem());
                    if (!skip) {
                        throw new BadInputException(sentence + MEND_OR_SKIP);
                    }
                    warnings.add(sentence);
                } else {
                    one.notes().forEach(note -> warnings.add(sentence(s, note)));
                    usable.add(s);
                    duplicates.add(s, one.hash());
                    String line =
                            s.split() + "|" + s.label() + s.sharesText() + "|" + one.hash() + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        warnings.addAll(duplicates.notes());
        streams.note().ifPresent(warnings::add);
        return new Result(usable, warnings, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Refuses what can't be a clip before any is read: dead links, folders, empty files, and pipes
     * and devices, which a reader would wait for or never come to the end of.
     *
     * @throws BadInputException that names the first
     */
    public static void requireFiles(List<Sample> samples) {
        requireFiles(samples, MEND);
    }

    private static void requireFiles(List<Sample> samples, String advice) {
        for (Sample s : samples) {
            ForeignFiles.problem(s.path(), "a file")
                    .ifPresent(
                            problem -> {
                                throw new BadInputException(sentence(s, problem) + advice);
                            });
        }
    }

    /** What is wrong with a clip, after its place in the set if that is not its path. */
    private static String sentence(Sample s, String problem) {
        return problem.contains(s.where()) ? problem : s.where() + ": " + problem;
    }

    /**
     * What reading a clip came to.
     *
     * @param hash of the file; null where it can't be used
     * @param problem why it can't be used, in a sentence; null where it can
     * @param notes what else to know of it: that it is cut off and only its whole frames count, say
     */
    private record Found(String hash, String problem, List<String> notes) {
        static Found problem(String sentence) {
            return new Found(null, sentence, List.of());
        }
    }

    private static Found read(
            ClipSource clips,
            Sample sample,
            StreamNeeds needs,
            StreamCount streams,
            Progress progress) {
        Optional<String> problem = ForeignFiles.problem(sample.path(), "a file");
        if (problem.isPresent()) {
            return Found.problem(problem.get());
        }
        try {
            ClipSource.Whole clip = clips.read(sample.path(), progress);
            Modalities missing = needs.missing(clip.streams());
            if (!missing.isEmpty()) {
                return Found.problem(
                        sample.path() + " has no " + missing.text() + ", which is needed.");
            }
            streams.add(clip.streams());
            return new Found(clip.sha256(), null, clip.notes());
        } catch (BadInputException e) {
            return Found.problem(e.getMessage());
        } catch (IOException e) {
            return Found.problem(sample.path() + " can't be read.");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
