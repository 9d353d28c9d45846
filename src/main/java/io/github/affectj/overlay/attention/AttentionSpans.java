package io.github.affectj.overlay.attention;

import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.Palette;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.TemporalAttention;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The temporal attention of a clip as steps over time, ready to be drawn: a step a frame, or where
 * frames are narrower than a pixel one a pixel with the highest weights in it, so that no peak is
 * lost.
 *
 * @param steps in time order, without gaps
 * @param visualShare share of the attention that went to the video, 0 to 1
 * @param audioShare share that went to the audio, 0 to 1
 * @param title what is shown, for a legend: {@code attention weight, mean of 4 heads}
 */
public record AttentionSpans(
        List<Step> steps, double visualShare, double audioShare, String title) {
    /** The weight on the video in plots on white. */
    public static final Color VIDEO = Palette.colour(5);

    /** The weight on the audio in plots on white. */
    public static final Color AUDIO = Palette.colour(7);

    /** {@link #VIDEO} dark enough for letters. */
    public static final Color VIDEO_TEXT = new Color(0xA04C7A);

    /** {@link #AUDIO} dark enough for letters. */
    public static final Color AUDIO_TEXT = new Color(0x7A7000);

    /**
     * One step.
     *
     * @param from where it begins, as a share of the clip's length
     * @param to where it ends
     * @param visual a frame's weight on the video, 0 to 1
     * @param audio a frame's weight on the audio, 0 to 1
     */
    public record Step(double from, double to, double visual, double audio) {}

    /** Below this share a stream counts as missing and is not drawn. */
    private static final double NOTHING = 1e-9;

    /**
     * The steps of a result's attention.
     *
     * @param heads 0 for the mean over heads, else one head, from 1
     * @param pixels how wide it will be drawn
     * @throws BadInputException if the model has no temporal attention or not so many heads
     */
    public static AttentionSpans of(EmotionTimeline result, int heads, int pixels) {
        TemporalAttention all = attention(result, heads);
        TemporalAttention shown = heads == 0 ? all : all.head(heads - 1);
        String which =
                heads > 0
                        ? ", head " + heads
                        : all.heads() > 1 ? ", mean of " + all.heads() + " heads" : "";
        double audio = shown.audioShare();
        return new AttentionSpans(
                steps(result.frames(), shown, pixels),
                1 - audio,
                audio,
                "attention weight" + which);
    }

    /** The attention of a result, if it has such heads. */
    private static TemporalAttention attention(EmotionTimeline result, int heads) {
        TemporalAttention attention =
                result.attention()
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "heads=%d: the model %s has no temporal attention; allowed is 0."
                                                        .formatted(heads, result.model().id())));
        if (heads < 0 || heads > attention.heads()) {
            throw new BadInputException(
                    "heads=%d is out of range; allowed are 0 (their mean) to %d, the heads of %s."
                            .formatted(heads, attention.heads(), result.model().id()));
        }
        return attention;
    }

    private static List<Step> steps(
            List<FrameEmotion> frames, TemporalAttention attention, int pixels) {
        double start = frames.get(0).timeSeconds();
        FrameEmotion last = frames.get(frames.size() - 1);
        double length = Math.max(1e-9, last.timeSeconds() + last.durationSeconds() - start);
        List<Step> steps = new ArrayList<>();
        double from = 0;
        double visual = 0;
        double audio = 0;
        for (int f = 0; f < frames.size(); f++) {
            visual = Math.max(visual, attention.visual(f));
            audio = Math.max(audio, attention.audio(f));
            boolean end = f + 1 == frames.size();
            double to = end ? 1 : (frames.get(f + 1).timeSeconds() - start) / length;
            if (end || to - from >= 1.0 / pixels) {
                steps.add(new Step(from, to, visual, audio));
                from = to;
                visual = 0;
                audio = 0;
            }
        }
        return steps;
    }

    /** The highest weight of either stream: the upper end of a common scale. */
    public double max() {
        return steps.stream().mapToDouble(s -> Math.max(s.visual(), s.audio())).max().orElse(0);
    }

    /** Whether there is any weight on the video. */
    boolean hasVisual() {
        return visualShare > NOTHING;
    }

    /** Whether there is any weight on the audio. */
    boolean hasAudio() {
        return audioShare > NOTHING;
    }

    /** {@code video 58 %}. */
    public String videoText() {
        return "video " + percent(visualShare);
    }

    /** {@code audio 42 %}. */
    public String audioText() {
        return "audio " + percent(audioShare);
    }

    /** Per cent with two digits that count: {@code 58 %}, {@code 3.1 %}, {@code 0.12 %}. */
    public static String percent(double share) {
        String form =
                share >= 0.0995 || share == 0
                        ? "%.0f %%"
                        : share >= 0.00995 ? "%.1f %%" : "%.2g %%";
        return String.format(Locale.ROOT, form, 100 * share);
    }
}
