package io.github.affectj.training;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.ClipScores;
import io.github.affectj.model.EmotionPredictor;
import io.github.affectj.model.WindowObserver;
import io.github.affectj.model.WindowPlan;
import io.github.affectj.model.WindowScorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Scores the clips of a split, all frames of each, as recognition would. */
final class ClipScorer {
    private static final int BATCH = 8;

    private ClipScorer() {}

    /**
     * Logits of each clip, in order.
     *
     * @param observer sees the scored windows of one clip after the other; may be null
     */
    static List<double[]> score(
            EmotionPredictor predictor,
            List<Sample> samples,
            Progress progress,
            String doing,
            WindowObserver observer) {
        FramePreprocessor preprocessor = predictor.preprocessor();
        float[] pixels = new float[BATCH * preprocessor.length()];
        List<double[]> logits = new ArrayList<>();
        for (Sample sample : samples) {
            progress.update((double) logits.size() / samples.size(), doing);
            try (Clip clip = ClipOpener.open(sample.path());
                    WindowScorer scorer =
                            new WindowScorer(
                                    predictor,
                                    clip.frameCount(),
                                    0,
                                    WindowPlan.FILL_SEED,
                                    observer)) {
                int filled = 0;
                for (int f = 0; f < clip.frameCount(); f++) {
                    preprocessor.write(
                            clip.rgb(f),
                            clip.width(),
                            clip.height(),
                            pixels,
                            filled * preprocessor.length());
                    filled++;
                    if (filled == BATCH || f == clip.frameCount() - 1) {
                        progress.checkCancelled();
                        scorer.add(pixels, filled);
                        filled = 0;
                    }
                }
                ClipScores scores = scorer.finish();
                logits.add(scores.clipLogits());
            } catch (IOException e) {
                throw new BadInputException(
                        sample.where() + ": " + sample.path() + " can't be read.", e);
            }
        }
        return logits;
    }

    /** Places of the labels of clips, in order. */
    static int[] truth(List<Sample> samples) {
        return samples.stream().mapToInt(Sample::label).toArray();
    }
}
