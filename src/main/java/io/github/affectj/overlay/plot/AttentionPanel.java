package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import io.github.affectj.overlay.attention.AttentionSpans;
import java.awt.Color;
import java.util.ArrayList;

/**
 * The lower part of a {@link TimelinePlot}: the temporal attention, a frame's weight on the video
 * upwards from a line of its own, that on the audio downwards, both to one scale that ends with the
 * highest weight; with them what share of the attention each stream got. It lies below 0 on the
 * axis of the probabilities, so the numbers of that axis are written here for both parts.
 */
final class AttentionPanel {
    /** Lower end of the panel on the axis of the probabilities. */
    static final double BOTTOM = -0.58;

    private static final double MIDDLE = -0.31;
    private static final double REACH = 0.19;

    private AttentionPanel() {}

    /**
     * Draws the panel.
     *
     * @param plot whose limits are set, vertically from {@link #BOTTOM}
     * @param start time of the first frame in seconds
     * @param end time when the last frame ends
     */
    static void draw(Plot plot, AttentionSpans spans, double start, double end) {
        double length = end - start;
        double scale = spans.max() > 0 ? REACH / spans.max() : 0;
        plot.setLineWidth(1);
        plot.setFont(ProbabilityAxis.FONT);
        bars(plot, spans, start, length, scale, true);
        bars(plot, spans, start, length, scale, false);
        plot.setColor(Color.BLACK);
        plot.drawLine(start, 0, end, 0);
        plot.drawLine(start, MIDDLE, end, MIDDLE);
        plot.setJustification(Plot.RIGHT);
        double right = end - length * 0.008;
        plot.setColor(AttentionSpans.VIDEO_TEXT);
        plot.addText(spans.videoText() + " (upwards)", right, -0.075);
        plot.setColor(AttentionSpans.AUDIO_TEXT);
        plot.addText(spans.audioText() + " (downwards)", right, BOTTOM + 0.015);
        plot.setColor(Color.BLACK);
        plot.setJustification(Plot.LEFT);
        plot.addText(spans.title(), start + length * 0.008, -0.075);
    }

    /**
     * Writes the numbers of the panel beside the frame, from one end of the time axis to the other.
     */
    static void numbers(Plot plot, AttentionSpans spans, double start, double end) {
        plot.setColor(Color.BLACK);
        plot.setFont(ProbabilityAxis.FONT);
        plot.setJustification(Plot.RIGHT);
        String most = AttentionSpans.percent(spans.max());
        ProbabilityAxis.number(plot, most, start, end, MIDDLE + REACH);
        ProbabilityAxis.number(plot, "0", start, end, MIDDLE);
        ProbabilityAxis.number(plot, most, start, end, MIDDLE - REACH);
        plot.setJustification(Plot.LEFT);
    }

    /** Draws the lines that the bars shall lie on; to be called before these. */
    static void grid(Plot plot, double start, double end) {
        plot.setColor(ProbabilityAxis.GRID);
        plot.setLineWidth(1);
        plot.drawLine(start, MIDDLE + REACH, end, MIDDLE + REACH);
        plot.drawLine(start, MIDDLE - REACH, end, MIDDLE - REACH);
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
        Color colour = visual ? AttentionSpans.VIDEO : AttentionSpans.AUDIO;
        plot.setColor(colour, colour);
        plot.drawShapes("rectangles", boxes);
    }
}
