package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import java.util.List;
import java.util.Optional;

/** Segments of one tier at other times, see {@link SegmentEdits}. */
final class SegmentMoves {
    private final FrameTimes frames;
    private final Tier tier;
    private final String source;

    /**
     * @param frames of the clip
     * @param source of what is moved
     */
    SegmentMoves(FrameTimes frames, Tier tier, String source) {
        this.frames = frames;
        this.tier = tier;
        this.source = source;
    }

    /** Moves the end. */
    Change end(Segment segment, double to) {
        Optional<Segment> next = blocking(segment, 1);
        Optional<Segment> shared =
                next.filter(n -> !n.isPoint() && n.start() - segment.end() <= Neighbours.TOUCH);
        double high =
                shared.isPresent()
                        ? frames.latestStart(shared.get().end())
                        : next.map(Segment::start).orElse(frames.last());
        double end = between(frames.earliestEnd(segment.start()), segment.end(), high, to);
        if (end == segment.end()) {
            return new Change(tier, Optional.of(segment));
        }
        Segment moved = sourced(segment.at(segment.start(), end));
        return shared.isEmpty()
                ? Neighbours.replaced(tier, List.of(segment), List.of(moved), moved)
                : Neighbours.replaced(
                        tier,
                        List.of(segment, shared.get()),
                        List.of(moved, sourced(shared.get().at(end, shared.get().end()))),
                        moved);
    }

    /** Moves the start. */
    Change start(Segment segment, double to) {
        Optional<Segment> before = blocking(segment, -1);
        Optional<Segment> shared =
                before.filter(b -> !b.isPoint() && segment.start() - b.end() <= Neighbours.TOUCH);
        double low =
                shared.isPresent()
                        ? frames.earliestEnd(shared.get().start())
                        : before.map(Segment::end).orElse(frames.first());
        double start = between(low, segment.start(), frames.latestStart(segment.end()), to);
        if (start == segment.start()) {
            return new Change(tier, Optional.of(segment));
        }
        Segment moved = sourced(segment.at(start, segment.end()));
        return shared.isEmpty()
                ? Neighbours.replaced(tier, List.of(segment), List.of(moved), moved)
                : Neighbours.replaced(
                        tier,
                        List.of(shared.get(), segment),
                        List.of(sourced(shared.get().at(shared.get().start(), start)), moved),
                        moved);
    }

    /** Kept within limits, of which none may be behind the place where it is now. */
    private static double between(double low, double now, double high, double to) {
        return Math.max(Math.min(low, now), Math.min(Math.max(high, now), to));
    }

    /** Moves the whole segment to a start. */
    Change whole(Segment segment, double toStart) {
        Change same = new Change(tier, Optional.of(segment));
        double length = segment.duration();
        double low = blocking(segment, -1).map(Segment::end).orElse(frames.first());
        double high = blocking(segment, 1).map(Segment::start).orElse(frames.last());
        double start = between(low, segment.start(), high - length, toStart);
        double latest = Math.max(high, segment.end());
        // Not a rounding error beyond the neighbour.
        double end = Math.min(latest, start + length);
        if (isOnFrames(segment.start()) && isOnFrames(segment.end())) {
            // Frames may differ in length: both go to the edges that are nearest.
            start = Math.max(Math.min(low, segment.start()), frames.nearest(start));
            end = Math.min(latest, frames.nearest(start + length));
        }
        if (segment.isPoint()) {
            end = start;
        } else if (end - start < length - Neighbours.TOUCH
                && end < frames.earliestEnd(start) - Neighbours.TOUCH) {
            return same;
        }
        Segment moved = sourced(segment.at(start, end));
        if (start == segment.start() || isTaken(segment, moved)) {
            return same;
        }
        return Neighbours.replaced(tier, List.of(segment), List.of(moved), moved);
    }

    private boolean isOnFrames(double seconds) {
        return Math.abs(frames.nearest(seconds) - seconds) <= Neighbours.TOUCH;
    }

    /** Whether another point is where a point is to go. */
    private boolean isTaken(Segment segment, Segment moved) {
        return moved.isPoint()
                && tier.kind() != TierKind.OVERLAPPING
                && tier.segments().stream()
                        .anyMatch(
                                other ->
                                        other.isPoint()
                                                && other.start() == moved.start()
                                                && !other.equals(segment));
    }

    private Segment sourced(Segment segment) {
        return segment.labelled(segment.label(), source);
    }

    /** The neighbour that a segment must not cross. Points may change places. */
    private Optional<Segment> blocking(Segment segment, int step) {
        return tier.kind() == TierKind.SEQUENCE
                ? Neighbours.of(tier, segment, step)
                : Optional.empty();
    }
}
