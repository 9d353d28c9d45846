package io.github.affectj.overlay.timeline;

import io.github.affectj.overlay.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Draws what has a value at each moment: probabilities, attention, sound. Where several frames lie
 * on a column of pixels the full colour goes up to their mean and a pale one to their highest, so
 * that no short peak is lost.
 */
final class CurvePainter {
    private static final double PALE = 0.45;

    private final Scene scene;
    private final Graphics2D g;
    private final TimelineView view;

    CurvePainter(Scene scene) {
        this.scene = scene;
        this.g = scene.g();
        this.view = scene.view();
    }

    /** The probabilities of a model's labels, 0 to 1 each, one below the other. */
    void probabilities(TimelineRow row, List<ModelTrack.LabelCurve> curves) {
        double tall = (double) (row.height() - 2 * scene.layout().pad()) / curves.size();
        for (int i = 0; i < curves.size(); i++) {
            double base = scene.snapped(row.y() + scene.layout().pad() + (i + 1) * tall) - 1;
            curve(curves.get(i).curve(), curves.get(i).colour(), base, tall - 2);
            g.setColor(Style.LINE);
            scene.box(scene.left(), base, view.width(), 1);
        }
    }

    /** The attention: a stream upwards from the middle, another downwards, to one scale. */
    void attention(TimelineRow row, List<ModelTrack.Stream> streams) {
        double most = 1e-12;
        for (ModelTrack.Stream stream : streams) {
            most = Math.max(most, stream.curve().max());
        }
        double room = row.height() - 2.0 * scene.layout().pad();
        double base = row.y() + scene.layout().pad() + room / streams.size();
        double sign = 1;
        for (ModelTrack.Stream stream : streams) {
            curve(stream.curve(), stream.colour(), base, sign * room / streams.size() / most);
            sign = -1;
        }
        g.setColor(Style.LINE);
        scene.box(scene.left(), Math.floor(base), view.width(), 1);
    }

    /** Lowest to highest sample, and in it the root mean square. */
    void sound(TimelineRow row, Waveform wave) {
        double half = row.height() / 2.0 - scene.layout().pad();
        double middle = row.y() + row.height() / 2.0;
        g.setColor(Style.WAVE);
        band(middle, half, wave::min, wave::max);
        g.setColor(Style.WAVE_MEAN);
        band(middle, half, (a, b) -> -wave.rms(a, b), wave::rms);
        scene.box(scene.left(), Math.floor(middle), view.width(), 1);
    }

    /**
     * A filled curve.
     *
     * @param base height of 0 in pixels
     * @param tall pixels of a value of 1; below 0 downwards
     */
    private void curve(Curve curve, Color colour, double base, double tall) {
        Edges edges = curve.edges();
        int first = edges.frameAt(view.first());
        int last = edges.frameAt(view.last());
        g.setColor(colour);
        if (last - first < view.width()) {
            Path2D steps = new Path2D.Double();
            steps.moveTo(place(edges.at(first)), base);
            for (int i = first; i <= last; i++) {
                double y = base - tall * curve.value(i);
                steps.lineTo(place(edges.at(i)), y);
                steps.lineTo(place(edges.at(i + 1)), y);
            }
            steps.lineTo(place(edges.at(last + 1)), base);
            scene.smooth(steps);
        } else {
            g.setColor(Palette.mixed(colour, Style.MODEL_BACK, PALE));
            band(base, tall, (a, b) -> 0, curve::max);
            g.setColor(colour);
            band(base, tall, (a, b) -> 0, curve::mean);
        }
    }

    /** Held near the chart: devices do not take numbers of any size. */
    private double place(double seconds) {
        return Math.max(scene.left() - 2.0, Math.min(scene.right() + 2.0, view.x(seconds)));
    }

    /**
     * Fills what lies between two values of each column of pixels, from one time to another.
     * Columns as bars are drawn several times as fast as a shape of thousands of corners, but a
     * drawing is better made of one shape.
     */
    private void band(
            double base, double tall, DoubleBinaryOperator low, DoubleBinaryOperator high) {
        double step = scene.step();
        int columns = (int) Math.ceil(view.width() / step);
        double[] upper = new double[columns];
        double[] lower = new double[columns];
        for (int i = 0; i < columns; i++) {
            double from = view.time(scene.left() + i * step);
            double to = view.time(scene.left() + (i + 1) * step);
            upper[i] = base - tall * high.applyAsDouble(from, to);
            lower[i] = base - tall * low.applyAsDouble(from, to);
        }
        if (scene.device().isPixels()) {
            for (int i = 0; i < columns; i++) {
                double top = scene.snapped(Math.min(upper[i], lower[i]));
                double bottom = scene.snapped(Math.max(upper[i], lower[i]));
                if (bottom > top) {
                    scene.box(scene.left() + i * step, top, step, bottom - top);
                }
            }
        } else {
            g.fill(shape(upper, lower, step));
        }
    }

    private Path2D shape(double[] upper, double[] lower, double step) {
        Path2D path = new Path2D.Double();
        path.moveTo(scene.left(), lower[0]);
        for (int i = 0; i < upper.length; i++) {
            if (i == 0 || differ(upper[i], upper[i - 1])) {
                path.lineTo(scene.left() + i * step, i == 0 ? lower[0] : upper[i - 1]);
                path.lineTo(scene.left() + i * step, upper[i]);
            } else {
                upper[i] = upper[i - 1];
            }
        }
        path.lineTo(scene.left() + upper.length * step, upper[upper.length - 1]);
        for (int i = lower.length - 1; i > 0; i--) {
            if (i == lower.length - 1) {
                path.lineTo(scene.left() + (i + 1) * step, lower[i]);
            }
            if (differ(lower[i - 1], lower[i])) {
                path.lineTo(scene.left() + i * step, lower[i]);
                path.lineTo(scene.left() + i * step, lower[i - 1]);
            } else {
                lower[i - 1] = lower[i];
            }
        }
        path.closePath();
        return path;
    }

    /** Whether one sees that two heights are not the same, as small files need. */
    private static boolean differ(double a, double b) {
        return Math.abs(a - b) >= 0.05;
    }
}
