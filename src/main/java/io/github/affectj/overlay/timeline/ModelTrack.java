package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.ShownLabel;
import io.github.affectj.overlay.attention.AttentionSpans;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.SeenRegion;
import io.github.affectj.result.TemporalAttention;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a model says over time, ready to be drawn. Immutable.
 *
 * @param name of the region that it speaks of, or how many there are; else {@value #WHOLE}
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
        return new ModelTrack(
                name(result),
                result.model().id(),
                says(result, stretches, colours),
                curves(result, stretches),
                attention(result, stretches));
    }

    /**
     * The track of regions that are never there at the same time: what is said of each has its name
     * before it. It has no attention, whose weights are of each region by itself.
     *
     * @param results by time, two at least
     */
    static ModelTrack joined(List<EmotionTimeline> results, LabelColours colours) {
        List<Segment> runs = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Color> shades = new ArrayList<>();
        for (EmotionTimeline result : results) {
            SegmentTrack says = says(result, Stretches.of(result), colours);
            if (!runs.isEmpty()) {
                // Times are rounded: the one before must not reach into this one.
                Segment before = runs.remove(runs.size() - 1);
                double end = Math.min(before.end(), says.segments().get(0).start());
                runs.add(new Segment(before.start(), end, before.label()));
            }
            runs.addAll(says.segments());
            for (String text : says.texts()) {
                texts.add(name(result) + ": " + text);
            }
            shades.addAll(List.of(says.colours()));
        }
        EmotionTimeline whole = whole(results);
        return new ModelTrack(
                Counts.of(results.size(), "region"),
                whole.model().id(),
                new SegmentTrack(
                        runs,
                        Lane.of(runs),
                        texts.toArray(new String[0]),
                        shades.toArray(new Color[0])),
                curves(whole, Stretches.of(whole)),
                List.of());
    }

    /** The frames of several results one behind the other. */
    private static EmotionTimeline whole(List<EmotionTimeline> results) {
        EmotionTimeline first = results.get(0);
        List<FrameEmotion> frames = new ArrayList<>();
        List<SeenRegion.Place> places = new ArrayList<>();
        for (EmotionTimeline result : results) {
            frames.addAll(result.frames());
            places.addAll(result.region().orElseThrow().places());
        }
        return new EmotionTimeline(
                first.clipName(),
                first.clipSource(),
                first.width(),
                first.height(),
                first.labels(),
                frames,
                first.clipScores(),
                first.model(),
                first.settings(),
                first.environment(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new SeenRegion(name(first), places)));
    }

    private static String name(EmotionTimeline result) {
        return result.region().map(region -> ForeignText.of(region.name())).orElse(WHOLE);
    }

    private static List<LabelCurve> curves(EmotionTimeline result, Stretches stretches) {
        List<LabelCurve> curves = new ArrayList<>();
        for (ShownLabel label : ShownLabel.of(result, MOST_ROWS)) {
            double[] values = label.probabilities();
            curves.add(
                    new LabelCurve(label.name(), label.colour(), stretches.curve(i -> values[i])));
        }
        return curves;
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
