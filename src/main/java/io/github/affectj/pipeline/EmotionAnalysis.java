package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises emotions in clips, or in regions of them, without any GUI. Opens its model once and
 * may be used for many clips, one after the other; closed after use.
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
     * Opens the model, analyses the frames of one clip as a whole and closes the model again. A
     * result of {@code model=auto} names the model that was taken, and why it was, under {@link
     * EmotionTimeline#MODEL_CHOICE}.
     */
    public static EmotionTimeline run(Clip clip, AnalysisSettings settings, Progress progress) {
        return run(
                        clip,
                        settings.withRegion(AnalysisSettings.WHOLE_FRAME),
                        RegionSet.EMPTY,
                        progress)
                .get(0);
    }

    /**
     * As {@link #run(Clip, AnalysisSettings, Progress)}, but looks at what {@link
     * AnalysisSettings#region} says.
     *
     * @param regions that the clip has
     * @return one result for whole frames, or one for each region in the order of {@code regions}
     * @throws BadInputException if there is no such region, naming those that there are, or it is
     *     in no frame
     */
    public static List<EmotionTimeline> run(
            Clip clip, AnalysisSettings settings, RegionSet regions, Progress progress) {
        List<Region> chosen = RegionChoice.of(settings.region(), regions, clip.name());
        try (EmotionAnalysis analysis = open(settings.forClip(clip))) {
            List<EmotionTimeline> results =
                    chosen.isEmpty()
                            ? List.of(analysis.analyze(clip, progress))
                            : analysis.analyze(clip, chosen, progress);
            return settings.model().equals(AnalysisSettings.AUTO_MODEL)
                    ? results.stream().map(ModelChoice.of(clip)::keptIn).toList()
                    : results;
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
        requireWholeFrames(result);
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
     * Makes sure that there can be heat maps for a result.
     *
     * @throws BadInputException if it is that of a region
     */
    public static void requireWholeFrames(EmotionTimeline result) {
        if (result.region().isPresent()) {
            throw new BadInputException(
                    "The result of %s is that of its region '%s', but heat maps are made of whole frames only; run Recognize Emotions... with region=%s first."
                            .formatted(
                                    result.clipName(),
                                    result.region().get().name(),
                                    AnalysisSettings.WHOLE_FRAME));
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
        return new ClipPass(predictor, settings, clip, List.of(Seen.frames(clip)))
                .run(progress)
                .get(0);
    }

    /**
     * Scores regions of a clip, each by itself: in one pass over the clip, whose frames are read
     * once.
     *
     * @param clip stays open
     * @param regions at least one
     * @return a result for each region, in their order, with one entry for each frame that shows
     *     some of it; where the settings ask for all regions, those that no frame shows are left
     *     out
     * @throws CancelledException if the progress says so
     * @throws BadInputException if a region that is asked for, or each of all, is in no frame, the
     *     settings ask for a heat map, or a frame can't be read
     */
    public List<EmotionTimeline> analyze(Clip clip, List<Region> regions, Progress progress) {
        if (!settings.heatmap().equals("none")) {
            throw new BadInputException(
                    "heatmap=%s: heat maps are made of whole frames only; allowed with region=%s is none."
                            .formatted(settings.heatmap(), settings.region()));
        }
        List<Region> seen =
                settings.region().equals(AnalysisSettings.ALL_REGIONS)
                        ? regions.stream().filter(r -> RegionViews.isSeen(r, clip)).toList()
                        : regions;
        return new ClipPass(
                        predictor,
                        settings,
                        clip,
                        (seen.isEmpty() ? regions : seen)
                                .stream().map(region -> Seen.region(region, clip)).toList())
                .run(progress);
    }

    /** Id of the model. */
    public String model() {
        return predictor.spec().id();
    }

    /**
     * Makes sure that the model looks at frames, before regions are looked for in them.
     *
     * @param region as {@link AnalysisSettings#region}, for the sentence
     * @throws BadInputException if it takes no video
     */
    public void requireVideo(String region) {
        if (!predictor.streams().taken().visual()) {
            throw new BadInputException(
                    "region=%s: the model %s takes no video; allowed is %s."
                            .formatted(region, model(), AnalysisSettings.WHOLE_FRAME));
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
