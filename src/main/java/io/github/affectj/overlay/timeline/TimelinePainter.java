package io.github.affectj.overlay.timeline;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Set;

/**
 * Draws a timeline. How long it takes depends on the pixels, not on how many frames and segments
 * there are.
 */
public final class TimelinePainter {
    private static final double LEAST_BETWEEN_CUTS = 8;

    private final Scene scene;
    private final TimelineMarks marks;
    private final Graphics2D g;
    private final int top;
    private final int bottom;

    /** The lower end of the last row that shows. */
    private final int end;

    private TimelinePainter(Scene scene, TimelineMarks marks) {
        this.scene = scene;
        this.marks = marks;
        this.g = scene.g();
        this.top = scene.layout().rulerHeight();
        this.bottom = scene.layout().height();
        TimelineLayout layout = scene.layout();
        this.end = Math.min(bottom, top + layout.contentHeight() - layout.scroll());
    }

    /**
     * Draws all of it, the ground included. What is set in {@code g} stays as it is.
     *
     * @param content what is drawn
     * @param view which part of the time
     * @param layout of that content, which rows where
     * @param marks playhead and selection
     */
    public static void paint(
            Graphics2D g,
            TimelineContent content,
            TimelineView view,
            TimelineLayout layout,
            TimelineMarks marks) {
        paint(g, Device.PIXELS, content, view, layout, marks);
    }

    /** Draws on any device. */
    static void paint(
            Graphics2D g,
            Device device,
            TimelineContent content,
            TimelineView view,
            TimelineLayout layout,
            TimelineMarks marks) {
        Graphics2D own = (Graphics2D) g.create();
        try {
            own.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            own.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            own.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            new TimelinePainter(new Scene(own, device, content, view, layout), marks).paint();
        } finally {
            own.dispose();
        }
    }

    private void paint() {
        int width = scene.layout().width();
        g.clipRect(0, 0, width, bottom);
        g.setColor(Style.BACK);
        g.fillRect(0, 0, width, bottom);
        Shape whole = g.getClip();
        g.clipRect(0, top, width, bottom - top);
        NamesPainter names = new NamesPainter(scene);
        for (TimelineRow row : scene.layout().rows()) {
            boolean shows = row.y() < bottom && row.y() + row.height() > top;
            if (row.kind() != TimelineRow.Kind.RULER && shows) {
                chart(row);
                names.paint(row, row.tier() >= 0 && row.tier() == marks.tier());
                g.setColor(Style.LINE);
                g.fillRect(0, row.y() + row.height() - 1, width, 1);
            }
        }
        inChart(this::cuts);
        g.setClip(whole);
        new RulerPainter(scene).paint();
        g.setColor(Style.LINE);
        g.fillRect(scene.left() - 1, 0, 1, end);
        g.clipRect(scene.left(), 0, scene.view().width(), bottom);
        range();
        line(marks.snapped(), Style.SNAPPED, 0);
        playhead();
    }

    /** Draws within the chart; the clip is set back afterwards. */
    private void inChart(Runnable drawing) {
        Shape before = g.getClip();
        g.clipRect(scene.left(), 0, scene.view().width(), bottom);
        drawing.run();
        g.setClip(before);
    }

    private void chart(TimelineRow row) {
        TimelineContent content = scene.content();
        inChart(
                () -> {
                    g.setColor(row.isModels() ? Style.MODEL_BACK : Style.BACK);
                    g.fillRect(scene.left(), row.y(), scene.view().width(), row.height());
                    switch (row.kind()) {
                        case MODEL ->
                                new SegmentPainter(scene, model(row).says(), row).paint(Set.of());
                        case CURVES ->
                                new CurvePainter(scene).probabilities(row, model(row).curves());
                        case ATTENTION ->
                                new CurvePainter(scene).attention(row, model(row).attention());
                        case WAVEFORM ->
                                content.waveform()
                                        .ifPresent(
                                                wave -> new CurvePainter(scene).sound(row, wave));
                        case TIER -> {
                            boolean active = row.tier() == marks.tier();
                            new SegmentPainter(scene, content.track(row.tier()), row)
                                    .paint(active ? marks.segments() : Set.of());
                        }
                        case RULER, NOTHING -> {}
                    }
                });
    }

    private ModelTrack model(TimelineRow row) {
        return scene.content().models().get(row.model());
    }

    /** The cuts through all rows, where they do not stand too close. */
    private void cuts() {
        double[] cuts = scene.content().visibleCuts(scene.view());
        if (cuts.length * LEAST_BETWEEN_CUTS <= scene.view().width()) {
            g.setColor(Style.CUT);
            for (double cut : cuts) {
                scene.box(Math.floor(scene.view().x(cut)), top, 1, end - top);
            }
        }
    }

    private void range() {
        if (marks.from() <= marks.to()) {
            double from = scene.view().x(marks.from());
            double wide = Math.max(1, scene.view().x(marks.to()) - from);
            int y = top;
            int tall = end - top;
            TimelineRow row = scene.layout().row(marks.tier()).orElse(null);
            if (row != null) {
                y = Math.max(top, row.y());
                tall = Math.max(0, row.y() + row.height() - y);
            }
            g.setColor(Style.RANGE);
            scene.box(from, y, wide, tall);
            g.setColor(Style.SELECTED);
            scene.box(from, y, 1, tall);
            scene.box(from + wide - 1, y, 1, tall);
        }
    }

    private void line(double seconds, Color colour, double from) {
        if (!Double.isNaN(seconds)) {
            double x = Math.floor(scene.view().x(seconds));
            g.setColor(colour);
            scene.box(x, from, scene.style().px(1), end - from);
        }
    }

    private void playhead() {
        double half = scene.style().px(6);
        double upper = top - 1.5 * half;
        line(marks.playhead(), Style.PLAYHEAD, upper);
        if (!Double.isNaN(marks.playhead())) {
            double x = Math.floor(scene.view().x(marks.playhead())) + scene.style().px(1) / 2.0;
            Path2D head = new Path2D.Double();
            head.moveTo(x - half, upper);
            head.lineTo(x + half, upper);
            head.lineTo(x, top);
            head.closePath();
            scene.smooth(head);
        }
    }
}
