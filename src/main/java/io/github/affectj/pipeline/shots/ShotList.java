package io.github.affectj.pipeline.shots;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.SegmentLengths;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The shots of a clip, one behind the other without gaps, and the transitions between them.
 *
 * @param model id of the network that found them
 * @param shots at least one
 * @param transitions one fewer
 * @param last of each frame the network's probability that it ends a shot
 * @param within of each frame the network's probability that it belongs to a transition
 */
public record ShotList(
        String model,
        List<Shot> shots,
        List<Transition> transitions,
        float[] last,
        float[] within) {
    /** Name of the tier of shots. */
    public static final String SHOTS = "shots";

    /** Name of the tier of transitions. */
    public static final String TRANSITIONS = "transitions";

    /** Copies the lists. */
    public ShotList {
        shots = List.copyOf(shots);
        transitions = List.copyOf(transitions);
    }

    /**
     * The shots between transitions.
     *
     * @param times of the clip
     */
    static ShotList of(
            String model, ClipTimes times, List<Transition> transitions, FrameScores scores) {
        List<Shot> shots = new ArrayList<>();
        int first = 0;
        for (int i = 0; i <= transitions.size(); i++) {
            boolean isLast = i == transitions.size();
            int next = isLast ? times.size() : transitions.get(i).next();
            shots.add(
                    new Shot(
                            i + 1,
                            first,
                            next - 1,
                            times.start(first),
                            isLast ? end(times, next - 1) : times.start(next),
                            i == 0 ? "" : transitions.get(i - 1).kind().label()));
            first = next;
        }
        return new ShotList(model, shots, transitions, scores.lastOfAll(), scores.withinOfAll());
    }

    private static double end(ClipTimes times, int frame) {
        return times.start(frame) + times.duration(frame);
    }

    /** The shots as a tier: segments that touch, labelled with their numbers. */
    public Tier tier() {
        return new Tier(
                SHOTS,
                TierKind.SEQUENCE,
                model,
                shots.stream()
                        .map(s -> new Segment(s.start(), s.end(), Integer.toString(s.number())))
                        .toList());
    }

    /**
     * The transitions as a tier: {@code cut} is a moment, {@code fade} and {@code dissolve} last as
     * long as their frames; the value is the network's probability.
     *
     * @param times of the clip
     */
    public Tier transitionTier(ClipTimes times) {
        List<Segment> segments = new ArrayList<>();
        for (Transition t : transitions) {
            boolean cut = t.kind() == Transition.Kind.CUT;
            double start = times.start(cut ? t.next() : t.first());
            segments.add(
                    new Segment(
                            start,
                            cut ? start : end(times, t.last()),
                            t.kind().label(),
                            OptionalDouble.of(t.probability()),
                            ""));
        }
        return Tier.of(TRANSITIONS, model, segments);
    }

    /** How long the shots are. */
    public SegmentLengths lengths() {
        return SegmentLengths.of(tier());
    }
}
