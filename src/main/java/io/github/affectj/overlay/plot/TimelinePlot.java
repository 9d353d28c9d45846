package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.Palette;
import io.github.affectj.overlay.attention.AttentionSpans;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;

/**
 * Plots the probability of each emotion over the time of a clip, in steps of its frames; where the
 * model has a temporal attention, that stands in a panel of its own below ({@link AttentionPanel}).
 */
public final class TimelinePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 280;
    private static final double TOP = 1.02;

    /** Steps narrower than this many to a pixel are drawn as plain lines. */
    private static final int FEW_FRAMES = WIDTH;

    private TimelinePlot() {}

    /**
     * The plot, not shown yet; works without a display.
     *
     * @param result what was found in a clip; at least one frame
     */
    public static Plot create(EmotionTimeline result) {
        boolean attends = result.attention().isPresent();
        Plot plot =
                new Plot(
                        result.clipName() + " emotions",
                        "time (s)",
                        attends ? "" : "probability",
                        attends ? AttentionPanel.FLAGS : Plot.DEFAULT_FLAGS);
        double bottom = attends ? AttentionPanel.BOTTOM : 0;
        double top = attends ? AttentionPanel.TOP : TOP;
        plot.setFrameSize(WIDTH, (int) Math.round(HEIGHT * (top - bottom) / TOP));
        List<FrameEmotion> frames = result.frames();
        double start = frames.get(0).timeSeconds();
        double end = end(frames, frames.size() - 1);
        double[] times = times(frames);
        plot.setFontSize(13);
        if (attends) {
            AttentionPanel.grid(plot, start, end);
        }
        for (int k = 0; k < result.labels().size(); k++) {
            plot.setColor(Palette.colour(k));
            // Thick lines of many frames would hide each other; beyond the palette the same
            // colour comes back as a thin line.
            plot.setLineWidth(frames.size() > FEW_FRAMES / 2 || k >= Palette.size() ? 1.2f : 2.5f);
            plot.addPoints(times, steps(frames, k), Plot.LINE);
        }
        // The legend stands in a margin of its own to the right of the last frame, where it hides
        // no line.
        int widest = result.labels().names().stream().mapToInt(String::length).max().orElse(1);
        widest = attends ? Math.max(widest, AttentionPanel.LETTERS) : widest;
        double legend = Math.min(0.4, (48 + 7.5 * widest) / WIDTH);
        plot.setLimits(start, end + (end - start) * legend / (1 - legend), bottom, top);
        plot.setColor(Color.LIGHT_GRAY);
        plot.setLineWidth(1);
        plot.drawLine(end, bottom, end, top);
        plot.setColor(Color.BLACK);
        plot.setFontSize(13);
        plot.setLineWidth(1);
        plot.setLegend(String.join("\n", result.labels().names()), Plot.TOP_RIGHT);
        if (attends) {
            AttentionPanel.draw(plot, AttentionSpans.of(result, 0, WIDTH), start, end);
        }
        return plot;
    }

    /**
     * Shows the plot; with a display, a click on it moves the stack to that frame. Works in batch
     * mode and without a display too, where the plot becomes the macro's active image.
     *
     * @return the plot, which belongs to the stack
     */
    public static ImagePlus show(ImagePlus image, EmotionTimeline result) {
        Plot plot = create(result);
        PlotWindow window = plot.show();
        ImagePlus shown = window == null ? plot.getImagePlus() : window.getImagePlus();
        OwnerStack.set(shown, image);
        if (window != null) {
            ImageCanvas canvas = window.getCanvas();
            canvas.addMouseListener(
                    new Jump(window.getPlot(), window.getImagePlus(), image, result));
        }
        return shown;
    }

    private static double[] times(List<FrameEmotion> frames) {
        boolean stepped = frames.size() <= FEW_FRAMES;
        double[] times = new double[stepped ? 2 * frames.size() : frames.size()];
        for (int i = 0; i < frames.size(); i++) {
            if (stepped) {
                times[2 * i] = frames.get(i).timeSeconds();
                times[2 * i + 1] = end(frames, i);
            } else {
                times[i] = frames.get(i).timeSeconds();
            }
        }
        return times;
    }

    private static double[] steps(List<FrameEmotion> frames, int label) {
        boolean stepped = frames.size() <= FEW_FRAMES;
        double[] values = new double[stepped ? 2 * frames.size() : frames.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = frames.get(stepped ? i / 2 : i).probability(label);
        }
        return values;
    }

    /** When a frame gives way to the next one, or to nothing. */
    private static double end(List<FrameEmotion> frames, int index) {
        return index + 1 < frames.size()
                ? frames.get(index + 1).timeSeconds()
                : frames.get(index).timeSeconds() + frames.get(index).durationSeconds();
    }

    /** Place of the frame that shows at a time; the nearest one outside of the clip. */
    static int indexAt(List<FrameEmotion> frames, double seconds) {
        int index = 0;
        while (index + 1 < frames.size() && frames.get(index + 1).timeSeconds() <= seconds) {
            index++;
        }
        return index;
    }

    /** Moves the stack to the frame that was clicked on, and marks it in the plot. */
    private static final class Jump extends MouseAdapter {
        private final Plot plot;
        private final ImagePlus plotImage;
        private final ImagePlus stack;
        private final EmotionTimeline result;

        Jump(Plot plot, ImagePlus plotImage, ImagePlus stack, EmotionTimeline result) {
            this.plot = plot;
            this.plotImage = plotImage;
            this.stack = stack;
            this.result = result;
        }

        @Override
        public void mouseClicked(MouseEvent e) {
            Rectangle frame = plot.getDrawingFrame();
            int x = plotImage.getCanvas().offScreenX(e.getX());
            int y = plotImage.getCanvas().offScreenY(e.getY());
            if (!frame.contains(x, y) || stack.getWindow() == null) {
                return;
            }
            int index = indexAt(result.frames(), plot.descaleX(x));
            FrameSlices.of(stack, result).show(index);
            double at = plot.scaleXtoPxl(result.frames().get(index).timeSeconds());
            Line mark = new Line(at, frame.y, at, frame.y + frame.height);
            mark.setStrokeColor(Color.GRAY);
            plotImage.setOverlay(new Overlay(mark));
        }
    }
}
