package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.explain.GradCam;
import io.github.affectj.explain.MapSource;
import io.github.affectj.explain.SpatialWeights;
import io.github.affectj.features.ClipView;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.AudioNorms;
import io.github.affectj.model.scoring.AudioStepRows;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.FrameMaps;
import io.github.affectj.model.scoring.ViewScorers;
import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.result.EmotionTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One pass over a clip in which a model looks at whole frames, or at several regions at the same
 * time: each frame is read once, each picture passes the backbone once, the audio is measured once.
 */
final class ClipPass {
    /** Pictures that pass the backbone together. */
    private static final int BATCH = 8;

    private final EmotionPredictor predictor;
    private final AnalysisSettings settings;
    private final Clip clip;
    private final List<Seen> seen;
    private final List<TimeSteps> steps = new ArrayList<>();
    private final List<MapSource> maps = new ArrayList<>();
    private final List<ViewScorers.Way> ways = new ArrayList<>();

    /**
     * @param seen what is looked at, at least one thing
     */
    ClipPass(EmotionPredictor predictor, AnalysisSettings settings, Clip clip, List<Seen> seen) {
        this.predictor = predictor;
        this.settings = settings;
        this.clip = clip;
        this.seen = seen;
        for (Seen one : seen) {
            TimeSteps own = one.view().steps(predictor.spec().stepSeconds());
            MapSource source = maps(one.view().times().size());
            steps.add(own);
            maps.add(source);
            ways.add(new ViewScorers.Way(own, cuts(one.view(), own), source));
        }
    }

    private int[] cuts(ClipView view, TimeSteps own) {
        List<Integer> starts =
                IntStream.concat(
                                settings.shots().stream().mapToInt(Integer::intValue),
                                IntStream.of(view.spanStarts()))
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList();
        return own.cuts(view.times(), starts);
    }

    private MapSource maps(int frames) {
        return switch (settings.heatmap()) {
            case "gradcam" -> new GradCam(predictor, frames, settings.emotion());
            case "attention" -> new SpatialWeights(frames, predictor.spec().id());
            default -> null;
        };
    }

    /** A result for each thing that is looked at. */
    List<EmotionTimeline> run(Progress progress) {
        ModelSpec spec = predictor.spec();
        try (ClipStreams streams =
                        ClipStreams.open(
                                        clip,
                                        predictor.streams().taken(),
                                        spec.id(),
                                        spec.stepSeconds())
                                .normalised(clip, AudioNorms.of(predictor), null);
                AudioFeed audio = audio(streams, progress);
                ViewScorers scorers =
                        new ViewScorers(
                                predictor,
                                ways,
                                streams.present(),
                                audio,
                                settings.stride(),
                                WindowPlan.FILL_SEED)) {
            requireVideo(scorers.streams().visual());
            if (scorers.streams().visual()) {
                addFrames(scorers, progress);
            } else {
                scoreAudio(scorers, progress);
            }
            return results(scorers.finish(), streams);
        }
    }

    private void requireVideo(boolean there) {
        if (there) {
            return;
        }
        if (seen.get(0).region().isPresent()) {
            throw new BadInputException(
                    "region=%s: %s; allowed is %s."
                            .formatted(
                                    settings.region(),
                                    clip.hasPicture()
                                            ? "the model %s takes no video"
                                                    .formatted(predictor.spec().id())
                                            : clip.name() + " has no video to find regions in",
                                    AnalysisSettings.WHOLE_FRAME));
        }
        if (maps.get(0) != null) {
            throw new BadInputException(
                    "heatmap=%s: %s has no video to show it over; allowed is none."
                            .formatted(settings.heatmap(), clip.name()));
        }
    }

    private AudioFeed audio(ClipStreams streams, Progress progress) {
        return new AudioFeed(
                streams.present().audio() ? streams::nextAudio : AudioStepRows.NONE,
                predictor.streams().audioFeatures(),
                progress);
    }

    private void addFrames(ViewScorers scorers, Progress progress) {
        FeedOrder order = FeedOrder.of(seen.stream().map(Seen::view).toList(), steps);
        try (MapFeed feed =
                new MapFeed(clip, order, predictor.preprocessor(), scorers::backbone, BATCH)) {
            int done = 0;
            for (FrameMaps some = feed.next(progress); some != null; some = feed.next(progress)) {
                int from = done;
                done += some.count();
                scorers.add(some, order.viewsOf(from, done - from));
                progress.update(
                        (double) done / order.size(),
                        "Recognizing emotions, " + counted(done, order.size()));
            }
        }
    }

    /** Where a model takes some frames of a clip only, says so: it is their count that is shown. */
    private String counted(int done, int taken) {
        String count = done + " of " + taken;
        if (seen.get(0).region().isPresent()) {
            return "picture " + count + " of the regions";
        }
        return taken == clip.frameCount()
                ? "frame " + count
                : "sampled frame " + count + " (the clip has " + clip.frameCount() + ")";
    }

    private static void scoreAudio(ViewScorers scorers, Progress progress) {
        boolean more = true;
        while (more) {
            progress.checkCancelled();
            more = scorers.scoreNext();
            progress.update(scorers.done(), "Recognizing emotions in the audio");
        }
    }

    private List<EmotionTimeline> results(List<ClipScores> scores, ClipStreams streams) {
        List<EmotionTimeline> results = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            results.add(
                    new TimelineBuilder(clip, seen.get(i), steps.get(i), predictor.spec())
                            .build(
                                    scores.get(i),
                                    settings,
                                    Versions.of(predictor.deviceName()),
                                    streams,
                                    maps.get(i)));
        }
        return results;
    }
}
