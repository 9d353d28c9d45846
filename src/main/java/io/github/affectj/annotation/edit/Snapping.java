package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Which moment is meant by one near it: an edge of another segment, a cut, the playhead, or else
 * the nearest edge of a frame. Immutable.
 */
public final class Snapping {
    private final FrameTimes frames;
    private final double[] targets;

    private Snapping(FrameTimes frames, double[] targets) {
        this.frames = frames;
        this.targets = targets;
    }

    /**
     * The edges of all segments but one, and the playhead.
     *
     * @param frames of the clip
     * @param tiers of the clip; where it has cuts, the edges of its shots are among them
     * @param moved the tier whose segment is moved, and that segment; its own edges don't hold it.
     *     Empty where a new one is drawn
     * @param playhead seconds
     */
    public static Snapping of(
            FrameTimes frames, AnnotationSet tiers, Optional<Moved> moved, double playhead) {
        DoubleStream.Builder edges = DoubleStream.builder();
        edges.add(playhead);
        for (Tier tier : tiers.tiers()) {
            for (Segment segment : tier.segments()) {
                if (moved.isEmpty() || !moved.get().is(tier, segment)) {
                    edges.add(segment.start());
                    edges.add(segment.end());
                }
            }
        }
        return new Snapping(frames, edges.build().sorted().distinct().toArray());
    }

    /**
     * The segment that is moved.
     *
     * @param tier its tier's name
     * @param segment as it was before
     */
    public record Moved(String tier, Segment segment) {
        private boolean is(Tier other, Segment one) {
            return tier.equals(other.name()) && segment.equals(one);
        }
    }

    /** What holds a moment: the moment, and whether it is more than an edge of a frame. */
    public record Held(double seconds, boolean target) {}

    /**
     * The moment that is meant.
     *
     * @param seconds where the pointer is
     * @param within how near a target must be, in seconds, to hold it; 0 or less: only frames do
     */
    public Held at(double seconds, double within) {
        double best = Double.NaN;
        int behind = Arrays.binarySearch(targets, seconds);
        behind = behind < 0 ? -behind - 1 : behind;
        for (int i = Math.max(0, behind - 1); i <= behind && i < targets.length; i++) {
            if (Double.isNaN(best) || Math.abs(targets[i] - seconds) < Math.abs(best - seconds)) {
                best = targets[i];
            }
        }
        return within > 0 && Math.abs(best - seconds) <= within
                ? new Held(best, true)
                : new Held(frames.nearest(seconds), false);
    }
}
