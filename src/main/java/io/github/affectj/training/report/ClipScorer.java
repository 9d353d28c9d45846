package io.github.affectj.training.report;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.WindowObserver;
import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.model.scoring.WindowScorer;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.NormedClips;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Scores the clips of a split, all frames of each, as recognition would. */
public final class ClipScorer {
    private static final int BATCH = 8;

    private ClipScorer() {}

    /**
     * Logits of each clip, in order.
     *
     * @param observer sees the scored windows of one clip after the other; may be null
     */
    public static List<double[]> score(
            EmotionPredictor predictor,
            List<Sample> samples,
            Progress progress,
            String doing,
            WindowObserver observer) {
        return score(ClipSource.FILES, predictor, samples, progress, doing, observer);
    }

    /**
     * As above.
     *
     * @param clips where the clips come from
     */
    public static List<double[]> score(
            ClipSource clips,
            EmotionPredictor predictor,
            List<Sample> samples,
            Progress progress,
            String doing,
            WindowObserver observer) {
        return score(
                clips,
                predictor,
                samples,
                progress,
                doing,
                ClipObserver.of(observer),
                new StreamCount(predictor.streams()));
    }

    /**
     * As above.
     *
     * @param observer sees each clip
     * @param count counts the clips that lack a stream
     */
    public static List<double[]> score(
            ClipSource clips,
            EmotionPredictor predictor,
            List<Sample> samples,
            Progress progress,
            String doing,
            ClipObserver observer,
            StreamCount count) {
        ClipSource normed = NormedClips.of(clips, predictor, samples, progress);
        FramePreprocessor preprocessor = predictor.preprocessor();
        float[] pixels = new float[BATCH * preprocessor.length()];
        List<double[]> logits = new ArrayList<>();
        for (Sample sample : samples) {
            progress.update((double) logits.size() / samples.size(), doing);
            try (Clip clip =
                    normed.open(
                            sample,
                            predictor.streams().taken(),
                            predictor.spec().stepSeconds(),
                            progress)) {
                Modalities missing = predictor.streams().missing(ClipStreams.of(clip));
                if (!missing.isEmpty()) {
                    throw new BadInputException(
                            "%s: %s has no %s, which the model %s needs."
                                    .formatted(
                                            sample.where(),
                                            clip.name(),
                                            missing.text(),
                                            predictor.spec().id()));
                }
                count.add(clip);
                WindowObserver windows = observer.begin(sample, clip);
                ClipScores scores =
                        score(normed, predictor, clip, preprocessor, pixels, progress, windows);
                logits.add(scores.clipLogits());
                observer.end(scores);
            } catch (IOException e) {
                throw new BadInputException(
                        sample.where() + ": " + sample.path() + " can't be read.", e);
            }
        }
        return logits;
    }

    private static ClipScores score(
            ClipSource clips,
            EmotionPredictor predictor,
            Clip clip,
            FramePreprocessor preprocessor,
            float[] pixels,
            Progress progress,
            WindowObserver observer)
            throws IOException {
        double step = predictor.spec().stepSeconds();
        TimeSteps steps = TimeSteps.of(clip.times(), step);
        try (ClipStreams streams = clips.streams(clip, predictor.streams().taken(), step);
                WindowScorer scorer =
                        new WindowScorer(
                                predictor,
                                steps,
                                streams.present(),
                                streams::nextAudio,
                                new int[0],
                                0,
                                WindowPlan.FILL_SEED,
                                observer)) {
            int[] frames = scorer.streams().visual() ? steps.distinctFrames() : new int[0];
            int filled = 0;
            for (int f = 0; f < frames.length; f++) {
                preprocessor.write(
                        clip.rgb(frames[f]),
                        clip.width(),
                        clip.height(),
                        pixels,
                        filled * preprocessor.length());
                filled++;
                if (filled == BATCH || f == frames.length - 1) {
                    progress.checkCancelled();
                    scorer.add(pixels, filled);
                    filled = 0;
                }
            }
            return scorer.finish();
        }
    }
}
