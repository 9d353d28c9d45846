package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Plot;
import io.github.affectj.overlay.plot.RegionPanels;
import io.github.affectj.overlay.plot.RegionPlot;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.regions.measure.FrameMeasure;
import io.github.affectj.regions.measure.Quantity;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures of films with many faces show those that are there the longest. */
class MainRegionsTest {
    /** Face i is there for i frames. */
    private static List<EmotionTimeline> faces(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> SampleResults.inRegion("face " + i, 0, i))
                .toList();
    }

    private static List<String> names(List<EmotionTimeline> results) {
        return results.stream().map(r -> r.region().orElseThrow().name()).toList();
    }

    private static List<EmotionTimeline> shown(List<EmotionTimeline> results) {
        return MainRegions.places(results).stream().map(results::get).toList();
    }

    @Test
    void areThoseThatAreThereTheLongestInTheirOrder() {
        assertEquals(
                IntStream.rangeClosed(6, 25).mapToObj(i -> "face " + i).toList(),
                names(shown(faces(25))));
        assertEquals("the 20 longest of 25 regions", MainRegions.told(25));
    }

    @Test
    void ofThoseThatAreThereAsLongAreTheFirst() {
        List<EmotionTimeline> same =
                IntStream.range(0, 22)
                        .mapToObj(i -> SampleResults.inRegion("face " + i, 0, 3))
                        .toList();
        assertEquals(names(same.subList(0, 20)), names(shown(same)));
    }

    @Test
    void areAllWhereThereIsRoom() {
        assertEquals(20, shown(faces(20)).size());
        assertEquals("", MainRegions.told(20));
    }

    @Test
    void filmsAndGifsHaveNoMoreRows() {
        ImagePlus image = Pictures.stack(400, 300, 40, Pictures.Kind.WHITE);
        assertTrue(film(image, 19) < film(image, 20));
        assertEquals(film(image, 20), film(image, 40));
        assertEquals(
                StackedStrip.of(faces(20), 400, 24).height(),
                StackedStrip.of(faces(40), 400, 24).height());
        assertEquals(
                "probability, the 20 longest of 40 regions:",
                StackedStrip.of(faces(40), 400, 24).key().lead());
        assertEquals("probability:", StackedStrip.of(faces(20), 400, 24).key().lead());
    }

    private static int film(ImagePlus image, int faces) {
        return new FilmFrames(image, faces(faces)).height();
    }

    @Test
    void plotsHaveNoMorePanelsAndCurves() {
        Plot twenty = RegionPanels.create(faces(20));
        Plot forty = RegionPanels.create(faces(40));
        assertEquals(twenty.getSize(), forty.getSize());
        RegionSet regions =
                new RegionSet(
                        faces(40).stream()
                                .map(r -> r.region().orElseThrow().name())
                                .map(
                                        name ->
                                                Region.still(
                                                        name,
                                                        RegionShape.of(new Box(1, 1, 5, 5)),
                                                        Region.DRAWN))
                                .toList());
        List<FrameMeasure> measures =
                faces(40).stream()
                        .flatMap(r -> measures(r.region().orElseThrow().name(), r.frames().size()))
                        .toList();
        Plot curves = RegionPlot.create("film", regions, measures, Quantity.LIFT, 1);
        long sets =
                Stream.of(curves.getPlotObjectDesignations())
                        .filter(object -> object.startsWith("Data Set"))
                        .count();
        assertEquals(20, sets);
    }

    private static Stream<FrameMeasure> measures(String region, int frames) {
        return IntStream.range(0, frames)
                .mapToObj(
                        i ->
                                new FrameMeasure(
                                        i + 1, i, 1, region, 25, 0.1, 0.2, 0.1, 1, 0.4, 1, 1));
    }
}
