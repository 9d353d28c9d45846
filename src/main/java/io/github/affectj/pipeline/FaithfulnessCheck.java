package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.explain.DeletionInsertion;
import io.github.affectj.media.Clip;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import io.github.affectj.result.Faithfulness;
import io.github.affectj.result.TemporalAttention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tests how far the heat maps and the temporal attention of a result can be trusted, by deletion
 * and insertion against random order ({@link DeletionInsertion}; {@link EditedClip} says what
 * stands in the place of what is taken away).
 *
 * <p>The probability watched is the whole clip's, of the label that the maps speak of or, where
 * they speak of the most probable one, of the clip's. Two tests:
 *
 * <ul>
 *   <li>{@link Faithfulness#CELLS}: the cells of all frames by their value; of attention maps times
 *       the attention to the frame's picture, since each of them sums to 1 by itself;
 *   <li>{@link Faithfulness#MOMENTS}: whole pictures, and the sound while each shows, by their
 *       temporal attention.
 * </ul>
 *
 * <p>Each takes the time of 65 analyses of the clip.
 */
public final class FaithfulnessCheck {
    private final Clip clip;
    private final EmotionTimeline result;
    private final EmotionAnalysis analysis;

    private FaithfulnessCheck(Clip clip, EmotionTimeline result, EmotionAnalysis analysis) {
        this.clip = clip;
        this.result = result;
        this.analysis = analysis;
    }

    /**
     * Runs the tests that the result has weights for.
     *
     * @param clip the one that the result speaks of; stays open
     * @param result with heat maps, temporal attention or both
     * @return cells first, then moments
     * @throws BadInputException if the result has neither, or clip or model are not those of the
     *     result any more
     */
    public static List<Faithfulness> run(Clip clip, EmotionTimeline result, Progress progress) {
        if (result.maps().isEmpty() && result.attention().isEmpty()) {
            throw new BadInputException(
                    "The result of %s has neither heat maps nor temporal attention to test."
                            .formatted(result.clipName()));
        }
        if (clip.frameCount() != result.frames().size()) {
            throw new BadInputException(
                    "The number of frames of %s is %d, but its result is for %d; run Recognize Emotions... on it again."
                            .formatted(clip.name(), clip.frameCount(), result.frames().size()));
        }
        AnalysisSettings settings =
                AnalysisSettings.of(result.settings())
                        .withHeatmap("none", AnalysisSettings.TOP_EMOTION);
        try (EmotionAnalysis analysis = EmotionAnalysis.open(settings)) {
            return run(clip, result, analysis, true, progress);
        }
    }

    /**
     * As above, of a result whose clip and model are known to be its own.
     *
     * @param analysis of that model, without heat maps; stays open
     * @param overTime whether to test the temporal attention, too
     */
    static List<Faithfulness> run(
            Clip clip,
            EmotionTimeline result,
            EmotionAnalysis analysis,
            boolean overTime,
            Progress progress) {
        return new FaithfulnessCheck(clip, result, analysis).run(overTime, progress);
    }

    private List<Faithfulness> run(boolean overTime, Progress progress) {
        List<Faithfulness> found = new ArrayList<>();
        boolean moments = overTime && result.attention().isPresent();
        boolean both = result.maps().isPresent() && moments;
        if (result.maps().isPresent()) {
            found.add(cells(result.maps().get(), progress.part(0, both ? 0.5 : 1)));
        }
        if (moments) {
            found.add(moments(result.attention().get(), progress.part(both ? 0.5 : 0, 1)));
        }
        return found;
    }

    private Faithfulness cells(HeatMaps maps, Progress progress) {
        AttentionMap first = maps.maps().get(0);
        int columns = first.width();
        int rows = first.height();
        int area = columns * rows;
        double[] weights = new double[maps.maps().size() * area];
        for (int f = 0; f < maps.maps().size(); f++) {
            double frame = maps.source().equals("attention") ? pictureWeight(f) : 1;
            float[] values = maps.maps().get(f).values();
            for (int c = 0; c < area; c++) {
                weights[f * area + c] = frame * values[c];
            }
        }
        boolean named = result.labels().indexOf(maps.emotion()) >= 0;
        String label = named ? maps.emotion() : result.clipLabel();
        return DeletionInsertion.run(
                Faithfulness.CELLS,
                label,
                weights,
                (kept, part) -> {
                    BitSet gone = gone(kept, 0, weights.length);
                    EditedClip edited = new EditedClip(clip, columns, rows, gone, new BitSet());
                    return probability(edited, label, part);
                },
                progress);
    }

    private double pictureWeight(int frame) {
        return result.attention().map(attention -> attention.visual(frame)).orElse(1.0);
    }

    private Faithfulness moments(TemporalAttention attention, Progress progress) {
        int frames = attention.frames();
        // Where there is no sound there is none to take away.
        double[] weights = new double[clip.sound().isPresent() ? 2 * frames : frames];
        for (int f = 0; f < frames; f++) {
            weights[f] = attention.visual(f);
            if (weights.length > frames) {
                weights[frames + f] = attention.audio(f);
            }
        }
        String label = result.clipLabel();
        return DeletionInsertion.run(
                Faithfulness.MOMENTS,
                label,
                weights,
                (kept, part) -> {
                    BitSet pictures = gone(kept, 0, frames);
                    BitSet sounds = gone(kept, frames, weights.length);
                    return probability(new EditedClip(clip, 1, 1, pictures, sounds), label, part);
                },
                progress);
    }

    /** The pieces from {@code from} to before {@code to} that were not kept, counted from 0. */
    private static BitSet gone(BitSet kept, int from, int to) {
        BitSet gone = kept.get(from, to);
        gone.flip(0, to - from);
        return gone;
    }

    private double probability(EditedClip edited, String label, Progress progress) {
        EmotionTimeline found = analysis.analyze(edited, progress);
        if (!found.model().sha256().equals(result.model().sha256())) {
            throw new BadInputException(
                    "The model %s is not the one that the result was made with: its weights are others; run Recognize Emotions... again."
                            .formatted(found.model().id()));
        }
        return found.clipScores().get(found.labels().indexOf(label));
    }
}
