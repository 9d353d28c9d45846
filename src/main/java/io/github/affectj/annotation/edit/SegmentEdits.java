package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Edits of the segments of a tier by one person. Each gives another tier. No edit makes a segment
 * shorter than a frame, or lets segments cross where the tier's kind forbids that: edges stop at
 * their neighbours. What an edit touches is from then on said by that person. Times are in seconds;
 * those of a pointer go through {@link Snapping} first.
 */
public final class SegmentEdits {
    /** Which edge of a segment. */
    public enum Edge {
        START,
        END
    }

    private final FrameTimes frames;
    private final String person;

    /**
     * @param frames of the clip
     * @param person who edits: a name or initials
     */
    public SegmentEdits(FrameTimes frames, String person) {
        this.frames = frames;
        this.person = person;
    }

    private String source(Tier tier) {
        return person.equals(tier.coder()) ? "" : person;
    }

    /**
     * A new segment between two moments in either order; of a tier of points a point at the first.
     * Where segments must not overlap it ends at its neighbours.
     *
     * @param from where it was begun, which must be free
     * @param to where it was ended
     * @throws BadInputException if there is no room
     */
    public Change draw(Tier tier, double from, double to, String label) {
        return draw(tier, from, from, to, label);
    }

    /**
     * As {@link #draw(Tier, double, double, String)}, where snapping has moved the beginning.
     *
     * @param free a moment in the gap that is meant
     */
    public Change draw(Tier tier, double free, double from, double to, String label) {
        boolean alone = tier.kind() != TierKind.OVERLAPPING;
        if (tier.kind() == TierKind.POINTS) {
            return point(tier, inside(from), label);
        }
        double low = frames.first();
        double high = frames.last();
        for (Segment other : alone ? tier.segments() : List.<Segment>of()) {
            if (other.holds(free)) {
                throw new BadInputException(
                        "there is a segment from %s already; begin where the tier is empty."
                                .formatted(other.place()));
            }
            if (other.end() <= free) {
                low = Math.max(low, other.end());
            } else if (other.start() >= free) {
                high = Math.min(high, other.start());
            }
        }
        double start = Math.max(low, Math.min(high, Math.min(from, to)));
        double end = Math.max(low, Math.min(high, Math.max(from, to)));
        if (end < frames.earliestEnd(start) - Neighbours.TOUCH) {
            end = frames.earliestEnd(start);
            if (end > high) {
                end = high;
                start = Math.min(start, frames.latestStart(end));
            }
        }
        if (start < low || end < frames.earliestEnd(start) - Neighbours.TOUCH) {
            throw new BadInputException(
                    "there is no room for a frame between %.3f s and %.3f s.".formatted(low, high));
        }
        return added(tier, new Segment(start, end, label, OptionalDouble.empty(), source(tier)));
    }

    private double inside(double seconds) {
        return Math.max(frames.first(), Math.min(frames.last(), seconds));
    }

    private Change point(Tier tier, double at, String label) {
        if (tier.segments().stream().anyMatch(other -> other.start() == at)) {
            throw new BadInputException("there is a point at %.3f s already.".formatted(at));
        }
        return added(tier, new Segment(at, at, label, OptionalDouble.empty(), source(tier)));
    }

    private static Change added(Tier tier, Segment segment) {
        List<Segment> more = new ArrayList<>(tier.segments());
        more.add(segment);
        return new Change(tier.withSegments(more), Optional.of(segment));
    }

    /**
     * Two segments in the place of one, both with its label and value.
     *
     * @param at brought to the nearest edge of a frame
     * @return the second one is selected
     * @throws BadInputException if one of them would be shorter than a frame
     */
    public Change split(Tier tier, Segment segment, double at) {
        double cut = frames.nearest(at);
        if (segment.isPoint()
                || cut < frames.earliestEnd(segment.start())
                || cut > frames.latestStart(segment.end())) {
            throw new BadInputException(
                    "the segment %s can't be split at %.3f s; each part needs a frame at least."
                            .formatted(segment.place(), cut));
        }
        Segment second = sourced(tier, segment.at(cut, segment.end()));
        return Neighbours.replaced(
                tier,
                List.of(segment),
                List.of(sourced(tier, segment.at(segment.start(), cut)), second),
                second);
    }

    /**
     * A segment and the next one as one, and what is between them; the first one's label and value
     * stay, or the other's where it has none.
     *
     * @throws BadInputException if there is none behind it, or these are points
     */
    public Change mergeWithNext(Tier tier, Segment segment) {
        if (tier.kind() == TierKind.POINTS) {
            throw new BadInputException("points can't be merged.");
        }
        Segment next =
                Neighbours.of(tier, segment, 1)
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "there is no segment behind %s to merge with."
                                                        .formatted(segment.place())));
        Segment whole =
                new Segment(
                        segment.start(),
                        Math.max(segment.end(), next.end()),
                        segment.label().isEmpty() ? next.label() : segment.label(),
                        segment.value().isPresent() ? segment.value() : next.value(),
                        source(tier));
        return Neighbours.replaced(tier, List.of(segment, next), List.of(whole), whole);
    }

    /**
     * Moves an edge. One that two segments of a sequence share moves for both. It stops where a
     * segment would be shorter than a frame, at a neighbour, and at the ends of the clip.
     */
    public Change moveEdge(Tier tier, Segment segment, Edge edge, double to) {
        if (tier.kind() == TierKind.POINTS) {
            return move(tier, segment, to);
        }
        return edge == Edge.END ? moves(tier).end(segment, to) : moves(tier).start(segment, to);
    }

    /**
     * Moves a whole segment between its neighbours; it keeps its length, to the frame.
     *
     * @param toStart where it is to start
     */
    public Change move(Tier tier, Segment segment, double toStart) {
        return moves(tier).whole(segment, toStart);
    }

    private SegmentMoves moves(Tier tier) {
        return new SegmentMoves(frames, tier, source(tier));
    }

    /** Without a segment. */
    public Change delete(Tier tier, Segment segment) {
        List<Segment> fewer = new ArrayList<>(tier.segments());
        fewer.remove(Neighbours.index(tier, segment));
        return new Change(tier.withSegments(fewer), Optional.empty());
    }

    /** With another label for a segment. */
    public Change relabel(Tier tier, Segment segment, String label) {
        Segment now = segment.labelled(label, source(tier));
        return segment.label().equals(label)
                ? new Change(tier, Optional.of(segment))
                : Neighbours.replaced(tier, List.of(segment), List.of(now), now);
    }

    /** With another value for a segment, or none. */
    public Change value(Tier tier, Segment segment, OptionalDouble value) {
        Segment now = segment.valued(value, source(tier));
        return segment.value().equals(value)
                ? new Change(tier, Optional.of(segment))
                : Neighbours.replaced(tier, List.of(segment), List.of(now), now);
    }

    private Segment sourced(Tier tier, Segment segment) {
        return segment.labelled(segment.label(), source(tier));
    }
}
