package io.github.affectj.pipeline;

import io.github.affectj.explain.MapSource;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ModelInfo;
import io.github.affectj.result.SeenRegion;
import io.github.affectj.result.TemporalAttention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a result of a clip's raw scores: from steps to frames, from logits to probabilities. */
final class TimelineBuilder {
    private static final String SHARED =
            "The audio is that of the clip, whoever it is of: all regions share it.";

    private final Clip clip;
    private final Seen seen;
    private final ClipTimes times;
    private final TimeSteps steps;
    private final ModelSpec spec;

    /**
     * @param seen what of the clip was looked at
     * @param steps in which that was done
     */
    TimelineBuilder(Clip clip, Seen seen, TimeSteps steps, ModelSpec spec) {
        this.clip = clip;
        this.seen = seen;
        this.times = seen.view().times();
        this.steps = steps;
        this.spec = spec;
    }

    EmotionTimeline build(
            ClipScores scores,
            AnalysisSettings settings,
            Map<String, String> versions,
            ClipStreams streams,
            MapSource maps) {
        Optional<TemporalAttention> attention = attention(scores);
        double[] familiarity = familiarity(scores);
        double[][] logits = steps.means(times, scores.frameLogits());
        List<FrameEmotion> frames = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            int frame = i;
            frames.add(
                    new FrameEmotion(
                            times.sourceFrame(i),
                            times.start(i),
                            times.duration(i),
                            ClipScores.softmax(logits[i], spec.temperature()),
                            attention.map(a -> a.share(frame)).orElse(Double.NaN),
                            familiarity[i]));
        }
        List<Double> clipScores = new ArrayList<>();
        for (double p : ClipScores.softmax(scores.clipLogits(), spec.temperature())) {
            clipScores.add(p);
        }
        Map<String, String> environment = new LinkedHashMap<>(versions);
        if (spec.stepSeconds() > 0) {
            environment.put(EmotionTimeline.STREAMS, streams.description());
        }
        if (!spec.domain().isEmpty()) {
            environment.put(EmotionTimeline.DOMAIN, spec.domain());
        }
        if (seen.region().isPresent()) {
            environment.put(EmotionTimeline.CROP, RegionViews.CROP);
            if (streams.present().audio()) {
                environment.put(EmotionTimeline.SHARED_AUDIO, SHARED);
            }
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
                settings.withRegion(
                                seen.region()
                                        .map(SeenRegion::name)
                                        .orElse(AnalysisSettings.WHOLE_FRAME))
                        .asMap(),
                environment,
                maps == null
                        ? Optional.empty()
                        : Optional.of(
                                new HeatMaps(settings.heatmap(), settings.emotion(), maps.maps())),
                attention,
                seen.region());
    }

    /** Of each frame; NaN where the model does not tell it. */
    private double[] familiarity(ClipScores scores) {
        double[] frames = new double[times.size()];
        if (scores.stepFamiliarity() == null) {
            Arrays.fill(frames, Double.NaN);
            return frames;
        }
        double[][] columns = new double[scores.stepFamiliarity().length][];
        Arrays.setAll(columns, i -> new double[] {scores.stepFamiliarity()[i]});
        double[][] means = steps.means(times, columns);
        Arrays.setAll(frames, i -> means[i][0]);
        return frames;
    }

    private Optional<TemporalAttention> attention(ClipScores scores) {
        if (scores.visualAttention() == null) {
            return Optional.empty();
        }
        int heads = scores.visualAttention().length;
        double[][] visual = new double[heads][];
        double[][] audio = new double[heads][];
        for (int h = 0; h < heads; h++) {
            visual[h] = steps.shares(times, scores.visualAttention()[h]);
            audio[h] = steps.shares(times, scores.audioAttention()[h]);
            // Windows in which there was no step of either stream have no weights.
            double sum = Arrays.stream(visual[h]).sum() + Arrays.stream(audio[h]).sum();
            if (sum <= 0) {
                return Optional.empty();
            }
            for (int f = 0; f < visual[h].length; f++) {
                visual[h][f] /= sum;
                audio[h][f] /= sum;
            }
        }
        return Optional.of(new TemporalAttention(visual, audio));
    }
}
