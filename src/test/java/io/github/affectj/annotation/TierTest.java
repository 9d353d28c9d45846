package io.github.affectj.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments, tiers and sets of them. */
class TierTest {
    private static Segment segment(double start, double end, String label) {
        return new Segment(start, end, label);
    }

    private static Tier tier(TierKind kind, Segment... segments) {
        return new Tier("emotion", kind, "AB", List.of(segments));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "NaN, 2", "1, NaN", "2, 1", "0, Infinity"})
    void timesThatCanNotBeAreRefused(double start, double end) {
        assertThrows(BadInputException.class, () -> segment(start, end, ""));
    }

    @Test
    void aValueIsANumber() {
        String said =
                assertThrows(
                                BadInputException.class,
                                () -> new Segment(1, 2, "", OptionalDouble.of(Double.NaN), ""))
                        .getMessage();
        assertEquals(
                "the segment at 1.000 s to 2.000 s has the value NaN, which is no number.", said);
    }

    @Test
    void segmentsOfASequenceTouchAndDoNotOverlap() {
        Tier touching = tier(TierKind.SEQUENCE, segment(2, 3, "sad"), segment(1, 2, "glad"));
        assertEquals(List.of("glad", "sad"), touching.labels());
        String said =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        tier(
                                                TierKind.SEQUENCE,
                                                segment(1, 2.5, "glad"),
                                                segment(2, 3, "sad")))
                        .getMessage();
        assertEquals(
                "in the tier 'emotion' the segments 'glad' (1.000 s to 2.500 s) and 'sad' (2.000 s to"
                        + " 3.000 s) overlap.",
                said);
        tier(TierKind.OVERLAPPING, segment(1, 2.5, "glad"), segment(2, 3, "sad"));
        assertThrows(
                BadInputException.class,
                () -> tier(TierKind.POINTS, segment(1, 1, "a"), segment(1, 1, "b")));
        assertThrows(BadInputException.class, () -> tier(TierKind.POINTS, segment(1, 2, "a")));
    }

    @Test
    void theKindIsTheNarrowestThatFits() {
        assertEquals(
                TierKind.SEQUENCE,
                Tier.of("t", "", List.of(segment(2, 3, ""), segment(0, 2, ""))).kind());
        assertEquals(
                TierKind.POINTS,
                Tier.of("t", "", List.of(segment(2, 2, ""), segment(1, 1, ""))).kind());
        assertEquals(
                TierKind.OVERLAPPING,
                Tier.of("t", "", List.of(segment(0, 2, ""), segment(1, 3, ""))).kind());
        assertEquals(
                TierKind.OVERLAPPING,
                Tier.of("t", "", List.of(segment(2, 2, "a"), segment(2, 2, "b"))).kind());
        assertEquals(TierKind.SEQUENCE, Tier.of("t", "", List.of()).kind());
    }

    @Property(tries = 300)
    void theSegmentOfAMomentIsTheLastThatHoldsIt(
            @ForAll @Size(max = 12) List<@IntRange(max = 20) Integer> starts,
            @ForAll @IntRange(max = 6) int length,
            @ForAll @IntRange(max = 30) int moment) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            segments.add(segment(starts.get(i), starts.get(i) + (i + length) % 5, "s" + i));
        }
        Tier tier = Tier.of("t", "", segments);
        Optional<Segment> expected = Optional.empty();
        for (Segment one : tier.segments()) {
            if (one.holds(moment)) {
                expected = Optional.of(one);
            }
        }
        assertEquals(expected, tier.at(moment));
    }

    @Property(tries = 300)
    void aPartKeepsWhatLiesWithin(
            @ForAll @Size(max = 10) List<@IntRange(max = 40) Integer> starts,
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(min = 1, max = 20) int length) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            segments.add(segment(starts.get(i), starts.get(i) + i % 4, "s" + i));
        }
        Tier tier = Tier.of("t", "", segments);
        Tier part = tier.between(from, from + length);
        for (double moment = 0; moment < 45; moment += 0.5) {
            double now = moment;
            boolean within = moment >= from && moment < from + length;
            List<String> expected =
                    tier.segments().stream()
                            .filter(s -> within && s.holds(now))
                            .map(Segment::label)
                            .sorted()
                            .toList();
            List<String> there =
                    part.segments().stream()
                            .filter(s -> s.holds(now))
                            .map(Segment::label)
                            .sorted()
                            .toList();
            assertEquals(expected, there, "at " + moment);
        }
    }

    @Property(tries = 200)
    void aFrameOfAFilmComesBackThroughMilliseconds(
            @ForAll @IntRange(max = 200_000) int frame, @ForAll boolean ntsc) {
        double rate = ntsc ? 24000 / 1001.0 : 30;
        double[] starts = new double[200_001];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i / rate;
        }
        FrameTimes times = new FrameTimes(starts, starts.length / rate);
        double read = Math.round(starts[frame] * 1000) / 1000.0;
        assertEquals(starts[frame], times.restored(read, 0.0005));
    }

    @Property(tries = 200)
    void whatIsNoFrameStaysWhereItIs(
            @ForAll @IntRange(max = 100) int frame,
            @ForAll @DoubleRange(min = 0.01, max = 0.03) double behind) {
        double[] starts = new double[101];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i / 25.0;
        }
        FrameTimes times = new FrameTimes(starts, 101 / 25.0);
        double moment = starts[frame] + behind;
        assertEquals(moment, times.restored(moment, 0.0005));
        assertTrue(Math.abs(times.nearest(moment) - moment) <= 0.02 + 1e-9);
    }

    @Test
    void aSetHasATierOfEachName() {
        Tier shots = new Tier("shots", TierKind.SEQUENCE, "", List.of(segment(0, 1, "1")));
        AnnotationSet set = AnnotationSet.EMPTY.with(shots).with(tier(TierKind.SEQUENCE));
        assertEquals(List.of("shots", "emotion"), set.names());
        assertEquals(List.of(), set.with(shots.withSegments(List.of())).need("shots").segments());
        assertEquals("shots 2", set.freeName("shots"));
        assertEquals(List.of("emotion"), set.without("shots").names());
        assertEquals(
                "tier=lines is not there; allowed are shots, emotion.",
                assertThrows(BadInputException.class, () -> set.need("lines")).getMessage());
        assertThrows(
                BadInputException.class,
                () -> new AnnotationSet(List.of(shots, shots.named(" shots "))));
        assertEquals(0.5, ((AnnotationSet) set.between(0, 0.5).get()).need("shots").end(), 0);
    }
}
