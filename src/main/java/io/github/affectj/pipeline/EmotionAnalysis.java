package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.explain.GradCam;
import io.github.affectj.explain.MapSource;
import io.github.affectj.explain.SpatialWeights;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.AudioNorms;
import io.github.affectj.model.scoring.AudioStepRows;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.FrameMaps;
import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.model.scoring.WindowScorer;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises emotions in clips without any GUI. Opens its model once and may be used for many
 * clips, one after the other; closed after use.
 *
 * <pre>{@code
 * AnalysisSettings settings = AnalysisSettings.defaults();
 * try (Clip clip = ClipOpener.open(Path.of("party.gif"));
 *         EmotionAnalysis analysis = EmotionAnalysis.open(settings.forClip(clip))) {
 *     EmotionTimeline timeline = analysis.analyze(clip, Progress.NONE);
 * }
 * }</pre>
 */
public final class EmotionAnalysis implements AutoCloseable {
    private static final Set<String> HEAT_MAPS = Set.of("none", "attention", "gradcam");

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
     * @param settings with a model, not {@code auto}: see {@link AnalysisSettings#forClip}
     * @throws BadInputException if the model, device or another setting can't be used
     */
    public static EmotionAnalysis open(AnalysisSettings settings) {
        return open(settings, "heatmap");
    }

    /**
     * @param key what a macro calls the choice of the heat map: {@code heatmap} or {@code source}
     */
    private static EmotionAnalysis open(AnalysisSettings settings, String key) {
        StoredModel model = ModelStore.describe(settings.model());
        ModelSpec spec = model.spec();
        if (Architectures.get(spec.architecture()).streams(spec.values()).fromFiles()) {
            throw new BadInputException(
                    "The model %s takes features from files and can't analyse clips; Evaluate Emotion Model... scores it on a set of feature files."
                            .formatted(spec.id()));
        }
        if (settings.stride() < 0 || settings.stride() > spec.frames()) {
            throw new BadInputException(
                    "stride=%d is out of range; allowed are 0 (the model's own) to %d, the frames in a window of %s."
                            .formatted(settings.stride(), spec.frames(), spec.id()));
        }
        if (!HEAT_MAPS.contains(settings.heatmap())) {
            throw new BadInputException(
                    "heatmap="
                            + settings.heatmap()
                            + " is not known; allowed are none, attention and gradcam.");
        }
        EmotionPredictor predictor =
                EmotionPredictor.openVerified(model, DjlRuntime.device(settings.device()));
        Cleanup.onFailure(predictor::close, () -> requireMaps(key, settings.heatmap(), predictor));
        return new EmotionAnalysis(settings, predictor);
    }

    /**
     * The same model with other heat maps, which is closed with this one.
     *
     * @param heatmap one of {@link #sources}, or {@code none}
     */
    EmotionAnalysis with(String heatmap) {
        return new EmotionAnalysis(
                settings.withHeatmap(heatmap, AnalysisSettings.TOP_EMOTION), predictor);
    }

    /** The heat maps that the model has. */
    List<String> sources() {
        return Stream.of("attention", "gradcam").filter(s -> has(s, predictor)).toList();
    }

    private static boolean has(String heatmap, EmotionPredictor predictor) {
        return switch (heatmap) {
            case "attention" -> predictor.attention().spatial();
            case "gradcam" -> predictor.streams().taken().visual();
            default -> true;
        };
    }

    private static void requireMaps(String key, String heatmap, EmotionPredictor predictor) {
        if (has(heatmap, predictor)) {
            return;
        }
        boolean first = key.equals("heatmap");
        String why =
                predictor.streams().taken().visual()
                        ? "has no spatial attention; allowed are %s and gradcam."
                                .formatted(first ? "none" : "auto")
                        : "takes no video; "
                                + (first ? "allowed is none." : "it has no heat maps to show.");
        throw new BadInputException(
                "%s=%s: the model %s %s".formatted(key, heatmap, predictor.spec().id(), why));
    }

    /**
     * Opens the model, analyses one clip and closes the model again. A result of {@code model=auto}
     * names the model that was taken, and why it was, under {@link EmotionTimeline#MODEL_CHOICE}.
     */
    public static EmotionTimeline run(Clip clip, AnalysisSettings settings, Progress progress) {
        try (EmotionAnalysis analysis = open(settings.forClip(clip))) {
            EmotionTimeline result = analysis.analyze(clip, progress);
            return settings.model().equals(AnalysisSettings.AUTO_MODEL)
                    ? ModelChoice.of(clip).keptIn(result)
                    : result;
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
                    "The number of frames of %s is %d, but its result is for %d; run Recognize Emotions... on it again."
                            .formatted(clip.name(), clip.frameCount(), result.frames().size()));
        }
        try (EmotionAnalysis analysis =
                open(
                        AnalysisSettings.of(result.settings()).withHeatmap(source, emotion),
                        "source")) {
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
        ModelSpec spec = predictor.spec();
        TimeSteps steps = TimeSteps.of(clip.times(), spec.stepSeconds());
        MapSource maps = maps(clip);
        ClipScores scores;
        String streamsTold;
        try (ClipStreams streams =
                        ClipStreams.open(
                                        clip,
                                        predictor.streams().taken(),
                                        spec.id(),
                                        spec.stepSeconds())
                                .normalised(clip, AudioNorms.of(predictor), null);
                AudioFeed audio = audio(streams, progress);
                WindowScorer scorer =
                        new WindowScorer(
                                predictor,
                                steps,
                                streams.present(),
                                audio,
                                steps.cuts(clip.times(), settings.shots()),
                                settings.stride(),
                                WindowPlan.FILL_SEED,
                                maps)) {
            if (maps != null && !scorer.streams().visual()) {
                throw new BadInputException(
                        "heatmap=%s: %s has no video to show it over; allowed is none."
                                .formatted(settings.heatmap(), clip.name()));
            }
            if (scorer.streams().visual()) {
                addFrames(clip, steps.distinctFrames(), scorer, progress);
            } else {
                scoreAudio(scorer, progress);
            }
            scores = scorer.finish();
            streamsTold = streams.description();
        }
        return new TimelineBuilder(clip, steps, spec)
                .build(scores, settings, Versions.of(predictor.deviceName()), streamsTold, maps);
    }

    private AudioFeed audio(ClipStreams streams, Progress progress) {
        return new AudioFeed(
                streams.present().audio() ? streams::nextAudio : AudioStepRows.NONE,
                predictor.streams().audioFeatures(),
                progress);
    }

    private MapSource maps(Clip clip) {
        return switch (settings.heatmap()) {
            case "gradcam" -> new GradCam(predictor, clip.frameCount(), settings.emotion());
            case "attention" -> new SpatialWeights(clip.frameCount(), predictor.spec().id());
            default -> null;
        };
    }

    private void addFrames(Clip clip, int[] frames, WindowScorer scorer, Progress progress) {
        try (MapFeed feed =
                new MapFeed(
                        clip, frames, predictor.preprocessor(), scorer::backbone, FRAME_BATCH)) {
            int done = 0;
            for (FrameMaps maps = feed.next(progress); maps != null; maps = feed.next(progress)) {
                done += maps.count();
                scorer.add(maps);
                progress.update(
                        (double) done / frames.length,
                        "Recognizing emotions, " + counted(done, frames.length, clip));
            }
        }
    }

    /** Where a model takes some frames of a clip only, says so: it is their count that is shown. */
    private static String counted(int done, int taken, Clip clip) {
        String count = done + " of " + taken;
        return taken == clip.frameCount()
                ? "frame " + count
                : "sampled frame " + count + " (the clip has " + clip.frameCount() + ")";
    }

    private static void scoreAudio(WindowScorer scorer, Progress progress) {
        boolean more = true;
        while (more) {
            progress.checkCancelled();
            more = scorer.scoreNext();
            progress.update(scorer.done(), "Recognizing emotions in the audio");
        }
    }

    /** How many frames passed the backbone since the model was opened. */
    public long backboneFrames() {
        return predictor.backboneFrames();
    }

    @Override
    public void close() {
        predictor.close();
    }
}
