package io.github.affectj.overlay.plot;

import ij.gui.Plot;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.MainRegions;
import io.github.affectj.overlay.RegionStyle;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.measure.FrameMeasure;
import io.github.affectj.regions.measure.Quantity;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plots what regions hold of a map over the time of a clip: a curve a region in its colour, in
 * steps of the frames, broken where it is absent.
 */
public final class RegionPlot {
    private static final int WIDTH = 720;

    /** Pixels for the curves. */
    private static final int HEIGHT = 216;

    private static final int MOST_LETTERS = 32;

    /** Pixels above the curves that stay free for the names: at least, and for each. */
    private static final int HEAD = 84;

    private static final int NAME = 19;

    private RegionPlot() {}

    /**
     * The plot, not shown yet; works without a display.
     *
     * @param clip its name
     * @param regions in whose colours the curves are
     * @param measures by time, of at least one frame
     * @param threshold drawn as a line
     */
    public static Plot create(
            String clip,
            RegionSet regions,
            List<FrameMeasure> measures,
            Quantity quantity,
            double threshold) {
        Plot plot = new Plot(clip + " attention in regions", "time (s)", quantity.title());
        double start = measures.stream().mapToDouble(FrameMeasure::seconds).min().orElse(0);
        double end = measures.stream().mapToDouble(m -> m.seconds() + m.duration()).max().orElse(1);
        double top = threshold;
        double bottom = Math.min(0, threshold);
        plot.setFontSize(13);
        StringBuilder names = new StringBuilder();
        Map<String, List<FrameMeasure>> measured =
                measures.stream().collect(Collectors.groupingBy(FrameMeasure::region));
        List<Region> all =
                regions.regions().stream().filter(r -> measured.containsKey(r.name())).toList();
        for (Region region : MainRegions.of(all, r -> seconds(measured.get(r.name())))) {
            List<FrameMeasure> mine = measured.get(region.name());
            for (FrameMeasure m : mine) {
                double value = quantity.of(m);
                top = value > top ? value : top;
                bottom = value < bottom ? value : bottom;
            }
            plot.setColor(onWhite(RegionStyle.colour(regions, region)));
            plot.setLineWidth(2.5f);
            curve(plot, mine, quantity);
            names.append(ForeignText.cut(ForeignText.of(region.name()), MOST_LETTERS)).append('\n');
        }
        plot.setColor(Color.GRAY);
        plot.setLineWidth(1);
        plot.drawDottedLine(start, threshold, end, threshold, 4);
        int head = Math.max(HEAD, NAME * Math.min(MainRegions.MOST, all.size()));
        plot.setFrameSize(WIDTH, HEIGHT + head);
        double height = (top - bottom) * (HEIGHT + head) / HEIGHT;
        plot.setLimits(start, end, bottom, bottom + (height > 0 ? height : 1));
        plot.setColor(Color.BLACK);
        plot.setLineWidth(1);
        plot.addLegend(names.toString().strip(), "top-left");
        plot.setJustification(Plot.RIGHT);
        plot.addLabel(0.99, 26.0 / (HEIGHT + head), MainRegions.told(all.size()));
        return plot;
    }

    private static double seconds(List<FrameMeasure> measures) {
        return measures.stream().mapToDouble(FrameMeasure::duration).sum();
    }

    private static void curve(Plot plot, List<FrameMeasure> mine, Quantity quantity) {
        List<double[]> points = new ArrayList<>();
        FrameMeasure before = null;
        for (FrameMeasure m : mine) {
            double gap = before == null ? 0 : m.seconds() - before.seconds() - before.duration();
            if (before != null && gap > before.duration() / 2) {
                points.add(new double[] {before.seconds() + before.duration(), Double.NaN});
            }
            points.add(new double[] {m.seconds(), quantity.of(m)});
            points.add(new double[] {m.seconds() + m.duration(), quantity.of(m)});
            before = m;
        }
        double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
        plot.addPoints(x, y, Plot.LINE);
    }

    /** A region's colour, darkened where it is too pale for a line on white. */
    private static Color onWhite(Color colour) {
        Color dark = colour;
        while (dark.getRed() * 0.3 + dark.getGreen() * 0.59 + dark.getBlue() * 0.11 > 175) {
            dark =
                    new Color(
                            dark.getRed() * 9 / 10,
                            dark.getGreen() * 9 / 10,
                            dark.getBlue() * 9 / 10);
        }
        return dark;
    }
}
