package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import java.util.ArrayList;
import java.util.List;

/**
 * The heat maps that a user asked for.
 *
 * @param source {@code attention}, {@code gradcam}, or {@code auto}: those that the result has,
 *     else attention where the model has it, else Grad-CAM
 * @param emotion label that a Grad-CAM speaks of, or {@code top}
 */
public record WantedMaps(String source, String emotion) {

    /** The emotions that there are to choose from: {@code top}, and the labels of a result. */
    public static List<String> emotions(EmotionTimeline result) {
        List<String> emotions = new ArrayList<>(List.of(AnalysisSettings.TOP_EMOTION));
        emotions.addAll(result.labels().names());
        return emotions;
    }

    /**
     * Refuses what the result's model can't show.
     *
     * @throws BadInputException naming the key and what is allowed
     */
    public void check(ImagePlus image, EmotionTimeline result) {
        ActiveResult.requireWholeFrames(image, result);
        if (!isTop() && result.labels().indexOf(emotion) < 0) {
            throw new BadInputException(
                    "emotion="
                            + emotion
                            + " is not known to the model "
                            + result.model().id()
                            + "; allowed are top, "
                            + String.join(", ", result.labels().names())
                            + ".");
        }
        if (source.equals("attention") && !attends(result)) {
            throw new BadInputException(
                    "source=attention: the model "
                            + result.model().id()
                            + " has no attention; allowed are auto and gradcam.");
        }
    }

    /** The result with such maps; they are made where it does not have them. */
    public EmotionTimeline in(EmotionTimeline result, ImagePlus image, Progress progress) {
        if (result.maps().map(this::fits).orElse(false)) {
            return result;
        }
        String made = source;
        if (source.equals("auto")) {
            made = attends(result) && isTop() ? "attention" : "gradcam";
        }
        ActiveResult.requireSameOrder(image, result);
        try (Clip clip = new StackClip(image)) {
            return result.withMaps(EmotionAnalysis.explain(clip, result, made, emotion, progress));
        }
    }

    private boolean fits(HeatMaps maps) {
        boolean attention = maps.source().equals("attention");
        if (source.equals("auto")) {
            // Attention speaks of no label in particular.
            return attention ? isTop() : maps.emotion().equals(emotion);
        }
        return source.equals(maps.source()) && (attention || maps.emotion().equals(emotion));
    }

    private boolean isTop() {
        return emotion.equals(AnalysisSettings.TOP_EMOTION);
    }

    private static boolean attends(EmotionTimeline result) {
        return result.hasTemporalAttention()
                || result.maps().map(maps -> maps.source().equals("attention")).orElse(false);
    }
}
