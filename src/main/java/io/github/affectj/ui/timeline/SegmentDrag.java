package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.edit.Change;
import io.github.affectj.annotation.edit.SegmentEdits;
import io.github.affectj.annotation.edit.Snapping;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.timeline.TimelineHit;
import java.util.Optional;

/** One drag that draws a segment, or moves one or an edge of it: a draft of the model's. */
final class SegmentDrag {
    private final TimelinePanel panel;
    private final TimelineModel model;
    private final TimelineHit begin;
    private final boolean draws;
    private final Snapping snapping;
    private double from = Double.NaN;

    /**
     * @param begin where the button was pressed
     * @param draws whether a new segment is drawn, and not the selected one moved
     */
    SegmentDrag(TimelinePanel panel, TimelineHit begin, boolean draws) {
        this.panel = panel;
        this.model = panel.model();
        this.begin = begin;
        this.draws = draws;
        Optional<Snapping.Moved> moved =
                draws
                        ? Optional.empty()
                        : model.tier()
                                .flatMap(
                                        tier ->
                                                model.selected()
                                                        .map(
                                                                s ->
                                                                        new Snapping.Moved(
                                                                                tier.name(), s)));
        snapping = Snapping.of(model.frames(), model.tiers(), moved, panel.playhead());
    }

    /** What it does, for the menu. */
    String what() {
        return draws
                ? "draw a segment"
                : begin.edge() == TimelineHit.Edge.NONE ? "move a segment" : "move an edge";
    }

    /**
     * Goes on to a moment.
     *
     * @param time where the pointer is
     * @param reach how near a target holds an edge, in seconds
     * @return why it can't be done; empty if it can
     */
    String to(double time, double reach) {
        Optional<Tier> tier = model.tier();
        Optional<Segment> segment = model.selected();
        if (tier.isEmpty() || !draws && segment.isEmpty()) {
            return ""; // undone or deleted meanwhile
        }
        if (Double.isNaN(from)) {
            from = snapping.at(begin.time(), reach).seconds();
        }
        try {
            Snapping.Held held =
                    draws || begin.edge() != TimelineHit.Edge.NONE
                            ? snapping.at(time, reach)
                            : whole(segment.get(), time, reach);
            Change change = change(tier.get(), segment, held.seconds());
            panel.snapped(held.target() ? held.seconds() : Double.NaN);
            model.draft(change);
            return "";
        } catch (BadInputException e) {
            model.dropDraft();
            return e.getMessage();
        }
    }

    /** Where the start of a segment is held that moves as a whole: by the nearer of its edges. */
    private Snapping.Held whole(Segment segment, double time, double reach) {
        double start = segment.start() + time - begin.time();
        double length = segment.duration();
        Snapping.Held atStart = snapping.at(start, reach);
        Snapping.Held atEnd = snapping.at(start + length, reach);
        boolean byEnd =
                atEnd.target()
                        && (!atStart.target()
                                || Math.abs(atEnd.seconds() - start - length)
                                        < Math.abs(atStart.seconds() - start));
        return byEnd ? new Snapping.Held(atEnd.seconds() - length, true) : atStart;
    }

    private Change change(Tier tier, Optional<Segment> segment, double to) {
        SegmentEdits edits = model.edits();
        if (draws) {
            return edits.draw(tier, begin.time(), from, to, "");
        }
        return switch (begin.edge()) {
            case START -> edits.moveEdge(tier, segment.get(), SegmentEdits.Edge.START, to);
            case END -> edits.moveEdge(tier, segment.get(), SegmentEdits.Edge.END, to);
            case NONE -> edits.move(tier, segment.get(), to);
        };
    }
}
