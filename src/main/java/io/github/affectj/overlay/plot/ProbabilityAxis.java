package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;

/**
 * The vertical axis of a {@link TimelinePlot} from 0 to 1. ImageJ's own would go on to where the
 * names of the curves and the attention stand, which are no probabilities.
 */
final class ProbabilityAxis {
    /** Numbers and grid of the vertical axis are drawn here. */
    static final int FLAGS =
            Plot.DEFAULT_FLAGS
                    & ~(Plot.Y_NUMBERS | Plot.Y_TICKS | Plot.Y_MINOR_TICKS | Plot.Y_GRID);

    static final Color GRID = new Color(0xDDDDDD);
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final double STEP = 0.25;

    private ProbabilityAxis() {}

    /** Draws the lines that the curves shall lie on; to be called before these. */
    static void grid(Plot plot, double start, double end) {
        plot.setColor(GRID);
        plot.setLineWidth(1);
        for (double p = 0; p <= 1; p += STEP) {
            plot.drawLine(start, p, end, p);
        }
    }

    /** Writes the numbers to the left of the frame, whose limits are set. */
    static void numbers(Plot plot, double start, double end) {
        plot.setFont(FONT);
        plot.setColor(Color.BLACK);
        plot.setJustification(Plot.RIGHT);
        for (double p = 0; p <= 1; p += STEP) {
            number(plot, p == 0 || p == 1 ? "" + (int) p : "" + p, start, end, p);
        }
        plot.setJustification(Plot.LEFT);
    }

    /** Writes a number beside a height of the axis; justification is set to the right. */
    static void number(Plot plot, String text, double start, double end, double y) {
        plot.addText(text, start - (end - start) * 0.01, y - 0.018);
    }
}
