package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.Palette;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.attention.AttentionSpans;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Plots the probability of each emotion over the time of a clip, in steps of its frames; where the
 * model has a temporal attention, that stands in a panel of its own below ({@link AttentionPanel}).
 */
public final class TimelinePlot {
    static final int WIDTH = 720;

    /** Pixels from probability 0 to 1. */
    private static final int HEIGHT = 275;

    /** Lower end of a plot without attention; below 0, so that a line at 0 is drawn whole. */
    static final double BOTTOM = -0.02;

    private static final int MOST_LETTERS = 40;

    /** Steps narrower than this many to a pixel are drawn as plain lines. */
    private static final int FEW_FRAMES = WIDTH;

    private TimelinePlot() {}

    /**
     * The plot, not shown yet; works without a display.
     *
     * @param result what was found in a clip; at least one frame
     */
    public static Plot create(EmotionTimeline result) {
        return create(result, Map.of());
    }

    /**
     * The plot with those of other clips or models laid over it, on the same axes: thin lines, in
     * the colour of the same label where both have it. Not shown yet; works without a display.
     *
     * @param result what was found in a clip; at least one frame
     * @param others as {@code result}, each with its own times, by the name that the legend gives
     *     it
     */
    public static Plot create(EmotionTimeline result, Map<String, EmotionTimeline> others) {
        boolean attends = result.attention().isPresent();
        Plot plot =
                new Plot(result.clipName() + " emotions", "time (s)", "", ProbabilityAxis.FLAGS);
        double bottom = attends ? AttentionPanel.BOTTOM : BOTTOM;
        List<FrameEmotion> frames = result.frames();
        double start = frames.get(0).timeSeconds();
        double last = end(frames, frames.size() - 1);
        double end = last;
        for (EmotionTimeline other : others.values()) {
            start = Math.min(start, other.frames().get(0).timeSeconds());
            end = Math.max(end, end(other.frames(), other.frames().size() - 1));
        }
        double[] times = times(frames);
        plot.setFontSize(13);
        ProbabilityAxis.grid(plot, start, end);
        if (attends) {
            AttentionPanel.grid(plot, start, end);
        }
        List<CurveLegend.Entry> legend = new ArrayList<>();
        for (int k = 0; k < result.labels().size(); k++) {
            plot.setColor(Palette.colour(k));
            float line = line(k, frames.size());
            plot.setLineWidth(line);
            plot.addPoints(times, steps(frames, k), Plot.LINE);
            legend.add(new CurveLegend.Entry(result.labels().get(k), Palette.colour(k), line));
        }
        OverlaidCurves over = new OverlaidCurves(plot, result);
        others.forEach(
                (name, other) -> over.add(name, other, TimelinePlot::times, TimelinePlot::steps));
        legend.addAll(over.legend());
        CurveLegend names =
                new CurveLegend(title(result), "probability:", legend, WIDTH, 1, HEIGHT);
        plot.setFrameSize(WIDTH, (int) Math.round(HEIGHT * (names.top() - bottom)));
        plot.setLimits(start, end, bottom, names.top());
        names.draw(plot, start, end);
        ProbabilityAxis.numbers(plot, start, end);
        if (attends) {
            AttentionSpans spans = AttentionSpans.of(result, 0, WIDTH);
            AttentionPanel.draw(plot, spans, frames.get(0).timeSeconds(), last);
            AttentionPanel.numbers(plot, spans, start, end);
        }
        plot.setColor(Color.BLACK);
        return plot;
    }

    /**
     * Width of a label's curve. Thick lines of many frames would hide each other; beyond the
     * palette the same colour comes back as a thin line.
     */
    static float line(int label, int frames) {
        return frames > FEW_FRAMES / 2 || label >= Palette.size() ? 1.2f : 2.5f;
    }

    /** What stands over the plot: the clip, its label as a whole, and the model. */
    static String title(EmotionTimeline result) {
        return String.format(
                Locale.ROOT,
                "%s: %s %.2f, %s",
                shortened(result.clipName()),
                result.clipLabel(),
                result.clipConfidence(),
                shortened(result.model().id()));
    }

    static String shortened(String name) {
        return ForeignText.cut(ForeignText.of(name), MOST_LETTERS);
    }

    /**
     * As {@link #show(ImagePlus, EmotionTimeline, Map)}, of results that are shown together: one,
     * or those of several regions, each in a panel of its own.
     */
    public static ImagePlus show(ImagePlus image, List<EmotionTimeline> results) {
        return results.size() == 1 && results.get(0).region().isEmpty()
                ? show(image, results.get(0), Map.of())
                : show(image, results, RegionPanels::create);
    }

    /**
     * Shows the plot; with a display, it marks the frame that the stack shows, a click on it moves
     * the stack to that frame, and it is drawn again when the stack gets another result of the same
     * model and region. Works in batch mode and without a display too, where the plot becomes the
     * macro's active image.
     *
     * @param others are laid over it, by the names that the legend gives them
     * @return the plot, which belongs to the stack
     */
    public static ImagePlus show(
            ImagePlus image, EmotionTimeline result, Map<String, EmotionTimeline> others) {
        return show(image, List.of(result), shown -> create(shown.get(0), others));
    }

    private static ImagePlus show(
            ImagePlus image,
            List<EmotionTimeline> results,
            Function<List<EmotionTimeline>, Plot> drawing) {
        Plot plot = drawing.apply(results);
        PlotWindow window = plot.show();
        ImagePlus shown = window == null ? plot.getImagePlus() : window.getImagePlus();
        OwnerStack.set(shown, image);
        if (window != null) {
            LivePlot live = new LivePlot(window, image, results, drawing);
            window.getCanvas().addMouseListener(live);
            StackResults.of(image).addListener(live);
            live.start();
        }
        return shown;
    }

    static double[] times(List<FrameEmotion> frames) {
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

    static double[] steps(List<FrameEmotion> frames, int label) {
        boolean stepped = frames.size() <= FEW_FRAMES;
        double[] values = new double[stepped ? 2 * frames.size() : frames.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = frames.get(stepped ? i / 2 : i).probability(label);
        }
        return values;
    }

    /** When a frame gives way to the next one, or to nothing. */
    static double end(List<FrameEmotion> frames, int index) {
        return index + 1 < frames.size()
                ? frames.get(index + 1).timeSeconds()
                : frames.get(index).timeSeconds() + frames.get(index).durationSeconds();
    }
}
