package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Sha256;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.model.StreamNeeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * @param longest frames, or steps of time, of the longest clip of the training split; 0 without
     *     one
     */
    public record Result(List<Sample> usable, List<String> warnings, String sha256, int longest) {}

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
        return run(ClipSource.FILES, samples, needs, 0, skip, progress);
    }

    /**
     * As above.
     *
     * @param clips where the clips come from
     * @param stepSeconds length of the steps in which lengths are told; 0 tells frames
     */
    public static Result run(
            ClipSource clips,
            List<Sample> samples,
            StreamNeeds needs,
            double stepSeconds,
            boolean skip,
            Progress progress) {
        StreamCount streams = new StreamCount(needs);
        List<Sample> usable = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Duplicates duplicates = new Duplicates();
        MessageDigest digest = Sha256.digest();
        Set<Path> told = new HashSet<>(); // a film is spoken of once, however many parts it has
        int longest = 0;
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
                            .mapToObj(
                                    i ->
                                            read(
                                                    clips,
                                                    part.get(i),
                                                    needs,
                                                    stepSeconds,
                                                    streams,
                                                    progress))
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
                    if (s.span().isWhole() || told.add(s.path())) {
                        one.notes().forEach(note -> warnings.add(sentence(s, note)));
                    }
                    usable.add(s);
                    duplicates.add(s, one.hash());
                    if (s.split().equals("train")) {
                        longest = Math.max(longest, one.steps());
                    }
                    String line =
                            s.split() + "|" + s.label() + s.hashedText() + "|" + one.hash() + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        warnings.addAll(duplicates.notes());
        streams.note().ifPresent(warnings::add);
        return new Result(usable, warnings, Sha256.hex(digest), longest);
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
     * @param steps how long it is
     * @param problem why it can't be used, in a sentence; null where it can
     * @param notes what else to know of it: that it is cut off and only its whole frames count, say
     */
    private record Found(String hash, int steps, String problem, List<String> notes) {
        static Found problem(String sentence) {
            return new Found(null, 0, sentence, List.of());
        }
    }

    private static Found read(
            ClipSource clips,
            Sample sample,
            StreamNeeds needs,
            double stepSeconds,
            StreamCount streams,
            Progress progress) {
        Optional<String> problem = ForeignFiles.problem(sample.path(), "a file");
        if (problem.isPresent()) {
            return Found.problem(problem.get());
        }
        try {
            ClipSource.Whole clip = clips.read(sample, progress);
            Modalities missing = needs.missing(clip.streams());
            if (!missing.isEmpty()) {
                return Found.problem(
                        sample.path() + " has no " + missing.text() + ", which is needed.");
            }
            Optional<String> astray = sample.figureProblem(clip.width(), clip.height());
            if (astray.isPresent()) {
                return Found.problem(astray.get());
            }
            streams.add(clip.streams());
            int steps = TimeSteps.of(clip.times(), stepSeconds).size();
            return new Found(clip.sha256(), steps, null, clip.notes());
        } catch (BadInputException e) {
            return Found.problem(e.getMessage());
        } catch (IOException e) {
            return Found.problem(sample.path() + " can't be read.");
        }
    }
}
