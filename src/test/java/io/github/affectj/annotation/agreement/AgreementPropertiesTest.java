package io.github.affectj.annotation.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of the agreement of all tiers. */
class AgreementPropertiesTest {
    private static Tier any(String name, List<Integer> lengths, int seed) {
        List<Segment> segments = new ArrayList<>();
        double at = seed % 3;
        for (int i = 0; i < lengths.size(); i++) {
            double end = at + 1 + lengths.get(i) % 4;
            segments.add(
                    new Segment(
                            at,
                            end,
                            "abc".substring((i * seed + lengths.get(i)) % 3).substring(0, 1),
                            OptionalDouble.of(lengths.get(i)),
                            ""));
            at = end + (lengths.get(i) % 5 == 0 ? 1 : 0);
        }
        return new Tier(name, TierKind.SEQUENCE, "", segments);
    }

    @Property(tries = 20)
    void whoIsFirstMakesNoDifference(
            @ForAll @Size(min = 1, max = 15) List<@IntRange(max = 20) Integer> some,
            @ForAll @Size(min = 1, max = 15) List<@IntRange(max = 20) Integer> others,
            @ForAll @IntRange(min = 1, max = 9) int seed) {
        Tier a = any("A", some, seed);
        Tier b = any("B", others, seed + 1);
        Comparison ab = TimeComparison.of(a, b, a, 0.5, 20, Progress.NONE);
        Comparison ba = TimeComparison.of(b, a, a, 0.5, 20, Progress.NONE);
        for (Measure measure : Measure.values()) {
            double value = ab.of(measure).value();
            assertEquals(value, ba.of(measure).value(), 1e-9, measure.key());
            assertTrue(!(value > 1 + 1e-12), measure + " is " + value);
        }
        assertEquals(ab.onlyFirst(), ba.onlySecond());
    }

    @Property(tries = 20)
    void matchesAreOneToOneAndOverlapByHalf(
            @ForAll @Size(min = 1, max = 15) List<@IntRange(max = 20) Integer> some,
            @ForAll @Size(min = 1, max = 15) List<@IntRange(max = 20) Integer> others,
            @ForAll @IntRange(min = 1, max = 9) int seed) {
        Tier a = any("A", some, seed);
        Tier b = any("B", others, seed + 1);
        Comparison c = SegmentComparison.of(a, b, Progress.NONE);
        assertEquals(a.segments(), c.matches().stream().flatMap(m -> m.first().stream()).toList());
        assertEquals(
                b.segments().size(),
                c.matches().stream().flatMap(m -> m.second().stream()).distinct().count());
        for (Match m : c.matches()) {
            boolean both = m.first().isPresent() && m.second().isPresent();
            assertEquals(both, m.overlap() >= 0.5 - 1e-9);
        }
        long possible =
                a.segments().stream()
                        .filter(
                                s ->
                                        b.segments().stream()
                                                .anyMatch(
                                                        o -> SegmentComparison.overlap(s, o) > 0.5))
                        .count();
        assertTrue(c.compared() >= possible, "none that is clear was left out");
        assertTrue(c.count(Match.Outcome.SAME) <= c.compared());
    }
}
