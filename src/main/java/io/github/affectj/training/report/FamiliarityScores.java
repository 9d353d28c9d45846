package io.github.affectj.training.report;

import static io.github.affectj.result.FrameEmotion.UNFAMILIAR;

import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.WindowObserver;
import io.github.affectj.result.FamiliarityText;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.training.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * How familiar a model finds the clips of a split, counted while they are scored: of each clip its
 * steps (its frames, where a model goes frame by frame), how many of them are unfamiliar, and the
 * median. Passes all that it sees on to another observer.
 */
final class FamiliarityScores implements ClipObserver {
    /**
     * Of a clip.
     *
     * @param steps how many it has
     * @param unfamiliar how many of them are below {@link FrameEmotion#UNFAMILIAR}
     * @param median of all, the lower one of two, as of a result; NaN if not told
     */
    record OfClip(int steps, int unfamiliar, double median) {}

    private final ClipObserver next;
    private final List<OfClip> clips = new ArrayList<>();

    /**
     * @param next sees the same clips
     */
    FamiliarityScores(ClipObserver next) {
        this.next = next;
    }

    @Override
    public WindowObserver begin(Sample sample, Clip clip) {
        return next.begin(sample, clip);
    }

    @Override
    public void end(ClipScores scores) {
        next.end(scores);
        double[] told = scores.stepFamiliarity();
        double[] sorted =
                told == null
                        ? new double[0]
                        : Arrays.stream(told).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        clips.add(
                new OfClip(
                        n,
                        (int) DoubleStream.of(sorted).filter(v -> v < UNFAMILIAR).count(),
                        n == 0 ? Double.NaN : sorted[(n - 1) / 2]));
    }

    /** Of each clip, in the order in which they were scored; none of feature files. */
    List<OfClip> clips() {
        return clips;
    }

    private int steps() {
        return clips.stream().mapToInt(OfClip::steps).sum();
    }

    private int unfamiliar() {
        return clips.stream().mapToInt(OfClip::unfamiliar).sum();
    }

    /** The numbers for a report; none where the model does not tell. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (steps() > 0) {
            map.put("frames", steps());
            map.put("unfamiliar_frames", unfamiliar());
        }
        return map;
    }

    /** What the log says of it. */
    String sentence(String model) {
        int steps = steps();
        return steps == 0
                ? FamiliarityText.unknown(model)
                : String.format(
                        Locale.ROOT,
                        "%d of %d frames (%.1f %%) look like nothing that %s was trained on.",
                        unfamiliar(),
                        steps,
                        100.0 * unfamiliar() / steps,
                        model);
    }
}
