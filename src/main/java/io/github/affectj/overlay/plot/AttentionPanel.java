package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import io.github.affectj.overlay.Palette;
import io.github.affectj.overlay.attention.AttentionSpans;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;

/**
 * The lower part of a {@link TimelinePlot}: the temporal attention, a frame's weight on the video
 * upwards from a line of its own, that on the audio downwards, both to one scale that ends with the
 * highest weight; beside them what share of the attention each stream got. It lies below 0 on the
 * axis of the probabilities, so the numbers of that axis are written here for both parts.
 */
final class AttentionPanel {
    /** Numbers and grid of the vertical axis are drawn here. */
    static final int FLAGS =
            Plot.DEFAULT_FLAGS
                    & ~(Plot.Y_NUMBERS | Plot.Y_TICKS | Plot.Y_MINOR_TICKS | Plot.Y_GRID);

    /** Upper end of the plot, with room for the title of the upper part. */
    static final double TOP = 1.13;

    /** Lower end of the panel on the axis of the probabilities. */
    static final double BOTTOM = -0.56;

    /** Letters of the longest text that stands in the margin of the legend. */
    static final int LETTERS = 15;

    private static final double MIDDLE = -0.31;
    private static final double REACH = 0.19;
    private static final Color VISUAL = Palette.colour(5);
    private static final Color AUDIO = Palette.colour(7);
    private static final Color PICTURE_TEXT = new Color(0xA04C7A);
    private static final Color SOUND_TEXT = new Color(0x7A7000);
    private static final Color GRID = new Color(0xDDDDDD);

    private AttentionPanel() {}

    /**
     * Draws the panel.
     *
     * @param plot whose limits are set, vertically from {@link #BOTTOM}
     * @param start time of the first frame in seconds
     * @param end when the last frame ends
     */
    static void draw(Plot plot, AttentionSpans spans, double start, double end) {
        double length = end - start;
        double scale = spans.max() > 0 ? REACH / spans.max() : 0;
        plot.setLineWidth(1);
        plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        bars(plot, spans, start, length, scale, true);
        bars(plot, spans, start, length, scale, false);
        plot.setColor(Color.BLACK);
        plot.drawLine(start, 0, end, 0);
        plot.drawLine(start, MIDDLE, end, MIDDLE);
        plot.setJustification(Plot.RIGHT);
        double left = start - length * 0.012;
        for (double p = 0; p <= 1; p += 0.25) {
            number(plot, p == 0 || p == 1 ? "" + (int) p : "" + p, left, p);
        }
        String most = AttentionSpans.percent(spans.max());
        number(plot, most, left, MIDDLE + REACH);
        number(plot, "0", left, MIDDLE);
        number(plot, most, left, MIDDLE - REACH);
        plot.setJustification(Plot.LEFT);
        double right = end + length * 0.015;
        plot.addText("probability", start + length * 0.008, 1.035);
        plot.addText(spans.title(), start + length * 0.008, -0.085);
        plot.setColor(PICTURE_TEXT);
        plot.addText(spans.videoText(), right, MIDDLE + REACH / 2 - 0.025);
        plot.setColor(SOUND_TEXT);
        plot.addText(spans.audioText(), right, MIDDLE - REACH / 2 - 0.025);
        plot.setColor(Color.BLACK);
    }

    /** Draws the lines of both parts that the curves shall lie on; to be called before these. */
    static void grid(Plot plot, double start, double end) {
        plot.setColor(GRID);
        plot.setLineWidth(1);
        for (double p = 0.25; p <= 1; p += 0.25) {
            plot.drawLine(start, p, end, p);
        }
        plot.drawLine(start, MIDDLE + REACH, end, MIDDLE + REACH);
        plot.drawLine(start, MIDDLE - REACH, end, MIDDLE - REACH);
    }

    private static void number(Plot plot, String text, double x, double y) {
        plot.addText(text, x, y - 0.025);
    }

    private static void bars(
            Plot plot,
            AttentionSpans spans,
            double start,
            double length,
            double scale,
            boolean visual) {
        ArrayList<float[]> boxes = new ArrayList<>();
        for (AttentionSpans.Step step : spans.steps()) {
            double rise = scale * (visual ? step.visual() : -step.audio());
            boxes.add(
                    new float[] {
                        (float) (start + length * step.from()),
                        (float) (MIDDLE + rise),
                        (float) (start + length * step.to()),
                        (float) MIDDLE
                    });
        }
        Color colour = visual ? VISUAL : AUDIO;
        plot.setColor(colour, colour);
        plot.drawShapes("rectangles", boxes);
    }
}
