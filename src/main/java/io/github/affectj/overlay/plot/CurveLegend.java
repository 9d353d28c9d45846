package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The title and the names of the curves above a {@link TimelinePlot}, in rows over its whole width,
 * so that neither hides a curve nor takes width from the time axis. They stand between the highest
 * probability and the upper end of the axis, which {@link #top} sets.
 */
final class CurveLegend {
    /** Height of a row in pixels. */
    private static final int ROW = 18;

    /** Pixels from the highest probability to the last row. */
    private static final int FOOT = 8;

    private static final int SAMPLE = 18;
    private static final int GAP = 6;
    private static final int BETWEEN = 16;
    private static final int LEFT = 6;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    /** A curve's name, colour and line width. */
    record Entry(String text, Color colour, float lineWidth) {}

    private record Placed(Entry entry, int x, int row) {}

    private final String title;
    private final int width;
    private final double highest;
    private final double unit;
    private final List<Placed> placed = new ArrayList<>();
    private final int rows;

    /**
     * @param title the first row
     * @param lead what stands before the first name
     * @param width of the plot's frame in pixels
     * @param highest value that the rows stand above
     * @param unit pixels from a value of 0 to one of 1
     */
    CurveLegend(
            String title,
            String lead,
            List<Entry> entries,
            int width,
            double highest,
            double unit) {
        this.title = title;
        this.width = width;
        this.highest = highest;
        this.unit = unit;
        placed.add(new Placed(new Entry(lead, null, 0), LEFT, 1));
        int x = LEFT + textWidth(lead) + GAP;
        int row = 1;
        for (Entry entry : entries) {
            int needed = SAMPLE + GAP + textWidth(entry.text);
            if (x + needed > width && x > LEFT) {
                x = LEFT;
                row++;
            }
            placed.add(new Placed(entry, x, row));
            x += needed + BETWEEN;
        }
        rows = row + 1;
    }

    private static int textWidth(String text) {
        return (int) Math.ceil(FONT.getStringBounds(text, MEASURE).getWidth());
    }

    /** Upper end of the axis of probabilities that leaves room for the rows. */
    double top() {
        return highest + (FOOT + rows * ROW) / unit;
    }

    /**
     * Draws the rows on white ground.
     *
     * @param plot whose limits are set, vertically up to {@link #top}
     * @param start left end of the time axis
     * @param end its right end
     */
    void draw(Plot plot, double start, double end) {
        double second = (end - start) / width;
        plot.setColor(Color.WHITE, Color.WHITE);
        ArrayList<float[]> ground = new ArrayList<>();
        ground.add(
                new float[] {
                    (float) start, (float) top(), (float) end, (float) (top() - rows * ROW / unit)
                });
        plot.setLineWidth(1);
        plot.drawShapes("rectangles", ground);
        plot.setFont(FONT);
        plot.setJustification(Plot.LEFT);
        plot.setColor(Color.BLACK);
        plot.addText(title, start + LEFT * second, baseline(0));
        for (Placed p : placed) {
            double x = start + p.x * second;
            if (p.entry.colour != null) {
                plot.setColor(p.entry.colour);
                plot.setLineWidth(Math.max(2 * p.entry.lineWidth - 1, p.entry.lineWidth));
                double y = baseline(p.row) + 7 / unit;
                plot.drawLine(x, y, x + SAMPLE * second, y);
                x += (SAMPLE + GAP) * second;
            }
            plot.setColor(Color.BLACK);
            plot.addText(p.entry.text, x, baseline(p.row));
        }
        plot.setLineWidth(1);
    }

    private double baseline(int row) {
        return top() - (row * ROW + ROW - 1) / unit;
    }
}
