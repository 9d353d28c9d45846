package io.github.affectj.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results for tests: frames of 0.08 s whose top label is the next one each time. */
public final class SampleResults {
    /** The labels of the shipped GIF model. */
    public static final List<String> LABELS =
            List.of("happiness", "like", "surprise", "sadness", "anger", "disgust", "fear");

    private SampleResults() {}

    /** A result without heat maps. */
    public static EmotionTimeline plain(int width, int height, int frames) {
        return of(width, height, frames, LABELS, Double.NaN, Optional.empty());
    }

    /**
     * A result of a region of frames of 64 x 48 pixels.
     *
     * @param from its first frame, from 0
     */
    public static EmotionTimeline inRegion(String region, int from, int frames) {
        return inRegion(
                plain(64, 48, from + frames)
                        .part(IntStream.rangeClosed(from + 1, from + frames).boxed().toList()),
                region,
                new SeenRegion.Place(1, 2, 3, 4));
    }

    /** A result with 7 x 7 maps that are 0 on the left and rise to the right, up to 0.5. */
    public static EmotionTimeline withMaps(int width, int height, int frames) {
        List<AttentionMap> maps = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            float[] values = new float[49];
            for (int c = 0; c < 49; c++) {
                values[c] = c % 7 < 3 ? 0 : 0.5f * (c % 7 - 2) / 4 * (i + 1) / frames;
            }
            maps.add(new AttentionMap(7, 7, values));
        }
        return plain(width, height, frames)
                .withMaps(new EmotionTimeline.HeatMaps("gradcam", "happiness", maps));
    }

    /** A result of a model that tells how familiar frames are: one value a frame. */
    public static EmotionTimeline withFamiliarity(int width, int height, double... values) {
        EmotionTimeline plain = plain(width, height, values.length);
        List<FrameEmotion> frames = new ArrayList<>();
        for (FrameEmotion f : plain.frames()) {
            frames.add(
                    new FrameEmotion(
                            f.frame(),
                            f.timeSeconds(),
                            f.durationSeconds(),
                            f.probabilities(),
                            f.attention(),
                            values[frames.size()]));
        }
        return new EmotionTimeline(
                plain.clipName(),
                plain.clipSource(),
                width,
                height,
                plain.labels(),
                frames,
                plain.clipScores(),
                plain.model(),
                plain.settings(),
                plain.environment(),
                Optional.empty());
    }

    /** A result of a model with temporal attention. */
    public static EmotionTimeline withAttention(int frames) {
        return of(64, 64, frames, List.of("negative", "neutral"), 1.0 / frames, Optional.empty());
    }

    /**
     * A result of an audio-video model: attention of some heads with a peak on the picture at a
     * third of the clip, on the sound at two thirds, later from head to head; maps of 7 x 7 cells
     * that sum to 1.
     *
     * @param soundShare how much of the attention goes to the sound, 0 to 1
     */
    public static EmotionTimeline film(
            int width, int height, int frames, int heads, double soundShare) {
        double[][] picture = new double[heads][];
        double[][] sound = new double[heads][];
        for (int h = 0; h < heads; h++) {
            picture[h] = bump(frames, 1 / 3.0 + 0.05 * h, 1 - soundShare);
            sound[h] = bump(frames, 2 / 3.0 + 0.05 * h, soundShare);
        }
        TemporalAttention attention = new TemporalAttention(picture, sound);
        EmotionTimeline plain =
                of(
                        width,
                        height,
                        frames,
                        List.of("negative", "neutral", "positive"),
                        Double.NaN,
                        Optional.empty());
        List<FrameEmotion> shared = new ArrayList<>();
        List<AttentionMap> maps = new ArrayList<>();
        for (FrameEmotion frame : plain.frames()) {
            int i = shared.size();
            shared.add(
                    new FrameEmotion(
                            frame.frame(),
                            frame.timeSeconds(),
                            frame.durationSeconds(),
                            frame.probabilities(),
                            attention.share(i)));
            float[] values = new float[49];
            for (int c = 0; c < 49; c++) {
                values[c] = c == 10 + i % 7 ? 0.52f : 0.01f;
            }
            maps.add(new AttentionMap(7, 7, values));
        }
        return new EmotionTimeline(
                "film.mp4",
                "/somewhere/film.mp4",
                width,
                height,
                plain.labels(),
                shared,
                plain.clipScores(),
                new ModelInfo("av3", "gru-attention", "cd".repeat(32), "CC-BY-4.0"),
                plain.settings(),
                plain.environment(),
                Optional.of(new EmotionTimeline.HeatMaps("attention", "top", maps)),
                Optional.of(attention),
                Optional.empty());
    }

    private static double[] bump(int frames, double at, double sum) {
        double[] values = new double[frames];
        double total = 0;
        for (int i = 0; i < frames; i++) {
            double t = (i + 0.5) / frames;
            values[i] = 0.1 + Math.exp(-200 * (t - at) * (t - at));
            total += values[i];
        }
        for (int i = 0; i < frames; i++) {
            values[i] *= sum / total;
        }
        return values;
    }

    /** Any result; {@code attention} of each frame may be NaN. */
    public static EmotionTimeline of(
            int width,
            int height,
            int frames,
            List<String> labels,
            double attention,
            Optional<EmotionTimeline.HeatMaps> maps) {
        int n = labels.size();
        List<FrameEmotion> list = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            double[] p = new double[n];
            double rest = 0.13 / (n - 1);
            for (int k = 0; k < n; k++) {
                p[k] = k == i % n ? 0.87 : rest;
            }
            list.add(new FrameEmotion(i + 1, i * 0.08, 0.08, p, attention));
        }
        List<Double> scores = new ArrayList<>();
        labels.forEach(label -> scores.add(1.0 / n));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model", "gif7-resnet18-convgru");
        settings.put("stride", "0");
        return new EmotionTimeline(
                "clip.gif",
                "/somewhere/clip.gif",
                width,
                height,
                new EmotionLabels(labels),
                list,
                scores,
                new ModelInfo("gif7", "resnet18-convgru", "ab".repeat(32), "CC-BY-4.0"),
                settings,
                Map.of("affectj", "0.1.0", "device", "cpu"),
                maps);
    }

    /** A result as that of a region which stays at one place. */
    public static EmotionTimeline inRegion(
            EmotionTimeline plain, String region, SeenRegion.Place place) {
        return new EmotionTimeline(
                plain.clipName(),
                plain.clipSource(),
                plain.width(),
                plain.height(),
                plain.labels(),
                plain.frames(),
                plain.clipScores(),
                plain.model(),
                plain.settings(),
                plain.environment(),
                plain.maps(),
                plain.attention(),
                Optional.of(
                        new SeenRegion(region, Collections.nCopies(plain.frames().size(), place))));
    }
}
