package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A part of a frame.
 *
 * @param box what it fits into, in pixels of the clip
 * @param outline what of the box belongs to it
 */
public record RegionShape(Box box, Outline outline) {

    /** A rectangle. */
    public static RegionShape of(Box box) {
        return new RegionShape(box, Outline.RECTANGLE);
    }

    /**
     * A polygon.
     *
     * @param x of its corners, in pixels of the clip
     * @param y of its corners, as many
     * @throws BadInputException if it has fewer than three corners, or they lie on one line
     */
    public static RegionShape polygon(double[] x, double[] y) {
        DoubleSummaryStatistics across = DoubleStream.of(x).summaryStatistics();
        DoubleSummaryStatistics down = DoubleStream.of(y).summaryStatistics();
        if (x.length == 0) {
            throw new BadInputException("a polygon needs 3 points and more, not 0.");
        }
        Box box =
                new Box(
                        across.getMin(),
                        down.getMin(),
                        across.getMax() - across.getMin(),
                        down.getMax() - down.getMin());
        List<Outline.Point> points =
                IntStream.range(0, x.length)
                        .mapToObj(
                                i ->
                                        new Outline.Point(
                                                (x[i] - box.x()) / box.width(),
                                                (y[i] - box.y()) / box.height()))
                        .toList();
        Outline.Polygon outline = new Outline.Polygon(points);
        if (outline.points().stream().allMatch(p -> onLine(p, points.get(0), farthest(points)))) {
            throw new BadInputException(
                    "a polygon whose %d points lie on one line has no area.".formatted(x.length));
        }
        return new RegionShape(box, outline);
    }

    /** The corner that is farthest from the first one. */
    private static Outline.Point farthest(List<Outline.Point> points) {
        Outline.Point first = points.get(0);
        return Collections.max(
                points,
                Comparator.comparingDouble(p -> Math.hypot(p.x() - first.x(), p.y() - first.y())));
    }

    private static boolean onLine(Outline.Point p, Outline.Point from, Outline.Point to) {
        double across =
                (to.x() - from.x()) * (p.y() - from.y()) - (to.y() - from.y()) * (p.x() - from.x());
        return Math.abs(across) < 1e-9;
    }

    /**
     * Whether a pixel belongs to it, which is where its centre lies inside.
     *
     * @param px the pixel's column, from 0
     * @param py the pixel's row, from 0
     */
    public boolean covers(int px, int py) {
        return outline.contains(shareX(px), shareY(py));
    }

    /** Where the centre of a column of pixels is, as a share of the box. */
    double shareX(int px) {
        return (px + 0.5 - box.x()) / box.width();
    }

    /** Where the centre of a row of pixels is, as a share of the box. */
    double shareY(int py) {
        return (py + 0.5 - box.y()) / box.height();
    }

    /**
     * The shape on the way to another one; see {@link Box#between} and {@link Outline#between}.
     *
     * @param share of the way, 0 for this shape and 1 for the other
     */
    public RegionShape between(RegionShape other, double share) {
        return new RegionShape(
                box.between(other.box, share), outline.between(other.outline, share));
    }
}
