package io.github.affectj.pipeline;

import io.github.affectj.media.Clip;
import io.github.affectj.result.EmotionTimeline;

/**
 * What {@code model=auto} stands for: the shipped model that was made for clips of such a kind.
 *
 * @param model id of the model
 * @param reason why it is that one, for people
 */
public record ModelChoice(String model, String reason) {
    /** Id of the model for GIFs and pictures. */
    public static final String GIF_MODEL = "gif7-resnet18-convgru";

    /** Id of the model for video and audio. */
    public static final String VIDEO_MODEL = "av3-gru-attention";

    /**
     * The model for a clip: that for video and audio if it is such or has sound; else that for GIFs
     * and pictures, also where nobody knows what a stack was opened from.
     */
    public static ModelChoice of(Clip clip) {
        if (clip.isVideo()) {
            return new ModelChoice(VIDEO_MODEL, "the model for video and audio");
        }
        return new ModelChoice(
                GIF_MODEL,
                clip.source().isEmpty()
                        ? "the model for GIFs and pictures, since the stack is not known to be from"
                                + " video"
                        : "the model for GIFs and pictures");
    }

    /** A result of the model that was chosen, which keeps that it was, and why. */
    public EmotionTimeline keptIn(EmotionTimeline result) {
        return result.withEnvironment(EmotionTimeline.MODEL_CHOICE, sentence());
    }

    /** What was chosen and why, as a sentence without its full stop. */
    public String sentence() {
        return "model=%s takes %s, %s".formatted(AnalysisSettings.AUTO_MODEL, model, reason);
    }
}
