package io.github.affectj.ui.timeline;

import io.github.affectj.overlay.timeline.TimelineLayout;
import io.github.affectj.overlay.timeline.TimelineView;
import java.awt.BorderLayout;
import java.awt.Dimension;
import javax.swing.JPanel;
import javax.swing.JScrollBar;

/** The timeline with its bars: one for the time, one for the rows where not all show. */
final class TimelineScroll extends JPanel {
    private static final long serialVersionUID = 1L;

    /** A bar counts whole numbers; a film has more pixels than these can hold. */
    private static final int STEPS = 100_000;

    private static final int BAR = 15;

    private final TimelinePanel panel;
    private final JScrollBar time = new JScrollBar(JScrollBar.HORIZONTAL);
    private final JScrollBar rows = new JScrollBar(JScrollBar.VERTICAL);

    /** While the bars are brought up to date, they move nothing. */
    private boolean updating;

    /**
     * @param scale 1 where ordinary text has 12 pixels
     */
    TimelineScroll(TimelinePanel panel, double scale) {
        super(new BorderLayout());
        this.panel = panel;
        add(panel, BorderLayout.CENTER);
        add(rows, BorderLayout.EAST);
        add(time, BorderLayout.SOUTH);
        int thick = (int) Math.round(BAR * scale);
        time.setPreferredSize(new Dimension(thick, thick));
        rows.setPreferredSize(new Dimension(thick, thick));
        time.setFocusable(false);
        rows.setFocusable(false);
        time.addAdjustmentListener(
                e -> {
                    if (!updating) {
                        TimelineView view = panel.view();
                        double length = view.end() - view.start();
                        panel.show(view.from(view.start() + length * e.getValue() / STEPS));
                    }
                });
        rows.addAdjustmentListener(
                e -> {
                    if (!updating) {
                        panel.scrollTo(e.getValue());
                    }
                });
        panel.onViewChange(this::update);
        update();
    }

    private void update() {
        updating = true;
        TimelineView view = panel.view();
        double length = view.end() - view.start();
        int extent = (int) Math.max(1, STEPS * (view.last() - view.first()) / length);
        int value = (int) Math.round(STEPS * (view.first() - view.start()) / length);
        time.setValues(
                Math.max(0, Math.min(value, STEPS - Math.min(extent, STEPS))),
                Math.min(extent, STEPS),
                0,
                STEPS);
        time.setBlockIncrement(extent);
        time.setUnitIncrement(Math.max(1, extent / 10));
        TimelineLayout layout = panel.rows();
        int all = Math.max(layout.contentHeight(), layout.viewHeight());
        rows.setValues(layout.scroll(), layout.viewHeight(), 0, all);
        rows.setBlockIncrement(layout.viewHeight());
        rows.setUnitIncrement(20);
        rows.setVisible(layout.contentHeight() > layout.viewHeight());
        updating = false;
    }
}
