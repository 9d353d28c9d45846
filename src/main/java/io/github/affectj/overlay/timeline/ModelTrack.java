package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.ShownLabel;
import io.github.affectj.overlay.attention.AttentionSpans;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.TemporalAttention;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model says over time, ready to be drawn. Immutable.
 *
 * @param name of the region that it speaks of, else {@value #WHOLE}
 * @param id of the model
 * @param says the most probable label from each change to the next, as segments; {@code ?} and grey
 *     where frames look like nothing that the model was trained on
 * @param curves the probability of each label, or of those that have a row
 * @param attention the temporal attention; empty where the model has none
 */
record ModelTrack(
        String name,
        String id,
        SegmentTrack says,
        List<LabelCurve> curves,
        List<Stream> attention) {
    private static final String WHOLE = "model";

    /** The most rows for labels. */
    private static final int MOST_ROWS = 10;

    private static final String UNFAMILIAR = " ?";
    private static final Color UNFAMILIAR_COLOUR = new Color(0xB4B4B4);
    private static final Color BOTH = new Color(0x606060);

    /** The probability of a label, 0 to 1. */
    record LabelCurve(String name, Color colour, Curve curve) {}

    /**
     * The weight on a stream.
     *
     * @param name for people, with the stream's share of the whole where there are two
     * @param colour of the curve
     * @param text the colour of the name
     */
    record Stream(String name, Color colour, Color text, Curve curve) {}

    /** A result's track; it has one frame at least. */
    static ModelTrack of(EmotionTimeline result, LabelColours colours) {
        Stretches stretches = Stretches.of(result);
        List<LabelCurve> curves = new ArrayList<>();
        for (ShownLabel label : ShownLabel.of(result, MOST_ROWS)) {
            double[] values = label.probabilities();
            curves.add(
                    new LabelCurve(label.name(), label.colour(), stretches.curve(i -> values[i])));
        }
        return new ModelTrack(
                result.region().map(region -> ForeignText.of(region.name())).orElse(WHOLE),
                result.model().id(),
                says(result, stretches, colours),
                curves,
                attention(result, stretches));
    }

    private static List<Stream> attention(EmotionTimeline result, Stretches stretches) {
        if (result.attention().isEmpty()) {
            return result.hasTemporalAttention()
                    ? List.of(
                            new Stream(
                                    "",
                                    BOTH,
                                    BOTH,
                                    stretches.curve(i -> result.frames().get(i).attention())))
                    : List.of();
        }
        TemporalAttention attention = result.attention().get();
        double audio = attention.audioShare();
        return List.of(
                new Stream(
                        "video " + AttentionSpans.percent(1 - audio),
                        AttentionSpans.VIDEO,
                        AttentionSpans.VIDEO_TEXT,
                        stretches.curve(attention::visual)),
                new Stream(
                        "audio " + AttentionSpans.percent(audio),
                        AttentionSpans.AUDIO,
                        AttentionSpans.AUDIO_TEXT,
                        stretches.curve(attention::audio)));
    }

    private static SegmentTrack says(
            EmotionTimeline result, Stretches stretches, LabelColours colours) {
        List<FrameEmotion> frames = result.frames();
        List<Segment> runs = new ArrayList<>();
        List<Boolean> unfamiliar = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= frames.size(); i++) {
            FrameEmotion first = frames.get(from);
            boolean goesOn =
                    i < frames.size()
                            && !stretches.endsAt(i)
                            && frames.get(i).top() == first.top()
                            && frames.get(i).isUnfamiliar() == first.isUnfamiliar();
            if (!goesOn) {
                runs.add(
                        new Segment(
                                stretches.start(from), stretches.end(i - 1), result.label(from)));
                unfamiliar.add(first.isUnfamiliar());
                from = i;
            }
        }
        SegmentTrack track = SegmentTrack.of(runs, colours);
        String[] texts = track.texts().clone();
        Color[] shades = new Color[texts.length];
        Arrays.setAll(shades, i -> colours.colour(runs.get(i).label()));
        for (int i = 0; i < texts.length; i++) {
            if (unfamiliar.get(i)) {
                texts[i] += UNFAMILIAR;
                shades[i] = UNFAMILIAR_COLOUR;
            }
        }
        return new SegmentTrack(runs, track.lanes(), texts, shades);
    }
}
