package io.github.affectj.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RegionTest {
    /** There from 1 s to 3 s and from 5 s to 6 s; moves to the right. */
    static final Region MIA =
            new Region(
                    "Mia",
                    List.of(
                            key(1, 0, false),
                            key(2, 10, false),
                            key(3, 20, true),
                            key(5, 50, false),
                            key(6, 60, true)),
                    Region.DRAWN);

    static RegionKey key(double seconds, double x, boolean last) {
        return new RegionKey(seconds, box(x), OptionalDouble.empty(), last);
    }

    static RegionShape box(double x) {
        return RegionShape.of(new Box(x, 5, 8, 9));
    }

    @Provide
    static Arbitrary<Region> regions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(-20, 80),
                        Arbitraries.of(true, false, false))
                .as((step, x, last) -> new double[] {step * 0.04, x, last ? 1 : 0})
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(
                        steps -> {
                            List<RegionKey> keys = new ArrayList<>();
                            double at = 0;
                            for (double[] step : steps) {
                                at += step[0];
                                keys.add(key(at, step[1], step[2] == 1));
                            }
                            return new Region("r", keys, Region.DRAWN);
                        });
    }

    @Test
    void isOnTheStraightWayBetweenItsKeys() {
        assertEquals(Optional.of(box(5)), MIA.at(1.5));
        assertEquals(Optional.of(box(52.5)), MIA.at(5.25));
    }

    @Test
    void isAbsentBeforeBehindAndInGaps() {
        for (double seconds : new double[] {0, 0.999, 3.001, 4, 4.999, 6.001}) {
            assertEquals(Optional.empty(), MIA.at(seconds), seconds + " s");
        }
        assertEquals(List.of(new Region.Span(1, 3), new Region.Span(5, 6)), MIA.spans());
    }

    @Test
    void oneKeyIsOneFrame() {
        Region once = new Region("once", List.of(key(2, 7, false)), Region.DRAWN);
        assertEquals(Optional.of(box(7)), once.at(2));
        assertEquals(Optional.empty(), once.at(2.04));
        assertTrue(once.keys().get(0).lastOfSpan());
    }

    @Test
    void aStillOneIsAlwaysThere() {
        Region still = Region.still("wall", box(3), Region.DRAWN);
        assertTrue(still.isStill());
        assertEquals(Optional.of(box(3)), still.at(0));
        assertEquals(Optional.of(box(3)), still.at(1e6));
        assertEquals(Optional.of(still), still.between(2, 3));
        assertEquals(1, still.spans().size());
        assertTrue(still.spans().get(0).holds(12));
    }

    @Property
    void isExactlyAtItsKeys(@ForAll("regions") Region region) {
        for (RegionKey key : region.keys()) {
            assertEquals(Optional.of(key.shape()), region.at(key.seconds()));
            // as a time that was written with six decimals comes back
            assertEquals(
                    Optional.of(key.shape().box().width()),
                    region.at(Math.round(key.seconds() * 1e6) / 1e6)
                            .map(shape -> shape.box().width()));
        }
    }

    @Property
    void theFramesOfASpanAreThoseThatAppearInIt(
            @ForAll("regions") Region region,
            @ForAll @Size(max = 30) double @DoubleRange(max = 20) [] times) {
        double[] starts = Arrays.stream(times).sorted().toArray();
        for (Region.Span span : region.spans()) {
            int first = span.first(starts);
            int behind = span.behind(starts);
            for (int i = 0; i < starts.length; i++) {
                assertEquals(span.holds(starts[i]), i >= first && i < behind);
            }
        }
    }

    @Property
    void isThereExactlyInItsSpans(
            @ForAll("regions") Region region, @ForAll @DoubleRange(max = 20) double seconds) {
        assertEquals(
                region.spans().stream().anyMatch(span -> span.holds(seconds)),
                region.at(seconds).isPresent());
    }

    @Property
    void aCutMovesAsTheWholeDid(
            @ForAll("regions") Region region,
            @ForAll @DoubleRange(max = 10) double from,
            @ForAll @DoubleRange(min = 0.1, max = 5) double length,
            @ForAll @DoubleRange(max = 1) double share) {
        double to = from + length;
        double seconds = Math.min(from + length * share, to - 1e-3);
        Optional<Region> cut = region.between(from, to);
        Optional<Box> whole = region.at(seconds).map(RegionShape::box);
        Optional<Box> part = cut.flatMap(r -> r.at(seconds)).map(RegionShape::box);
        assertEquals(whole.isPresent(), part.isPresent());
        whole.ifPresent(box -> assertEquals(0, box.distance(part.get()), 1e-6));
        cut.ifPresent(
                r -> {
                    assertTrue(r.keys().get(0).seconds() >= from);
                    assertTrue(r.keys().get(r.keys().size() - 1).seconds() <= to);
                });
    }

    @Test
    void aCutKeepsNothingOfWhatIsAbsent() {
        assertEquals(Optional.empty(), MIA.between(3.5, 4.5));
        assertEquals(Optional.empty(), MIA.between(0, 1));
        assertEquals(List.of(new Region.Span(2.5, 3)), MIA.between(2.5, 4).get().spans());
        assertEquals(Optional.of(box(15)), MIA.between(2.5, 4).get().at(2.5));
    }

    @Test
    void keysMustRise() {
        assertEquals(
                "the places of the region 'x' are not in the order of their times: 1.000 s comes after 2.000 s.",
                refused(() -> new Region("x", List.of(key(2, 0, false), key(1, 0, false)), "")));
        assertEquals(
                "the region 'x' is at two places at 2.000 s; allowed is one at a time.",
                refused(() -> new Region("x", List.of(key(2, 0, false), key(2, 5, false)), "")));
        assertEquals(
                "the region 'x' is at one place for the whole clip and also at another one at 2.000 s; allowed is one or the other.",
                refused(
                        () ->
                                new Region(
                                        "x",
                                        List.of(key(RegionKey.ALWAYS, 0, false), key(2, 5, false)),
                                        "")));
        assertEquals(
                "the region 'x' is nowhere; allowed is one place at least.",
                refused(() -> new Region("x", List.of(), "")));
    }

    @Test
    void timesAndScoresAreNumbersInTheirRange() {
        assertEquals(
                "a region can't be at -1.0 s; allowed are 0 and more.",
                refused(() -> key(-1, 0, false)));
        assertThrows(BadInputException.class, () -> key(Double.NaN, 0, false));
        assertThrows(BadInputException.class, () -> key(Double.POSITIVE_INFINITY, 0, false));
        assertEquals(
                "a region can't have the score 1.5; allowed are 0 to 1.",
                refused(() -> new RegionKey(0, box(0), OptionalDouble.of(1.5), false)));
    }

    @Test
    void namesAreOneLine() {
        for (String fine : List.of("Mia", "a, b", "the \"boss\"", "Zoë's cat", "1")) {
            assertEquals(fine, MIA.named(fine).name());
        }
        for (String wrong : List.of("", "  ", " Mia", "a\nb", "a\tb", "x".repeat(201))) {
            assertThrows(BadInputException.class, () -> MIA.named(wrong), wrong);
        }
        assertEquals(
                "'all' can't be the name of a region, since commands mean something else by it; allowed is any name but 'frame', 'all', 'faces'.",
                refused(() -> MIA.named("all")));
        assertEquals(Optional.of("a b"), Region.cleanName(" a\nb\u202e "));
        assertEquals(Optional.empty(), Region.cleanName(" \r\n"));
    }

    @Test
    void changesMakeAnother() {
        assertEquals(Optional.of(0xff8800), MIA.coloured(0xff8800).rgb());
        assertFalse(MIA.rgb().isPresent());
        assertEquals(MIA.keys(), MIA.named("Zoe").keys());
    }

    static String refused(Executable what) {
        return assertThrows(BadInputException.class, what).getMessage();
    }
}
