package io.github.affectj.model.scoring;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores several views of one clip at the same time, each as a {@link WindowScorer} does: what they
 * show passes the backbone together, and the audio is measured once for all of them. Memory grows
 * with the number of views that show at the same time, not with the length of the clip.
 */
public final class ViewScorers implements AutoCloseable {
    private final List<WindowScorer> scorers = new ArrayList<>();

    /**
     * A view's way through the clip.
     *
     * @param steps of the view
     * @param cuts steps with which a shot or another span of the view begins, rising, without the
     *     first; no window reaches over one
     * @param observer sees the scored windows; may be null
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Way(TimeSteps steps, int[] cuts, WindowObserver observer) {}

    /**
     * @param ways one for each view, at least one
     * @param present the streams that the clip has
     * @param audio the audio features of each step of the whole clip; {@link AudioStepRows#NONE}
     *     where there are none
     * @param stride steps from the start of one window to that of the next; 0 takes the model's own
     * @param seed seed of the filling of short clips and spans
     */
    public ViewScorers(
            EmotionPredictor predictor,
            List<Way> ways,
            Modalities present,
            AudioStepRows audio,
            int stride,
            long seed) {
        SharedAudio shared =
                new SharedAudio(
                        audio,
                        predictor.streams().audioFeatures(),
                        ways.stream().map(Way::steps).toList());
        for (Way way : ways) {
            scorers.add(
                    new WindowScorer(
                            predictor,
                            way.steps(),
                            present,
                            shared.of(way.steps()),
                            way.cuts(),
                            stride,
                            seed,
                            way.observer()));
        }
    }

    /** The streams that the clip has and the model takes; frames are to be added for the visual. */
    public Modalities streams() {
        return scorers.get(0).streams();
    }

    /** As {@link WindowScorer#backbone}, for frames of any of the views. */
    public FrameMaps backbone(float[] pixels, int count) {
        return scorers.get(0).backbone(pixels, count);
    }

    /**
     * Takes what {@link #backbone} made of some frames and scores the windows that are complete.
     *
     * @param views to which view each of the frames belongs; those of each view come in order
     */
    public void add(FrameMaps some, int[] views) {
        for (int view : Arrays.stream(views).distinct().toArray()) {
            int[] own = IntStream.range(0, views.length).filter(i -> views[i] == view).toArray();
            scorers.get(view).add(some, own);
        }
        some.close();
    }

    /**
     * Scores the next windows of a clip whose visual stream is not taken.
     *
     * @return whether there are more
     */
    public boolean scoreNext() {
        boolean more = false;
        for (WindowScorer scorer : scorers) {
            more |= scorer.scoreNext();
        }
        return more;
    }

    /** The share of the windows that is scored, 0 to 1. */
    public double done() {
        return scorers.stream().mapToDouble(WindowScorer::done).average().orElse(1);
    }

    /**
     * The scores of each view, once all frames were added.
     *
     * @throws IllegalStateException if frames are missing
     * @throws BadInputException if the audio can't be read
     */
    public List<ClipScores> finish() {
        return scorers.stream().map(WindowScorer::finish).toList();
    }

    @Override
    public void close() {
        scorers.forEach(WindowScorer::close);
    }
}
