package io.github.affectj.overlay.timeline;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;

/** Draws times, and the frames where they are wide enough. */
final class RulerPainter {
    /** How far apart times may stand, in seconds. */
    private static final double[] STEPS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300,
        600, 900, 1800, 3600, 7200, 18000, 36000
    };

    private static final double LEAST_FRAME = 5;
    private static final double LEAST_NUMBER = 40;
    private static final double LEAST_TIME = 84;
    private static final double LEAST_MINOR = 8;

    private final Scene scene;
    private final Graphics2D g;
    private final TimelineView view;

    RulerPainter(Scene scene) {
        this.scene = scene;
        this.g = scene.g();
        this.view = scene.view();
    }

    void paint() {
        int height = scene.layout().rulerHeight();
        g.setColor(Style.NAMES);
        g.fillRect(0, 0, scene.layout().width(), height);
        double step = step(view.secondsPerPixel() * scene.style().px(LEAST_TIME));
        double minor = minor(step);
        ticks(minor, height * 0.44, height * 0.12, Style.LINE);
        ticks(step, height * 0.38, height * 0.18, Style.QUIET);
        times(step, height * 0.22);
        frames(height * 0.62, height * 0.38);
        g.setColor(Style.LINE);
        g.fillRect(0, height - 1, scene.layout().width(), 1);
    }

    /** The nearest that times may stand, where they need so much room. */
    static double step(double seconds) {
        for (double step : STEPS) {
            if (step >= seconds) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private double minor(double step) {
        double least = view.secondsPerPixel() * scene.style().px(LEAST_MINOR);
        for (int parts : new int[] {10, 5, 2}) {
            if (step / parts >= least) {
                return step / parts;
            }
        }
        return step;
    }

    private void ticks(double step, double top, double tall, Color colour) {
        g.setColor(colour);
        long last = (long) Math.floor(view.last() / step);
        for (long i = (long) Math.ceil(view.first() / step); i <= last; i++) {
            scene.box(Math.floor(view.x(i * step)), top, 1, tall);
        }
    }

    private void times(double step, double middle) {
        g.setColor(Style.TEXT);
        int digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
        long last = (long) Math.floor(view.last() / step);
        for (long i = (long) Math.ceil(view.first() / step); i <= last; i++) {
            String text = clock(i * step, digits);
            double wide = Style.width(text, scene.style().small());
            double x = view.x(i * step) - wide / 2;
            // At the ends they stand beside their tick, not over the names.
            double held = Math.max(scene.left() + 1, Math.min(scene.right() - wide - 1, x));
            scene.text(text, scene.style().small(), held, middle, wide + 1);
        }
    }

    private void frames(double top, double tall) {
        TimelineContent content = scene.content();
        int first = content.frameAt(view.first());
        int last = content.frameAt(view.last());
        double wide = (double) view.width() / (last - first + 1);
        if (wide < LEAST_FRAME * scene.style().scale()) {
            return;
        }
        boolean numbers = wide >= LEAST_NUMBER * scene.style().scale();
        for (int i = first; i <= last; i++) {
            double x = view.x(content.frameStart(i));
            double end = view.x(content.frameStart(i + 1));
            g.setColor(Style.QUIET);
            scene.box(Math.floor(x), top, 1, tall - 1);
            if (numbers) {
                String number = Integer.toString(content.sourceFrame(i));
                double from = Math.max(x, scene.left()) + 3 * scene.style().scale();
                scene.text(number, scene.style().small(), from, top + tall / 2, end - from);
            }
        }
        if (numbers) {
            scene.text(
                    "frame",
                    scene.style().small(),
                    8 * scene.style().scale(),
                    top + tall / 2,
                    scene.left() - 8 * scene.style().scale());
        }
    }

    /** A time as {@code 1:02.5}, from an hour on {@code 1:01:02.5}. */
    static String clock(double seconds, int digits) {
        long parts = Math.round(Math.pow(10, digits));
        long whole = Math.round(seconds * parts);
        long s = whole / parts;
        String fraction =
                digits == 0 ? "" : String.format(Locale.ROOT, ".%0" + digits + "d", whole % parts);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d%s", s / 60, s % 60, fraction)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d%s", s / 3600, s / 60 % 60, s % 60, fraction);
    }
}
