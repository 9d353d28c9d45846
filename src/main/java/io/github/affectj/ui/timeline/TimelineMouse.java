package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.overlay.timeline.TimelineHit;
import io.github.affectj.overlay.timeline.TimelineRow;
import io.github.affectj.overlay.timeline.TimelineView;
import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import javax.swing.SwingUtilities;

/**
 * What the mouse does: draws, moves and selects segments, moves the playhead, pans and zooms. A
 * drag is a draft until the button is let go.
 */
final class TimelineMouse extends MouseAdapter {
    /** Before a press is a drag, in pixels. */
    private static final int SLACK = 4;

    /** How near a target holds an edge, in pixels. */
    private static final double REACH = 8;

    /** How far a drag beyond the chart pans, in pixels an event. */
    private static final int PUSH = 12;

    private enum Gesture {
        NONE,
        PAN,
        SCRUB,
        DRAW,
        MOVE
    }

    /** What the mouse asks of the window. */
    interface Window {
        /** Edits the label of the selected segment in its place. */
        void editLabel();

        /** Renames the active tier. */
        void renameTier();

        /** Opens the menu of a row. */
        void popup(MouseEvent e, boolean ofTier);

        /** Tells a sentence. */
        void tell(String sentence);
    }

    private final TimelinePanel panel;
    private final TimelineModel model;
    private final Window window;
    private Gesture gesture = Gesture.NONE;
    private TimelineHit begin;
    private TimelineView beginView;
    private int beginX;
    private boolean dragged;
    private SegmentDrag drag;
    private String refused = "";

    TimelineMouse(TimelinePanel panel, Window window) {
        this.panel = panel;
        this.model = panel.model();
        this.window = window;
    }

    /** Listens to the panel. */
    void attach() {
        panel.addMouseListener(this);
        panel.addMouseMotionListener(this);
        panel.addMouseWheelListener(this);
    }

    /** Gives up what is dragged. */
    boolean cancel() {
        boolean was = gesture != Gesture.NONE && dragged;
        gesture = Gesture.NONE;
        panel.snapped(Double.NaN);
        model.dropDraft();
        return was;
    }

    /** Whether a button is held. */
    boolean isBusy() {
        return gesture != Gesture.NONE;
    }

    @Override
    public void mousePressed(MouseEvent e) {
        panel.requestFocusInWindow();
        begin = panel.hit(e.getX(), e.getY());
        beginView = panel.view();
        beginX = e.getX();
        dragged = false;
        refused = "";
        if (begin.tier() >= 0) {
            model.activate(begin.tier());
        }
        if (e.isPopupTrigger()) {
            popup(e);
        } else if (SwingUtilities.isMiddleMouseButton(e)) {
            gesture = Gesture.PAN;
        } else if (SwingUtilities.isLeftMouseButton(e) && !begin.name()) {
            gesture = begun();
            if (gesture == Gesture.SCRUB) {
                panel.goTo(begin.time());
            }
        }
    }

    private Gesture begun() {
        if (begin.kind() == TimelineRow.Kind.RULER) {
            return Gesture.PAN;
        }
        if (begin.kind() != TimelineRow.Kind.TIER) {
            return Gesture.SCRUB;
        }
        if (begin.segment() < 0) {
            return Gesture.DRAW;
        }
        model.select(Optional.of(segment()));
        return Gesture.MOVE;
    }

    private Segment segment() {
        return model.content().tiers().tiers().get(begin.tier()).segments().get(begin.segment());
    }

    private void popup(MouseEvent e) {
        if (begin.segment() >= 0) {
            model.select(Optional.of(segment()));
        }
        window.popup(e, begin.segment() < 0);
    }

    @Override
    public void mouseDragged(MouseEvent e) {
        if (gesture == Gesture.NONE) {
            return;
        }
        if (!dragged && Math.abs(e.getX() - beginX) < SLACK * panel.rows().scale()) {
            return;
        }
        if (gesture == Gesture.PAN) {
            dragged = true;
            panel.setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
            panel.show(beginView.panned(beginX - e.getX()));
            return;
        }
        push(e.getX());
        double time = panel.view().time(e.getX());
        if (gesture == Gesture.SCRUB) {
            dragged = true;
            panel.goTo(time);
            return;
        }
        edit(time, e.isShiftDown());
    }

    /** A drag beyond the chart brings what is hidden there. */
    private void push(int x) {
        if (x > panel.getWidth()) {
            panel.show(panel.view().panned(PUSH));
        } else if (x < panel.rows().left()) {
            panel.show(panel.view().panned(-PUSH));
        }
    }

    /** What is drawn or moved now, as a draft. */
    private void edit(double time, boolean free) {
        if (!dragged) {
            dragged = true;
            drag = new SegmentDrag(panel, begin, gesture == Gesture.DRAW);
        }
        double reach = free ? 0 : REACH * panel.rows().scale() * panel.view().secondsPerPixel();
        refused = drag.to(time, reach);
    }

    @Override
    public void mouseReleased(MouseEvent e) {
        Gesture ended = gesture;
        gesture = Gesture.NONE;
        panel.snapped(Double.NaN);
        if (e.isPopupTrigger() && !dragged) {
            popup(e);
            return;
        }
        switch (ended) {
            case NONE, SCRUB -> {}
            case PAN -> {
                if (!dragged && SwingUtilities.isLeftMouseButton(e)) {
                    panel.goTo(begin.time());
                }
            }
            default -> {
                if (dragged) {
                    model.commit(drag.what());
                    if (!refused.isEmpty()) {
                        window.tell(refused);
                    }
                } else {
                    if (ended == Gesture.DRAW) {
                        model.select(Optional.empty());
                    }
                    panel.goTo(begin.time());
                }
            }
        }
        mouseMoved(e);
    }

    @Override
    public void mouseClicked(MouseEvent e) {
        if (e.getClickCount() != 2 || !SwingUtilities.isLeftMouseButton(e)) {
            return;
        }
        TimelineHit hit = panel.hit(e.getX(), e.getY());
        if (hit.kind() == TimelineRow.Kind.MODEL && !hit.name()) {
            window.tell(
                    "what the model says can't be changed; copy its labels into a tier (menu Tier) to correct them.");
        } else if (hit.tier() >= 0 && hit.name()) {
            window.renameTier();
        } else if (hit.segment() >= 0) {
            window.editLabel();
        }
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        TimelineHit hit = panel.hit(e.getX(), e.getY());
        int cursor =
                hit.kind() == TimelineRow.Kind.TIER && !hit.name()
                        ? hit.segment() < 0
                                ? Cursor.CROSSHAIR_CURSOR
                                : hit.edge() == TimelineHit.Edge.NONE
                                        ? Cursor.DEFAULT_CURSOR
                                        : Cursor.E_RESIZE_CURSOR
                        : Cursor.DEFAULT_CURSOR;
        panel.setCursor(Cursor.getPredefinedCursor(cursor));
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
        double turns = e.getPreciseWheelRotation();
        if (e.isShiftDown()) {
            panel.show(panel.view().panned(turns * panel.rows().chartWidth() / 10));
        } else if (e.getX() < panel.rows().left()) {
            panel.scrollTo(panel.rows().scroll() + (int) Math.round(turns * 30));
        } else {
            panel.zoom(-turns / 2, e.getX());
        }
    }
}
