package io.github.affectj.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** A result of a model with temporal attention. */
    public static EmotionTimeline withAttention(int frames) {
        return of(64, 64, frames, List.of("negative", "neutral"), 1.0 / frames, Optional.empty());
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
}
