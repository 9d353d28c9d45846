package io.github.affectj.training.report;

import io.github.affectj.base.Progress;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamCount;
import java.util.List;

/** Scores the clips of a split, or their labelled steps, as recognition would. */
@FunctionalInterface
public interface SplitScorer {

    /**
     * Logits, in the order of {@link io.github.affectj.training.data.Truth}: a row a clip, or a row
     * a labelled step.
     *
     * @param doing what the progress says
     */
    List<double[]> score(
            EmotionPredictor predictor, List<Sample> samples, Progress progress, String doing);

    /**
     * As above.
     *
     * @param observer sees the clips, where they are media
     */
    default List<double[]> score(
            EmotionPredictor predictor,
            List<Sample> samples,
            Progress progress,
            String doing,
            ClipObserver observer) {
        return score(predictor, samples, progress, doing);
    }

    /** Of clips of media. */
    static SplitScorer of(ClipSource clips) {
        return new SplitScorer() {
            @Override
            public List<double[]> score(
                    EmotionPredictor predictor,
                    List<Sample> samples,
                    Progress progress,
                    String doing) {
                return score(predictor, samples, progress, doing, ClipObserver.of(null));
            }

            @Override
            public List<double[]> score(
                    EmotionPredictor predictor,
                    List<Sample> samples,
                    Progress progress,
                    String doing,
                    ClipObserver observer) {
                return ClipScorer.score(
                        clips,
                        predictor,
                        samples,
                        progress,
                        doing,
                        observer,
                        new StreamCount(predictor.streams()));
            }
        };
    }
}
