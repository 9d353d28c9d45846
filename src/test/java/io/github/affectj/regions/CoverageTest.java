package io.github.affectj.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.FloatPolygon;
import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which pixels a shape covers: one by one, in rows, and as ImageJ says of its own selections. */
class CoverageTest {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 18;

    @Provide
    Arbitrary<RegionShape> shapes() {
        Arbitrary<Box> boxes =
                Combinators.combine(
                                Arbitraries.doubles().between(-15, 30),
                                Arbitraries.doubles().between(-15, 30),
                                Arbitraries.doubles().between(0.1, 40),
                                Arbitraries.doubles().between(0.1, 40))
                        .as(Box::new);
        Arbitrary<Outline> polygons =
                Combinators.combine(
                                Arbitraries.doubles().between(0, 1),
                                Arbitraries.doubles().between(0, 1))
                        .as(Outline.Point::new)
                        .list()
                        .ofMinSize(3)
                        .ofMaxSize(9)
                        .map(Outline.Polygon::new);
        return Combinators.combine(
                        boxes,
                        Arbitraries.oneOf(
                                Arbitraries.of(Outline.RECTANGLE, Outline.OVAL), polygons))
                .as(RegionShape::new);
    }

    /** Left to right, top to bottom, and nothing twice. */
    @Property
    void rowsHoldThePixelsWhoseCentreIsInside(@ForAll("shapes") RegionShape shape) {
        List<String> expected = new ArrayList<>();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (shape.covers(x, y)) {
                    expected.add(x + "," + y);
                }
            }
        }
        Coverage coverage = Coverage.of(shape, WIDTH, HEIGHT);
        assertEquals(expected, pixels(coverage));
        assertEquals(expected.size(), coverage.area());
    }

    @Test
    void aBoxCoversWhatImageJSelects() {
        Coverage coverage = Coverage.of(RegionShape.of(new Box(3, 4, 5, 6)), WIDTH, HEIGHT);
        assertEquals(pixels(new Roi(3, 4, 5, 6)), new TreeSet<>(pixels(coverage)));
        assertEquals(30, coverage.area());
    }

    @Test
    void whatReachesBeyondTheFrameCountsNothing() {
        assertEquals(4, Coverage.of(RegionShape.of(new Box(-3, -3, 5, 5)), WIDTH, HEIGHT).area());
        assertEquals(0, Coverage.of(RegionShape.of(new Box(100, 0, 5, 5)), WIDTH, HEIGHT).area());
        assertEquals(
                WIDTH * HEIGHT,
                Coverage.of(RegionShape.of(new Box(-9, -9, 99, 99)), WIDTH, HEIGHT).area());
    }

    @Test
    void anOvalAndAPolygonCoverWhatImageJSelects() {
        Coverage oval =
                Coverage.of(new RegionShape(new Box(2, 1, 15, 11), Outline.OVAL), WIDTH, HEIGHT);
        assertEquals(pixels(new OvalRoi(2, 1, 15, 11)), new TreeSet<>(pixels(oval)));
        float[] x = {3.3f, 20.1f, 11.7f, 14.2f};
        float[] y = {1.2f, 4.9f, 16.4f, 7.6f};
        Coverage polygon = Coverage.of(RegionShape.polygon(doubles(x), doubles(y)), WIDTH, HEIGHT);
        assertEquals(
                pixels(new PolygonRoi(new FloatPolygon(x, y), Roi.POLYGON)),
                new TreeSet<>(pixels(polygon)));
    }

    /** Shares of a box of 49 pixels are no round numbers; the edges run through pixels' centres. */
    @Test
    void aCentreOnAnEdgeIsInOnTheLeftAndAboveAndOutOnTheRightAndBelow() {
        RegionShape slanted =
                RegionShape.polygon(
                        new double[] {10.5, 45.5, 59.5, 24.5}, new double[] {3.5, 3.5, 52.5, 52.5});
        int rows = 49;
        Coverage coverage = Coverage.of(slanted, 100, 100);
        assertEquals(rows, coverage.runs().size());
        for (Coverage.Run run : coverage.runs()) {
            double left = 10 + (run.y() - 3) * 14 / 49.0;
            assertEquals((int) Math.ceil(left - 1e-6), run.from(), "row " + run.y());
            assertEquals(35, run.length(), "row " + run.y());
        }
        assertEquals(3, coverage.runs().get(0).y());
        assertEquals(
                30 * 7,
                Coverage.of(RegionShape.of(new Box(10.5, 0.5, 30, 7)), WIDTH * 3, HEIGHT).area());
    }

    @Test
    void aPolygonNeedsAnArea() {
        assertThrows(
                BadInputException.class,
                () -> RegionShape.polygon(new double[] {1, 2}, new double[] {1, 2}));
        assertThrows(
                BadInputException.class,
                () -> RegionShape.polygon(new double[] {1, 2, 3}, new double[] {5, 5, 5}));
        assertThrows(
                BadInputException.class, () -> RegionShape.polygon(new double[0], new double[0]));
    }

    @Test
    void polygonsOfAsManyPointsMovePointByPoint() {
        RegionShape first = RegionShape.polygon(new double[] {0, 10, 0}, new double[] {0, 0, 10});
        RegionShape last = RegionShape.polygon(new double[] {0, 10, 10}, new double[] {0, 0, 10});
        Outline.Polygon half = (Outline.Polygon) first.between(last, 0.5).outline();
        assertEquals(new Outline.Point(0.5, 1), half.points().get(2));
        RegionShape other = RegionShape.of(new Box(5, 5, 5, 5));
        assertEquals(first.outline(), first.between(other, 0.9).outline());
        assertEquals(5 * 0.9, first.between(other, 0.9).box().x(), 1e-12);
    }

    private static List<String> pixels(Coverage coverage) {
        List<String> pixels = new ArrayList<>();
        for (Coverage.Run run : coverage.runs()) {
            for (int x = run.from(); x < run.to(); x++) {
                pixels.add(x + "," + run.y());
            }
        }
        return pixels;
    }

    private static TreeSet<String> pixels(Roi roi) {
        ByteProcessor frame = new ByteProcessor(WIDTH, HEIGHT);
        frame.setColor(255);
        frame.fill(roi);
        TreeSet<String> pixels = new TreeSet<>();
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            if (frame.get(i) != 0) {
                pixels.add(String.format(Locale.ROOT, "%d,%d", i % WIDTH, i / WIDTH));
            }
        }
        return pixels;
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        Arrays.setAll(doubles, i -> numbers[i]);
        return doubles;
    }
}
