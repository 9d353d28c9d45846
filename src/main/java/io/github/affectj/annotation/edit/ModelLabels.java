package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What a model says, as segments that a person can correct. */
public final class ModelLabels {
    /** Seconds by which frames that follow each other may lie apart: slice labels round times. */
    private static final double GAP = 0.0015;

    private ModelLabels() {}

    /**
     * A tier with a segment wherever the most probable label stays the same. Each segment says that
     * it comes from the model; what the coder changes in it is the coder's.
     *
     * @param name of the tier
     * @param coder who is going to correct it
     */
    public static Tier of(EmotionTimeline timeline, String name, String coder) {
        List<Segment> segments = new ArrayList<>();
        List<FrameEmotion> frames = timeline.frames();
        int first = 0;
        for (int i = 1; i <= frames.size(); i++) {
            FrameEmotion before = frames.get(i - 1);
            double end = before.timeSeconds() + before.durationSeconds();
            boolean goesOn =
                    i < frames.size()
                            && timeline.label(i).equals(timeline.label(first))
                            && frames.get(i).timeSeconds() <= end + GAP;
            if (!goesOn) {
                double next = i < frames.size() ? frames.get(i).timeSeconds() : end;
                end = next <= end + GAP ? next : end;
                segments.add(
                        new Segment(
                                frames.get(first).timeSeconds(),
                                end,
                                timeline.label(first),
                                OptionalDouble.empty(),
                                timeline.model().id()));
                first = i;
            }
        }
        return new Tier(
                name,
                TierKind.SEQUENCE,
                coder,
                segments.stream().filter(segment -> !segment.isPoint()).toList());
    }
}
