package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the clips of a set are: videos in seconds, others in frames, feature files in steps.
 *
 * @param unit what is counted: {@code seconds}, {@code frames} or {@code steps}
 * @param clips those that can be read, in the set's order
 */
public record ClipLengths(String unit, List<Length> clips) {

    /** Of a clip. */
    public record Length(String split, double value) {}

    /** What a clip says of itself. */
    private record Measured(String split, int frames, double seconds, boolean isVideo) {}

    /**
     * Opens all clips; films of which parts are clips stay open meanwhile.
     *
     * @throws io.github.affectj.base.CancelledException if the progress says so
     */
    public static ClipLengths of(ClipDataset set, Progress progress) {
        List<Measured> all = new ArrayList<>();
        try (OpenFilms films = new OpenFilms()) {
            for (Sample sample : set.samples()) {
                progress.checkCancelled();
                try {
                    all.add(set.isFeatures() ? steps(sample) : clip(films, sample));
                } catch (BadInputException e) {
                    continue; // the runs tell what is wrong with it
                }
            }
        }
        boolean seconds = all.stream().anyMatch(Measured::isVideo);
        return new ClipLengths(
                set.isFeatures() ? "steps" : seconds ? "seconds" : "frames",
                all.stream()
                        .map(m -> new Length(m.split(), seconds ? m.seconds() : m.frames()))
                        .toList());
    }

    private static Measured steps(Sample sample) {
        return new Measured(sample.split(), new FeatureStore().of(sample).steps(), 0, false);
    }

    private static Measured clip(OpenFilms films, Sample sample) {
        try (Clip clip = films.open(sample, Modalities.BOTH, 0, Progress.NONE)) {
            ClipTimes times = clip.times();
            int last = times.size() - 1;
            double end = times.start(last) + times.duration(last);
            return new Measured(sample.split(), times.size(), end - times.start(0), clip.isVideo());
        }
    }
}
