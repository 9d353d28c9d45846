package io.github.affectj.regions;

import static io.github.affectj.regions.RegionTest.MIA;
import static io.github.affectj.regions.RegionTest.box;
import static io.github.affectj.regions.RegionTest.key;
import static io.github.affectj.regions.RegionTest.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RegionSetTest {
    private static final Region WALL = Region.still("wall", box(3), Region.DRAWN);

    /** Where Mia is absent. */
    private static final Region GIRL =
            new Region("girl", List.of(key(4, 35, false), key(4.5, 40, true)), "found");

    private static final RegionSet SET = new RegionSet(List.of(MIA, WALL, GIRL));

    @Test
    void namesAreUnique() {
        assertEquals(
                "there are two regions with the name 'Mia'.",
                refused(() -> new RegionSet(List.of(MIA, WALL, MIA))));
    }

    @Test
    void tellsWhoIsThere() {
        assertEquals(List.of("Mia", "wall"), List.copyOf(SET.at(2).keySet()));
        assertEquals(Map.of("wall", box(3)), SET.at(0));
        assertEquals(Optional.of(WALL), SET.named("wall"));
        assertEquals(
                "the region 'Bo' is not there; allowed are Mia, wall, girl.",
                refused(() -> SET.need("Bo")));
        assertEquals(
                "the region 'Bo' is not there; the clip has no regions.",
                refused(() -> RegionSet.EMPTY.need("Bo")));
    }

    /** Whatever is done to regions, they stay those of the frames that they were made for. */
    @Test
    void keepsTheSizeOfTheFrames() {
        Optional<FrameSize> size = Optional.of(new FrameSize(640, 360));
        RegionSet sized = SET.sized(size.get());
        assertEquals(Optional.empty(), SET.frames());
        assertEquals(size, sized.sized(new FrameSize(64, 36)).frames());
        assertEquals(size, sized.with(MIA.named("Bo")).frames());
        assertEquals(size, sized.renamed("Mia", "Bo").frames());
        assertEquals(size, sized.without("Mia").frames());
        assertEquals(size, sized.merged("Mia", "girl").frames());
        assertEquals(size, RegionNames.chosen(sized, "regions", "Mia").frames());
        assertEquals(size, sized.between(0, 9).map(part -> ((RegionSet) part).frames()).get());
        assertEquals(Optional.empty(), sized.only(region -> false).frames());
        assertEquals(
                "frames can't have 0x36 pixels; allowed is 1 and more.",
                refused(() -> new FrameSize(0, 36)));
    }

    @Test
    void keepsTheOrder() {
        assertEquals(SET.names(), SET.with(MIA.coloured(1)).names());
        assertEquals(List.of("Mia", "wall", "girl", "Bo"), SET.with(MIA.named("Bo")).names());
        assertEquals(List.of("Zoe", "wall", "girl"), SET.renamed("Mia", "Zoe").names());
        assertEquals(List.of("Mia", "girl"), SET.without("wall").names());
        assertEquals("Mia 2", SET.freeName("Mia"));
        assertEquals("Bo", SET.freeName("Bo"));
        assertEquals(
                "there is already a region with the name 'wall'; the two can be merged instead.",
                refused(() -> SET.renamed("Mia", "wall")));
    }

    @Test
    void mergesWhatIsThereAtOtherTimes() {
        RegionSet merged = SET.merged("Mia", "girl");
        assertEquals(List.of("Mia", "wall"), merged.names());
        Region mia = merged.need("Mia");
        assertEquals(
                List.of(new Region.Span(1, 3), new Region.Span(4, 4.5), new Region.Span(5, 6)),
                mia.spans());
        assertEquals(Region.DRAWN, mia.source());
        // the same the other way round, but for the name
        assertEquals(mia.keys(), SET.merged("girl", "Mia").need("girl").keys());
    }

    @Test
    void mergesWhatAgrees() {
        Region same = new Region("same", List.of(key(2.5, 15, false), key(4, 30, true)), "");
        Region mia = SET.with(same).merged("Mia", "same").need("Mia");
        assertEquals(List.of(new Region.Span(1, 4), new Region.Span(5, 6)), mia.spans());
        assertEquals(Optional.of(box(20)), mia.at(3));
        assertEquals(Optional.of(box(25)), mia.at(3.5));
    }

    @Test
    void refusesToMergeWhatContradicts() {
        Region other = new Region("other", List.of(key(2.5, 40, false), key(4, 60, true)), "");
        assertEquals(
                "the regions 'Mia' and 'other' can't be merged: at 3.000 s they are at different places.",
                refused(() -> SET.with(other).merged("Mia", "other")));
        assertEquals(
                "the regions 'Mia' and 'wall' can't be merged: one of them is there for the whole clip already.",
                refused(() -> SET.merged("Mia", "wall")));
        assertEquals(
                "the region 'Mia' can't be merged with itself.",
                refused(() -> SET.merged("Mia", "Mia")));
        Region floor = Region.still("floor", box(30), Region.DRAWN);
        assertEquals(
                "the regions 'wall' and 'floor' can't be merged: at all times they are at different places.",
                refused(() -> SET.with(floor).merged("wall", "floor")));
    }

    /** Cut in two and merged again, it is where it was. */
    @Property
    void mergingUndoesCutting(
            @ForAll("regions") Region region, @ForAll @DoubleRange(max = 12) double cut) {
        Optional<Region> before = region.between(0, cut + 1e-9).map(r -> r.named("before"));
        Optional<Region> after = region.between(cut, 1e6).map(r -> r.named("after"));
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        Region merged =
                new RegionSet(List.of(before.get(), after.get()))
                        .merged("before", "after")
                        .need("before");
        for (double seconds = 0; seconds < 12; seconds += 0.01) {
            if (Math.abs(seconds - cut) < 0.01) {
                continue; // at the cut itself there is a hair between the two
            }
            assertEquals(
                    region.at(seconds).isPresent(),
                    merged.at(seconds).isPresent(),
                    "at " + seconds);
            double at = seconds;
            region.at(at)
                    .ifPresent(
                            shape ->
                                    assertTrue(
                                            shape.box().distance(merged.at(at).get().box())
                                                    < 1e-4));
        }
    }

    @Provide
    Arbitrary<Region> regions() {
        return RegionTest.regions();
    }

    @Test
    void cutsAllOfThem() {
        RegionSet part = (RegionSet) SET.between(3.5, 4.25).orElseThrow();
        assertEquals(List.of("wall", "girl"), part.names());
        assertEquals(RegionSet.KEY, part.key());
    }
}
