package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.affectj.overlay.plot.RegionPanels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.FrameUnion;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Many regions that are there at different times share the rows of a picture. */
class RegionRowsTest {
    /** Face after face, each for two frames. */
    private static List<EmotionTimeline> inTurn(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleResults.inRegion("face " + i, 2 * i, 2))
                .toList();
    }

    @Test
    void aFewHaveARowEach() {
        RegionRows rows = RegionRows.of(inTurn(RegionRows.OWN));
        assertEquals(IntStream.range(0, 8).mapToObj(List::of).toList(), rows.rows());
        assertEquals("", rows.told());
    }

    @Test
    void manyInTurnShareOne() {
        RegionRows rows = RegionRows.of(inTurn(30));
        assertEquals(List.of(IntStream.range(0, 30).boxed().toList()), rows.rows());
        assertEquals("30 regions in 1 row", rows.told());
    }

    @Test
    void whoIsThereMeanwhileHasAnother() {
        List<EmotionTimeline> results = new ArrayList<>(inTurn(9));
        results.add(SampleResults.inRegion("host", 1, 15));
        RegionRows rows = RegionRows.of(results);
        assertEquals(List.of(IntStream.range(0, 9).boxed().toList(), List.of(9)), rows.rows());
        assertEquals("10 regions in 2 rows", rows.told());
    }

    @Test
    void ofTooManyAtOnceThereAreTheLongest() {
        List<EmotionTimeline> results =
                IntStream.rangeClosed(1, 21)
                        .mapToObj(i -> SampleResults.inRegion("face " + i, 0, i))
                        .toList();
        RegionRows rows = RegionRows.of(results);
        assertEquals(IntStream.range(1, 21).mapToObj(List::of).toList(), rows.rows());
        assertEquals("the 20 longest of 21 regions", rows.told());
    }

    @Property(tries = 200)
    void eachIsInOneRowAndNoTwoOfARowAtOnce(
            @ForAll @Size(min = 9, max = 20) List<@IntRange(max = 30) Integer> starts,
            @ForAll @IntRange(min = 1, max = 9) int frames) {
        List<EmotionTimeline> results =
                IntStream.range(0, starts.size())
                        .mapToObj(i -> SampleResults.inRegion("face " + i, starts.get(i), frames))
                        .toList();
        List<List<Integer>> rows = RegionRows.of(results).rows();
        assertEquals(
                IntStream.range(0, results.size()).boxed().toList(),
                rows.stream().flatMap(List::stream).sorted().toList());
        for (List<Integer> row : rows) {
            Set<Integer> taken = new HashSet<>();
            for (int r : row) {
                for (FrameEmotion frame : results.get(r).frames()) {
                    assertTrue(taken.add(frame.frame()));
                }
            }
        }
    }

    @Test
    void aRowHasTheNameOfWhoIsThere() {
        List<EmotionTimeline> results = inTurn(9);
        StripRow row =
                StripRow.ofRegions(
                        results,
                        FrameUnion.of(results),
                        RegionRows.of(results).rows().get(0),
                        Color.WHITE);
        assertEquals("face 0", row.name().apply(1));
        assertEquals("face 1", row.name().apply(2));
        assertEquals("face 8", row.name().apply(17));
        assertEquals(results.get(4).frames().get(1).confidence(), row.values()[9]);
    }

    @Test
    void picturesAreLower() {
        ImagePlus image = Pictures.stack(400, 300, 40, Pictures.Kind.WHITE);
        assertTrue(
                new FilmFrames(image, inTurn(20)).height()
                        < new FilmFrames(image, inTurn(8)).height());
        assertTrue(
                RegionPanels.create(inTurn(20)).getSize().height
                        < RegionPanels.create(inTurn(8)).getSize().height);
        assertEquals(
                "probability, 20 regions in 1 row:",
                StackedStrip.of(inTurn(20), 400, 24).key().lead());
        assertEquals(24, StackedStrip.of(inTurn(20), 400, 24).height());
    }
}
