package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.Palette;
import io.github.affectj.overlay.RegionRows;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.FrameUnion;
import io.github.affectj.result.SeenRegion;
import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plots what a model says of several regions of a clip over time: a panel for each, one below the
 * other on a common time axis, with the probability of each emotion from 0 to 1 in the colours of
 * {@link TimelinePlot}. Where a region is absent its curves are broken.
 */
public final class RegionPanels {
    /** Pixels from probability 0 to 1, of one panel and of many. */
    private static final int TALL = 200;

    private static final int LEAST = 70;

    /** All panels together are no higher than this, if they need not be. */
    private static final int ALL = 560;

    /** Pixels between panels, for the name of the lower one. */
    private static final int BETWEEN = 24;

    /** From the start of a region to its name, as a share of the axis. */
    private static final double INDENT = 0.008;

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    /** Seconds by which frames that follow each other may lie apart: times are rounded. */
    private static final double ROUNDING = 0.0015;

    private final Plot plot;

    private final List<EmotionTimeline> results;

    /** Which panel shows which of them. */
    private final RegionRows panels;

    private final double start;
    private final double end;

    /** Pixels from probability 0 to 1. */
    private final int unit;

    /** From the foot of a panel to that of the next, in units. */
    private final double step;

    private RegionPanels(List<EmotionTimeline> results) {
        this.results = results;
        panels = RegionRows.of(results);
        FrameUnion frames = FrameUnion.of(results);
        start = frames.seconds(0);
        end = frames.end(frames.size() - 1);
        unit = Math.max(LEAST, Math.min(TALL, ALL / panels.rows().size() - BETWEEN));
        step = 1 + (double) BETWEEN / unit;
        plot =
                new Plot(
                        results.get(0).clipName() + " emotions",
                        "time (s)",
                        "",
                        ProbabilityAxis.FLAGS);
    }

    /**
     * The plot, not shown yet; works without a display.
     *
     * @param results one for each region, all by one model and of one clip; each with a frame
     */
    public static Plot create(List<EmotionTimeline> results) {
        return new RegionPanels(results).draw();
    }

    private Plot draw() {
        plot.setFontSize(13);
        for (int p = 0; p < panels.rows().size(); p++) {
            grid(foot(p));
            for (int r : panels.rows().get(p)) {
                curves(results.get(r), foot(p));
            }
        }
        EmotionTimeline first = results.get(0);
        double highest = step * panels.rows().size() - (step - 1) + (double) BETWEEN / unit;
        CurveLegend names =
                new CurveLegend(
                        TimelinePlot.shortened(first.clipName())
                                + ", "
                                + TimelinePlot.shortened(first.model().id())
                                + (panels.told().isEmpty() ? "" : ", " + panels.told()),
                        "probability:",
                        legend(first),
                        TimelinePlot.WIDTH,
                        highest,
                        unit);
        plot.setFrameSize(
                TimelinePlot.WIDTH, (int) Math.round(unit * (names.top() - TimelinePlot.BOTTOM)));
        plot.setLimits(start, end, TimelinePlot.BOTTOM, names.top());
        names.draw(plot, start, end);
        for (int p = 0; p < panels.rows().size(); p++) {
            numbers(foot(p));
            names(panels.rows().get(p), foot(p));
        }
        plot.setColor(Color.BLACK);
        return plot;
    }

    /** Where probability 0 of a panel is on the axis; the first panel is the uppermost. */
    private double foot(int p) {
        return step * (panels.rows().size() - 1 - p);
    }

    private static List<CurveLegend.Entry> legend(EmotionTimeline result) {
        List<CurveLegend.Entry> entries = new ArrayList<>();
        for (int k = 0; k < result.labels().size(); k++) {
            entries.add(
                    new CurveLegend.Entry(
                            result.labels().get(k), Palette.colour(k), TimelinePlot.line(k, 0)));
        }
        return entries;
    }

    private void grid(double foot) {
        plot.setColor(ProbabilityAxis.GRID);
        plot.setLineWidth(1);
        for (double p : new double[] {0, 0.5, 1}) {
            plot.drawLine(start, foot + p, end, foot + p);
        }
    }

    private void curves(EmotionTimeline result, double foot) {
        List<FrameEmotion> frames = result.frames();
        int from = 0;
        for (int i = 1; i <= frames.size(); i++) {
            FrameEmotion before = frames.get(i - 1);
            boolean ends =
                    i == frames.size()
                            || frames.get(i).timeSeconds()
                                    > before.timeSeconds() + before.durationSeconds() + ROUNDING;
            if (ends) {
                curves(result, frames.subList(from, i), foot);
                from = i;
            }
        }
    }

    private void curves(EmotionTimeline result, List<FrameEmotion> span, double foot) {
        for (int k = 0; k < result.labels().size(); k++) {
            double[] values = TimelinePlot.steps(span, k);
            for (int i = 0; i < values.length; i++) {
                values[i] += foot;
            }
            plot.setColor(Palette.colour(k));
            plot.setLineWidth(TimelinePlot.line(k, result.frames().size()));
            plot.addPoints(TimelinePlot.times(span), values, Plot.LINE);
        }
    }

    /** The numbers of a panel's axis. */
    private void numbers(double foot) {
        plot.setFont(ProbabilityAxis.FONT);
        plot.setColor(Color.BLACK);
        plot.setJustification(Plot.RIGHT);
        ProbabilityAxis.number(plot, "0", start, end, foot);
        ProbabilityAxis.number(plot, "0.5", start, end, foot + 0.5);
        ProbabilityAxis.number(plot, "1", start, end, foot + 1);
    }

    /** Over a panel whose it is; where several share it, each from its start if there is room. */
    private void names(List<Integer> shown, double foot) {
        plot.setJustification(Plot.LEFT);
        for (int i = 0; i < shown.size(); i++) {
            EmotionTimeline result = results.get(shown.get(i));
            double from = i == 0 ? start : start(result);
            double to = i + 1 < shown.size() ? start(results.get(shown.get(i + 1))) : end;
            String name = result.region().map(SeenRegion::name).map(ForeignText::of).orElse("");
            String whole =
                    String.format(
                            Locale.ROOT,
                            "%s: %s %.2f%s",
                            name,
                            result.clipLabel(),
                            result.clipConfidence(),
                            result.isUnfamiliar() ? " ?" : "");
            for (String text : List.of(whole, name)) {
                if (shown.size() == 1 || width(text) <= to - from) {
                    plot.addText(text, from + (end - start) * INDENT, foot + 1 + 5.0 / unit);
                    break;
                }
            }
        }
    }

    private static double start(EmotionTimeline result) {
        return result.frames().get(0).timeSeconds();
    }

    /** Of a text with room at both ends, in seconds of the axis. */
    private double width(String text) {
        double pixels =
                ProbabilityAxis.FONT.getStringBounds(text, MEASURE).getWidth()
                        + 2 * INDENT * TimelinePlot.WIDTH;
        return pixels * (end - start) / TimelinePlot.WIDTH;
    }
}
