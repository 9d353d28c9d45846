package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.explain.GradCam;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.ClipScores;
import io.github.affectj.model.DjlRuntime;
import io.github.affectj.model.EmotionPredictor;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.ModelStore;
import io.github.affectj.model.StoredModel;
import io.github.affectj.model.WindowPlan;
import io.github.affectj.model.WindowScorer;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises emotions in clips without any GUI. Opens its model once and may be used for many
 * clips, one after the other; closed after use.
 *
 * <pre>{@code
 * try (EmotionAnalysis analysis = EmotionAnalysis.open(AnalysisSettings.defaults());
 *         Clip clip = ClipOpener.open(Path.of("party.gif"))) {
 *     EmotionTimeline timeline = analysis.analyze(clip, Progress.NONE);
 * }
 * }</pre>
 */
public final class EmotionAnalysis implements AutoCloseable {
    /** Frames that pass the backbone together. */
    private static final int FRAME_BATCH = 8;

    private final AnalysisSettings settings;
    private final EmotionPredictor predictor;

    private EmotionAnalysis(AnalysisSettings settings, EmotionPredictor predictor) {
        this.settings = settings;
        this.predictor = predictor;
    }

    /**
     * Opens the model.
     *
     * @throws BadInputException if the model, device or another setting can't be used
     */
    public static EmotionAnalysis open(AnalysisSettings settings) {
        StoredModel model = ModelStore.describe(settings.model());
        ModelSpec spec = model.spec();
        if (settings.stride() < 0 || settings.stride() > spec.frames()) {
            throw new BadInputException(
                    "stride=%d is out of range; allowed are 0 (the model's own) to %d, the frames in a window of %s."
                            .formatted(settings.stride(), spec.frames(), spec.id()));
        }
        switch (settings.heatmap()) {
            case "none", "gradcam" -> {}
            case "attention" ->
                    throw new BadInputException(
                            "heatmap=attention: the model "
                                    + spec.id()
                                    + " has no spatial attention; allowed are none and gradcam.");
            default ->
                    throw new BadInputException(
                            "heatmap="
                                    + settings.heatmap()
                                    + " is not known; allowed are none, attention and gradcam.");
        }
        return new EmotionAnalysis(
                settings,
                EmotionPredictor.openVerified(model, DjlRuntime.device(settings.device())));
    }

    /** Opens the model, analyses one clip and closes the model again. */
    public static EmotionTimeline run(Clip clip, AnalysisSettings settings, Progress progress) {
        try (EmotionAnalysis analysis = open(settings)) {
            return analysis.analyze(clip, progress);
        }
    }

    /**
     * Heat maps for a result that was found without them.
     *
     * @param clip the one that the result speaks of; stays open
     * @param source {@code gradcam} or {@code attention}
     * @param emotion label to explain, or {@code top}
     * @throws BadInputException if clip or model are not those of the result any more, or the model
     *     has no such maps
     */
    public static HeatMaps explain(
            Clip clip, EmotionTimeline result, String source, String emotion, Progress progress) {
        if (clip.frameCount() != result.frames().size()) {
            throw new BadInputException(
                    "The stack %s has %d frames, but its result speaks of %d; run Recognize Emotions... on it again."
                            .formatted(clip.name(), clip.frameCount(), result.frames().size()));
        }
        try (EmotionAnalysis analysis =
                open(AnalysisSettings.of(result.settings()).withHeatmap(source, emotion))) {
            ModelSpec spec = analysis.predictor.spec();
            if (!spec.sha256().equals(result.model().sha256())) {
                throw new BadInputException(
                        "The model %s is not the one that the result was made with: its weights are others; run Recognize Emotions... again."
                                .formatted(spec.id()));
            }
            return analysis.analyze(clip, progress).maps().orElseThrow();
        }
    }

    /**
     * Scores every frame of a clip.
     *
     * @param clip stays open
     * @return one entry for each frame, with maps where the settings ask for a heat map
     * @throws CancelledException if the progress says so
     * @throws BadInputException if a frame can't be read
     */
    public EmotionTimeline analyze(Clip clip, Progress progress) {
        int count = clip.frameCount();
        GradCam cam =
                settings.heatmap().equals("gradcam")
                        ? new GradCam(predictor, count, settings.emotion())
                        : null;
        ClipScores scores;
        try (WindowScorer scorer =
                        new WindowScorer(
                                predictor, count, settings.stride(), WindowPlan.FILL_SEED, cam);
                FrameFeed feed = new FrameFeed(clip, predictor.preprocessor(), FRAME_BATCH)) {
            int done = 0;
            for (FrameFeed.Batch batch = feed.next(progress);
                    batch != null;
                    batch = feed.next(progress)) {
                progress.checkCancelled();
                scorer.add(batch.pixels(), batch.count());
                done += batch.count();
                feed.recycle(batch);
                progress.update(
                        (double) done / count,
                        "Recognizing emotions, frame " + done + " of " + count);
            }
            scores = scorer.finish();
        }
        return timeline(clip, scores, cam);
    }

    /** How many frames passed the backbone since the model was opened. */
    public long backboneFrames() {
        return predictor.backboneFrames();
    }

    private EmotionTimeline timeline(Clip clip, ClipScores scores, GradCam cam) {
        ModelSpec spec = predictor.spec();
        ClipTimes times = clip.times();
        List<FrameEmotion> frames = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            frames.add(
                    new FrameEmotion(
                            times.sourceFrame(i),
                            times.start(i),
                            times.duration(i),
                            ClipScores.softmax(scores.frameLogits()[i], spec.temperature()),
                            Double.NaN));
        }
        List<Double> clipScores = new ArrayList<>();
        for (double p : ClipScores.softmax(scores.clipLogits(), spec.temperature())) {
            clipScores.add(p);
        }
        return new EmotionTimeline(
                clip.name(),
                clip.source(),
                clip.width(),
                clip.height(),
                spec.emotionLabels(),
                frames,
                clipScores,
                new ModelInfo(spec.id(), spec.architecture(), spec.sha256(), spec.licence()),
                settings.asMap(),
                Versions.of(predictor.deviceName()),
                cam == null
                        ? Optional.empty()
                        : Optional.of(new HeatMaps("gradcam", settings.emotion(), cam.maps())));
    }

    @Override
    public void close() {
        predictor.close();
    }
}
