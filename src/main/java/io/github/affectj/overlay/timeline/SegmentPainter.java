package io.github.affectj.overlay.timeline;

import io.github.affectj.overlay.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Set;

/**
 * Draws a row of segments. Those that are narrower than two pixels are drawn as columns of pixels
 * with the mean colour of what lies on them, so that a row takes no longer the more there are.
 */
final class SegmentPainter {
    private static final double NARROW = 2;

    /** Dark letters have a contrast of at least 5 to 1 on every colour that is so pale. */
    private static final double PALE = 0.4;

    private static final double PALE_COLUMN = 0.65;
    private static final double LEAST_COVER = 0.6;

    /** How high a lane must be for letters of a height of 1. */
    private static final double ROOM_OF_LETTERS = 1.05;

    private final Scene scene;
    private final Graphics2D g;
    private final TimelineView view;
    private final SegmentTrack track;
    private final TimelineRow row;
    private final Color ground;

    /** The column of pixels that narrow segments are gathered for, and what has been. */
    private double column = Double.NEGATIVE_INFINITY;

    private double cover;
    private double red;
    private double green;
    private double blue;

    SegmentPainter(Scene scene, SegmentTrack track, TimelineRow row) {
        this.scene = scene;
        this.g = scene.g();
        this.view = scene.view();
        this.track = track;
        this.row = row;
        this.ground = row.isModels() ? Style.MODEL_BACK : Style.BACK;
    }

    /**
     * Draws the row.
     *
     * @param selected places of segments that are selected
     */
    void paint(Set<Integer> selected) {
        List<Lane> lanes = track.lanes();
        double tall = (double) (row.height() - 2 * scene.layout().pad()) / lanes.size();
        for (int k = 0; k < lanes.size(); k++) {
            double top = scene.snapped(row.y() + scene.layout().pad() + k * tall);
            double next = scene.snapped(row.y() + scene.layout().pad() + (k + 1) * tall);
            lane(lanes.get(k), top, tall > 4 ? next - top - 1 : next - top, selected);
        }
    }

    private void lane(Lane lane, double top, double tall, Set<Integer> selected) {
        column = Double.NEGATIVE_INFINITY;
        double lastPoint = Double.NEGATIVE_INFINITY;
        for (int i = lane.firstEndingFrom(view.first());
                i < lane.size() && lane.start(i) <= view.last();
                i++) {
            int place = lane.segment(i);
            double from = view.x(lane.start(i));
            double to = view.x(lane.end(i));
            if (lane.start(i) == lane.end(i)) {
                if (from - lastPoint >= NARROW || selected.contains(place)) {
                    point(lane, i, from, top, tall, selected.contains(place));
                    lastPoint = from;
                }
            } else if (to - from >= NARROW || selected.contains(place)) {
                flush(top, tall);
                wide(place, from, to, top, tall, selected.contains(place));
            } else {
                narrow(track.colours()[place], from, to, top, tall);
            }
        }
        flush(top, tall);
    }

    private void wide(
            int place, double from, double to, double top, double tall, boolean selected) {
        // What lies far outside is not given to the device: its numbers are small.
        double left = scene.snapped(Math.max(from, scene.left() - 4));
        double right = scene.snapped(Math.min(Math.max(to, from + NARROW), scene.right() + 4.0));
        Color colour = track.colours()[place];
        Color pale = Palette.mixed(colour, ground, PALE);
        int line = scene.style().px(1);
        if (row.isModels()) { // no frame, but a gap to the next
            box(pale, left, top, right - line - left, tall);
        } else {
            double wide = right - left;
            double rim = Math.min(selected ? 2.0 * line : line, wide / 2);
            box(selected ? Style.SELECTED : colour, left, top, wide, tall);
            box(pale, left + rim, top + rim, wide - 2 * rim, Math.max(0, tall - 2 * rim));
        }
        double space = 3 * scene.style().scale();
        double begin = Math.max(from, scene.left()) + space;
        double room = Math.min(to, scene.right()) - space - begin;
        text(place, scene.style().text(), begin, top, tall, room);
    }

    /** Writes what a segment says, in small letters in a thin lane, and not in one too thin. */
    private void text(int place, Font font, double x, double top, double tall, double room) {
        Font small = scene.style().small();
        if (tall >= ROOM_OF_LETTERS * small.getSize2D()) {
            boolean thin = tall < ROOM_OF_LETTERS * font.getSize2D();
            g.setColor(Style.TEXT);
            scene.text(track.texts()[place], thin ? small : font, x, top + tall / 2, room);
        }
    }

    private void box(Color colour, double x, double y, double wide, double tall) {
        g.setColor(colour);
        scene.box(x, y, wide, tall);
    }

    private void point(Lane lane, int i, double x, double top, double tall, boolean selected) {
        int place = lane.segment(i);
        double half = Math.min(tall / 4, 4 * scene.style().scale());
        g.setColor(selected ? Style.SELECTED : track.colours()[place]);
        double line = scene.style().px(selected ? 2 : 1);
        scene.box(scene.snapped(x - line / 2), top, line, tall);
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, top);
        diamond.lineTo(x + half, top + half);
        diamond.lineTo(x, top + 2 * half);
        diamond.lineTo(x - half, top + half);
        diamond.closePath();
        scene.smooth(diamond);
        double next = i + 1 < lane.size() ? view.x(lane.start(i + 1)) - half : scene.right();
        double begin = x + half + 2 * scene.style().scale();
        double room = Math.min(next, scene.right()) - begin;
        text(place, scene.style().small(), begin, top, tall, room);
    }

    /** Gathers a narrow segment into the columns that it lies on. */
    private void narrow(Color colour, double from, double to, double top, double tall) {
        double step = scene.step();
        for (double at = Math.floor(from / step) * step; at < to; at += step) {
            if (at != column) {
                flush(top, tall);
                column = at;
            }
            double part = Math.min(to, at + step) - Math.max(from, at);
            cover += part;
            red += part * colour.getRed();
            green += part * colour.getGreen();
            blue += part * colour.getBlue();
        }
    }

    private void flush(double top, double tall) {
        if (cover > 0) {
            double step = scene.step();
            Color mean =
                    new Color(
                            (int) Math.round(Math.min(255, red / cover)),
                            (int) Math.round(Math.min(255, green / cover)),
                            (int) Math.round(Math.min(255, blue / cover)));
            double share = Math.max(LEAST_COVER, Math.min(1, cover / step));
            g.setColor(Palette.mixed(mean, ground, PALE_COLUMN * share));
            scene.box(column, top, step, tall);
        }
        column = Double.NEGATIVE_INFINITY;
        cover = 0;
        red = 0;
        green = 0;
        blue = 0;
    }
}
