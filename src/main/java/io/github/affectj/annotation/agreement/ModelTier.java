package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.summary.SegmentFrames;
import io.github.affectj.annotation.summary.SegmentSummary;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model's timeline as a tier, to be compared with persons' tiers. Where the model has the labels
 * {@code negative} and {@code positive}, a segment's value is the probability of the second less
 * that of the first, -1 to 1.
 */
public final class ModelTier {
    private ModelTier() {}

    /** A segment a frame, with the frame's most probable label. */
    public static Tier of(EmotionTimeline timeline, String name) {
        List<Segment> segments = new ArrayList<>();
        List<FrameEmotion> frames = timeline.frames();
        for (int i = 0; i < frames.size(); i++) {
            FrameEmotion frame = frames.get(i);
            double end = frame.timeSeconds() + frame.durationSeconds();
            if (i + 1 < frames.size()) {
                end = Math.min(end, frames.get(i + 1).timeSeconds());
            }
            if (end > frame.timeSeconds()) {
                segments.add(
                        new Segment(
                                frame.timeSeconds(),
                                end,
                                timeline.label(i),
                                value(timeline, frame.probabilities()),
                                ""));
            }
        }
        return new Tier(name, TierKind.SEQUENCE, timeline.model().id(), segments);
    }

    /**
     * A segment for each of another tier that has frames, with the label that is the most probable
     * one in the mean over these.
     */
    public static Tier within(Tier tier, EmotionTimeline timeline, String name) {
        SegmentFrames frames = SegmentFrames.of(timeline);
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : tier.segments()) {
            SegmentSummary summary = SegmentSummary.of(timeline, frames.of(segment));
            if (summary.frames() > 0) {
                segments.add(
                        new Segment(
                                segment.start(),
                                segment.end(),
                                timeline.labels().get(summary.dominant()),
                                value(timeline, summary.mean()),
                                ""));
            }
        }
        return new Tier(name, tier.kind(), timeline.model().id(), segments);
    }

    private static OptionalDouble value(EmotionTimeline timeline, double[] probabilities) {
        int negative = place(timeline, "negative");
        int positive = place(timeline, "positive");
        return negative < 0 || positive < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(probabilities[positive] - probabilities[negative]);
    }

    private static int place(EmotionTimeline timeline, String label) {
        return timeline.labels().names().stream().map(LabelList::same).toList().indexOf(label);
    }
}
