package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads every clip of a set once before hours of training are spent on it. */
public final class DatasetCheck {

    /**
     * What the check found.
     *
     * @param usable the clips that can be read, in the set's order
     * @param warnings one sentence for each clip that can't, and one where the same file stands in
     *     several splits or, of film, how many lack picture or sound
     * @param sha256 hash over the usable clips' labels, splits and files
     */
    public record Result(List<Sample> usable, List<String> warnings, String sha256) {}

    private static final int PART = 64;

    private DatasetCheck() {}

    /**
     * Decodes all frames of all clips.
     *
     * @param film whether it is told which streams are missing
     * @param skip whether damaged clips are left out; else the first one ends the run
     * @throws BadInputException if a clip is damaged and {@code skip} is false
     */
    public static Result run(List<Sample> samples, boolean film, boolean skip, Progress progress) {
        StreamCount streams = film ? new StreamCount() : null;
        List<Sample> usable = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Map<String, Sample> firstOf = new HashMap<>(); // by hash
        List<String> leaks = new ArrayList<>();
        MessageDigest digest = sha256();
        for (int from = 0; from < samples.size(); from += PART) {
            progress.checkCancelled();
            progress.update((double) from / samples.size(), "Checking the data set");
            List<Sample> part = samples.subList(from, Math.min(samples.size(), from + PART));
            List<String> found =
                    IntStream.range(0, part.size())
                            .parallel()
                            .mapToObj(i -> read(part.get(i), streams, progress))
                            .toList();
            for (int i = 0; i < part.size(); i++) {
                Sample s = part.get(i);
                if (found.get(i).startsWith("!")) {
                    String sentence = s.where() + ": " + found.get(i).substring(1);
                    if (!skip) {
                        throw new BadInputException(
                                sentence + " Mend or remove it, or set skipbad=true.");
                    }
                    warnings.add(sentence);
                } else {
                    usable.add(s);
                    Sample first = firstOf.putIfAbsent(found.get(i), s);
                    if (first != null && !first.split().equals(s.split())) {
                        leaks.add(
                                "%s (%s) as %s (%s)"
                                        .formatted(
                                                s.path().getFileName(),
                                                s.split(),
                                                first.path().getFileName(),
                                                first.split()));
                    }
                    String line = s.split() + "|" + s.label() + "|" + found.get(i) + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        if (!leaks.isEmpty()) {
            warnings.add(
                    "%d clips stand in two splits, so that scores are too good: the first is %s."
                            .formatted(leaks.size(), leaks.get(0)));
        }
        if (streams != null) {
            streams.note().ifPresent(warnings::add);
        }
        return new Result(usable, warnings, HexFormat.of().formatHex(digest.digest()));
    }

    /** The file's hash, or "!" and a sentence. */
    private static String read(Sample sample, StreamCount streams, Progress progress) {
        try (Clip clip = ClipOpener.open(sample.path())) {
            if (streams == null && !clip.hasPicture()) {
                return "!" + sample.path() + " has no picture, only sound.";
            }
            for (int i = 0; i < clip.frameCount(); i++) {
                progress.checkCancelled();
                clip.rgb(i);
            }
            String hash = WeightsFile.sha256(sample.path());
            if (streams != null) {
                streams.add(clip);
            }
            return hash;
        } catch (BadInputException e) {
            return "!" + e.getMessage();
        } catch (IOException e) {
            return "!" + sample.path() + " can't be read.";
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
