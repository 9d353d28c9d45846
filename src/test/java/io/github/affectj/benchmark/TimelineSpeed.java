package io.github.affectj.benchmark;

import io.github.affectj.overlay.timeline.SampleTimelines;
import io.github.affectj.overlay.timeline.TimelineContent;
import io.github.affectj.overlay.timeline.TimelineLayout;
import io.github.affectj.overlay.timeline.TimelineMarks;
import io.github.affectj.overlay.timeline.TimelinePainter;
import io.github.affectj.overlay.timeline.TimelineView;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the timeline takes to be drawn again, into a picture as large as a window, while it is
 * panned: against what still looks fluid, and against a timeline of a hundredth of the frames and
 * segments, which is as wide.
 */
final class TimelineSpeed {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 900;
    private static final int TIERS = 10;
    private static final double FLUID_MS = 50;
    private static final double PAN = 137;

    private TimelineSpeed() {}

    /**
     * Measures.
     *
     * @param frames of the clip
     * @param segments of each tier
     */
    static List<Row> measure(int frames, int segments, int rounds) throws Exception {
        TimelineContent all = SampleTimelines.content(frames, TIERS, segments);
        TimelineContent few =
                SampleTimelines.content(frames / 100, TIERS, Math.max(1, segments / 100));
        String what =
                "timeline of %d frames and %d tiers of %d segments, a pan at %d x %d px"
                        .formatted(frames, TIERS, segments, WIDTH, HEIGHT);
        List<Row> rows = new ArrayList<>();
        for (double near : new double[] {1.01, 40}) {
            double[] millis = Turns.medians(rounds, pan(all, near), pan(few, near));
            String part = near < 2 ? ", nearly all of it showing" : ", a 40th of it showing";
            rows.add(Row.times(what + part, millis[0], "fluid is", FLUID_MS, 1));
            rows.add(
                    Row.times(
                            what + part,
                            millis[0],
                            "a 100th of frames and segments",
                            millis[1],
                            Double.NaN));
        }
        return rows;
    }

    private static Turns.Measured pan(TimelineContent content, double near) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        TimelineLayout layout = TimelineLayout.of(content, WIDTH, HEIGHT, 1);
        TimelineView first = TimelineView.fit(content, layout).zoomed(near, WIDTH / 2.0);
        TimelineView next = first.panned(PAN);
        boolean[] there = {false};
        return Turns.timed(
                () -> {
                    there[0] = !there[0];
                    Graphics2D g = image.createGraphics();
                    TimelinePainter.paint(
                            g, content, there[0] ? next : first, layout, TimelineMarks.NONE);
                    g.dispose();
                });
    }
}
