package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.Palette;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The curves of other results in a {@link TimelinePlot}: thin, a label in the colour it has there.
 */
final class OverlaidCurves {
    private static final int MOST_LETTERS = 24;

    private final Plot plot;
    private final Map<String, Color> colours = new LinkedHashMap<>();
    private final List<CurveLegend.Entry> legend = new ArrayList<>();

    OverlaidCurves(Plot plot, EmotionTimeline first) {
        this.plot = plot;
        first.labels().names().forEach(this::colour);
    }

    private Color colour(String label) {
        return colours.computeIfAbsent(label, name -> Palette.colour(colours.size()));
    }

    /**
     * Draws the curves of a result.
     *
     * @param name what the legend calls it
     * @param times of the points of a curve
     * @param steps their values, by frames and place of the label
     */
    void add(
            String name,
            EmotionTimeline other,
            Function<List<FrameEmotion>, double[]> times,
            BiFunction<List<FrameEmotion>, Integer, double[]> steps) {
        for (int k = 0; k < other.labels().size(); k++) {
            String label = other.labels().get(k);
            boolean isNew = !colours.containsKey(label);
            plot.setColor(colour(label));
            plot.setLineWidth(1);
            plot.addPoints(times.apply(other.frames()), steps.apply(other.frames(), k), Plot.LINE);
            // Named is what the names of the thick curves leave open, not each curve.
            if (k == 0 || isNew) {
                legend.add(new CurveLegend.Entry(entry(name, label), colour(label), 1));
            }
        }
    }

    private static String entry(String name, String label) {
        return label + ", " + ForeignText.cut(ForeignText.of(name), MOST_LETTERS);
    }

    /** The names of the curves for the legend, in their order, without those that repeat. */
    List<CurveLegend.Entry> legend() {
        return legend;
    }
}
