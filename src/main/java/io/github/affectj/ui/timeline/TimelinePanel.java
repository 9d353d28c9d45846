package io.github.affectj.ui.timeline;

import io.github.affectj.overlay.timeline.TimelineHit;
import io.github.affectj.overlay.timeline.TimelineLayout;
import io.github.affectj.overlay.timeline.TimelineMarks;
import io.github.affectj.overlay.timeline.TimelinePainter;
import io.github.affectj.overlay.timeline.TimelineRow;
import io.github.affectj.overlay.timeline.TimelineView;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import javax.swing.JComponent;

/** The timeline as a part of a window: which part of the time and of the rows shows. */
final class TimelinePanel extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final double ZOOM = 1.5;
    private static final int SPARE = 130;

    private final transient TimelineModel model;
    private final transient DoubleConsumer goTo;
    private transient TimelineLayout layout;
    private transient TimelineView view;
    private double playhead = Double.NaN;
    private double snapped = Double.NaN;
    private transient Runnable viewListener = () -> {};

    /**
     * @param scale 1 where ordinary text shall have 12 pixels
     * @param goTo moves the stack to a moment, in seconds
     */
    TimelinePanel(TimelineModel model, double scale, DoubleConsumer goTo) {
        this.model = model;
        this.goTo = goTo;
        int width = (int) Math.round(960 * scale);
        layout = TimelineLayout.of(model.content(), width, 1, scale);
        // With room for the audio, which comes later, and for tiers to be added.
        int rows = layout.contentHeight() + (int) Math.round(SPARE * scale);
        setPreferredSize(new Dimension(width, layout.rulerHeight() + rows));
        setFocusable(true);
        setOpaque(true);
        view = TimelineView.fit(model.content(), layout);
        model.addListener(this::contentChanged);
    }

    /** Is told when another part of the time or of the rows shows. */
    void onViewChange(Runnable listener) {
        viewListener = listener;
    }

    private void contentChanged() {
        layout = layout.with(model.content());
        show(view.at(layout));
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        layout = layout.resized(Math.max(1, width), Math.max(1, height));
        show(view.at(layout));
    }

    @Override
    protected void paintComponent(Graphics g) {
        int segment = model.segmentIndex();
        TimelineMarks marks =
                TimelineMarks.NONE
                        .withPlayhead(playhead)
                        .withTier(model.tierIndex())
                        .withSegments(segment < 0 ? Set.of() : Set.of(segment))
                        .withSnapped(snapped);
        TimelinePainter.paint((Graphics2D) g, model.content(), view, layout, marks);
    }

    TimelineModel model() {
        return model;
    }

    TimelineView view() {
        return view;
    }

    TimelineLayout rows() {
        return layout;
    }

    /** Shows another part of the time. */
    void show(TimelineView other) {
        view = other;
        repaint();
        viewListener.run();
    }

    /** Shows other rows. */
    void scrollTo(int pixels) {
        layout = layout.scrolledTo(pixels);
        show(view);
    }

    /** What lies under a place. */
    TimelineHit hit(double x, double y) {
        return layout.hit(x, y, view);
    }

    /** Where the row of the active tier shows a stretch of time. */
    Rectangle place(double from, double to) {
        layout = layout.revealing(model.tierIndex());
        Optional<TimelineRow> row = layout.row(model.tierIndex());
        int left = (int) Math.max(layout.left(), view.x(from));
        int right = (int) Math.min(layout.width(), view.x(to));
        return row.map(r -> new Rectangle(left, r.y(), Math.max(0, right - left), r.height()))
                .orElse(new Rectangle(left, 0, 0, 0));
    }

    /** When the frame begins that shows; NaN before it is known. */
    double playhead() {
        return playhead;
    }

    /**
     * The stack shows another frame.
     *
     * @param seconds when it begins
     * @param follow whether the view goes with it
     */
    void playhead(double seconds, boolean follow) {
        if (seconds != playhead) {
            playhead = seconds;
            if (follow) {
                show(view.revealing(seconds));
            }
            repaint();
        }
    }

    /** Moves stack and playhead to a moment. */
    void goTo(double seconds) {
        double held = Math.max(model.frames().first(), Math.min(model.frames().last(), seconds));
        int frame = model.frames().frameAt(held);
        playhead(model.frames().start(frame), false);
        goTo.accept(held);
    }

    /** Moves stack and playhead to a moment, and the view so that it shows. */
    void reveal(double seconds) {
        goTo(seconds);
        show(view.revealing(playhead));
    }

    /** Marks what a dragged edge is held by; NaN for nothing. */
    void snapped(double seconds) {
        snapped = seconds;
        repaint();
    }

    /** Nearer, or farther with a negative number of steps, about a place in pixels. */
    void zoom(double steps, double x) {
        show(view.zoomed(Math.pow(ZOOM, steps), x));
    }

    /** Nearer or farther about the playhead where it shows, else about the middle. */
    void zoom(double steps) {
        double x = view.x(playhead);
        boolean shows = x >= layout.left() && x <= layout.width();
        zoom(steps, shows ? x : layout.left() + layout.chartWidth() / 2.0);
    }

    /** The whole clip. */
    void fit() {
        show(TimelineView.fit(model.content(), layout));
    }

    /** The active tier's row shows. */
    void revealTier() {
        layout = layout.revealing(model.tierIndex());
        show(view);
    }
}
