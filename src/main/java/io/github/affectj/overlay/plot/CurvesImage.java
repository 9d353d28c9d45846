package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws some curves in one plot, with their names beside it, where they hide nothing. */
public final class CurvesImage {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;
    private static final int ROW = 20;
    private static final int SAMPLE = 26;
    private static final int GAP = 8;
    private static final int TOP = 24;
    private static final int MOST_LETTERS = 70;
    private static final double MARGIN = 0.05;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    /**
     * A curve.
     *
     * @param x rising
     * @param y of each; NaN where there is none
     */
    public record Curve(String label, List<Double> x, List<Double> y) {}

    /**
     * A height that is marked over the whole width.
     *
     * @param label what it is
     */
    public record Level(String label, double value) {}

    /** What tells curves of one colour apart: colours start again after some curves. */
    private enum Mark {
        NONE(Plot.DOT),
        CIRCLE(Plot.CIRCLE),
        BOX(Plot.BOX),
        DIAMOND(Plot.DIAMOND);

        private final int shape;

        Mark(int shape) {
            this.shape = shape;
        }

        static Mark of(int curve) {
            return values()[curve / Palette.size() % values().length];
        }

        void draw(Graphics2D g, int x, int y) {
            switch (this) {
                case NONE -> {}
                case CIRCLE -> g.fillOval(x - 4, y - 4, 8, 8);
                case BOX -> g.fillRect(x - 4, y - 4, 8, 8);
                case DIAMOND ->
                        g.fillPolygon(
                                new int[] {x - 5, x, x + 5, x}, new int[] {y, y - 5, y, y + 5}, 4);
            }
        }
    }

    private CurvesImage() {}

    /**
     * The picture; made without a display.
     *
     * @param curves at least one, with at least one value
     * @return a new RGB image of that title, not shown yet
     */
    public static ImagePlus create(
            String title, String xLabel, String yLabel, List<Curve> curves, List<Level> levels) {
        Plot plot = new Plot(title, xLabel, yLabel, Plot.DEFAULT_FLAGS);
        plot.setFrameSize(WIDTH, HEIGHT);
        plot.setFontSize(13);
        double[] range = range(curves, levels);
        for (int i = 0; i < curves.size(); i++) {
            double[] x = array(curves.get(i).x());
            double[] y = array(curves.get(i).y());
            plot.setColor(Palette.colour(i), Palette.colour(i));
            plot.setLineWidth(2.2f);
            plot.addPoints(x, y, Plot.LINE);
            Mark mark = Mark.of(i);
            // One point has no line.
            if (mark != Mark.NONE || x.length < 3) {
                plot.addPoints(x, y, mark == Mark.NONE ? Plot.CIRCLE : mark.shape);
            }
        }
        plot.setLineWidth(1);
        for (int i = 0; i < levels.size(); i++) {
            plot.setColor(grey(i));
            plot.drawDottedLine(
                    range[0], levels.get(i).value(), range[1], levels.get(i).value(), 3);
        }
        plot.setLimits(range[0], range[1], range[2], range[3]);
        ImageProcessor drawn = plot.getProcessor().convertToRGB();
        return new ImagePlus(title, beside(drawn, curves, levels));
    }

    private static Color grey(int level) {
        return level % 2 == 0 ? Color.GRAY : Color.BLACK;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** xMin, xMax, yMin, yMax of all that is drawn, with a margin. */
    private static double[] range(List<Curve> curves, List<Level> levels) {
        double[] r = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Curve c : curves) {
            c.x().forEach(v -> widen(r, 0, v));
            c.y().forEach(v -> widen(r, 2, v));
        }
        levels.forEach(l -> widen(r, 2, l.value()));
        for (int i = 0; i < r.length; i += 2) {
            if (!(r[i] < r[i + 1])) {
                double middle = Double.isFinite(r[i]) ? r[i] : 0;
                r[i] = middle - 1;
                r[i + 1] = middle + 1;
            }
        }
        double room = MARGIN * (r[3] - r[2]);
        r[2] -= room;
        r[3] += room;
        return r;
    }

    private static void widen(double[] r, int at, double value) {
        if (!Double.isNaN(value)) {
            r[at] = Math.min(r[at], value);
            r[at + 1] = Math.max(r[at + 1], value);
        }
    }

    private static ColorProcessor beside(
            ImageProcessor drawn, List<Curve> curves, List<Level> levels) {
        BufferedImage measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = measure.createGraphics();
        g.setFont(FONT);
        int widest = 0;
        for (Curve c : curves) {
            widest =
                    Math.max(
                            widest,
                            g.getFontMetrics()
                                    .stringWidth(ForeignText.cut(c.label(), MOST_LETTERS)));
        }
        for (Level l : levels) {
            widest =
                    Math.max(
                            widest,
                            g.getFontMetrics()
                                    .stringWidth(ForeignText.cut(l.label(), MOST_LETTERS)));
        }
        g.dispose();
        int rows = curves.size() + levels.size();
        BufferedImage image =
                new BufferedImage(
                        drawn.getWidth() + SAMPLE + 3 * GAP + widest,
                        Math.max(drawn.getHeight(), 2 * TOP + rows * ROW),
                        BufferedImage.TYPE_INT_RGB);
        g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.drawImage(drawn.getBufferedImage(), 0, 0, null);
        g.setFont(FONT);
        int x = drawn.getWidth() + GAP;
        for (int i = 0; i < rows; i++) {
            int y = TOP + i * ROW;
            boolean level = i >= curves.size();
            g.setColor(level ? grey(i - curves.size()) : Palette.colour(i));
            if (level) {
                for (int dot = 0; dot < SAMPLE; dot += 4) {
                    g.fillRect(x + dot, y - 1, 1, 1);
                }
            } else {
                g.fillRect(x, y - 1, SAMPLE, 3);
                Mark.of(i).draw(g, x + SAMPLE / 2, y);
            }
            g.setColor(Color.BLACK);
            String text = level ? levels.get(i - curves.size()).label() : curves.get(i).label();
            g.drawString(ForeignText.cut(text, MOST_LETTERS), x + SAMPLE + GAP, y + 5);
        }
        g.dispose();
        return new ColorProcessor(image);
    }
}
