package io.github.affectj.annotation.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.SampleResults;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Agreement in published examples and in examples that a reader can count. */
class AgreementByHandTest {
    private static long[] counts(String first, String second) {
        String letters = "abcdefgh";
        long[] counts = new long[64];
        for (int i = 0; i < first.length(); i++) {
            counts[letters.indexOf(first.charAt(i)) * 8 + letters.indexOf(second.charAt(i))]++;
        }
        return counts;
    }

    /** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A and B. */
    @Test
    void alphaIsKrippendorffsOwn() {
        long[] binary = counts("abaaaaaaba", "bbbaabaaaa");
        assertEquals(0.095, LabelCounts.alpha(binary, 8, 8), 5e-4);
        long[] nominal = counts("aabbdcccedda", "babbbcccEddd".toLowerCase(java.util.Locale.ROOT));
        assertEquals(0.692, LabelCounts.alpha(nominal, 8, 8), 5e-4);
    }

    /** Of 50: 20 times both yes, 15 both no: 0.7 against 0.5 by chance. */
    @Test
    void kappaByHand() {
        long[] counts = {20, 5, 10, 15};
        assertEquals(0.7, LabelCounts.agreement(counts, 2, 2), 1e-15);
        assertEquals(0.4, LabelCounts.kappa(counts, 2, 2), 1e-15);
    }

    /**
     * x = 1, 2, 3 and y = 1, 2, 4. Variances over n 2/3 and 14/9, covariance 1, means 1/3 apart.
     * Observed disagreement 1/3; among all six values, whose sum is 13 and sum of squares 35,
     * 82/30.
     */
    @Test
    void valuesByHand() {
        double[] sums = new double[ValueSums.SIZE];
        ValueSums.add(sums, 1, 1);
        ValueSums.add(sums, 2, 2);
        ValueSums.add(sums, 3, 4);
        assertEquals(1 / Math.sqrt(2 / 3.0 * 14 / 9.0), ValueSums.pearson(sums), 1e-12);
        assertEquals(6 / 7.0, ValueSums.ccc(sums), 1e-12);
        assertEquals(1 - 1 / 3.0 / (82 / 30.0), ValueSums.alpha(sums), 1e-12);
    }

    private static Segment segment(double start, double end, String label) {
        return new Segment(start, end, label);
    }

    private static Tier tier(String name, Segment... segments) {
        return Tier.of(name, name, List.of(segments));
    }

    /**
     * Ten seconds, units of one: joy, joy, fear, gap against Joy, fear, fear, gap: what a reader
     * can count.
     */
    @Test
    void unitsByHand() {
        Tier first = tier("A", segment(0, 4, "joy"), segment(4, 8, "fear"));
        Tier second =
                tier("B", segment(0, 2, " Joy"), segment(2, 6, "fear"), segment(9, 10, "joy"));
        Comparison c = TimeComparison.of(first, second, first, 1, 10, Progress.NONE);
        assertEquals(List.of("joy", "fear"), c.labels());
        assertArrayEquals(new int[][] {{2, 2}, {0, 2}}, c.confusion());
        assertEquals(6, c.compared());
        assertEquals(2, c.onlyFirst());
        assertEquals(1, c.onlySecond());
        assertEquals(3, c.lots(), "two segments and the gap behind them");
        assertEquals(4 / 6.0, c.of(Measure.AGREEMENT).value(), 1e-15);
        // By chance (4 * 2 + 2 * 4) / 36.
        assertEquals((24 - 16) / (36 - 16.0), c.of(Measure.KAPPA).value(), 1e-12);
        assertEquals(5 / 10.0, c.of(Measure.AGREEMENT_GAPS).value(), 1e-15);
        assertTrue(Double.isNaN(c.of(Measure.CCC).value()));
        assertEquals(
                List.of(
                        "SAME 0.0-2.0",
                        "DIFFERENT 2.0-4.0",
                        "SAME 4.0-6.0",
                        "ONLY_FIRST 6.0-8.0",
                        "ONLY_SECOND 9.0-10.0"),
                c.matches().stream()
                        .map(
                                m -> {
                                    Segment s = m.first().or(m::second).orElseThrow();
                                    return m.outcome() + " " + s.start() + "-" + s.end();
                                })
                        .toList());
    }

    @Test
    void segmentsByHand() {
        Tier first = tier("A", segment(0, 4, "joy"), segment(4, 6, ""), segment(6, 8, "fear"));
        Tier second = tier("B", segment(2, 6, "joy"), segment(6, 10, "joy"));
        Comparison c = SegmentComparison.of(first, second, Progress.NONE);
        // 2 of 6 s are no half; 2 of 4 s, twice, are one: the earlier pair is made.
        assertEquals(2, c.compared());
        assertEquals(
                List.of(
                        Match.Outcome.ONLY_FIRST,
                        Match.Outcome.UNLABELLED,
                        Match.Outcome.DIFFERENT),
                c.matches().stream().map(Match::outcome).toList());
        assertArrayEquals(new int[][] {{0, 0}, {1, 0}}, c.confusion());
    }

    @Test
    void numbersMayStandInLabels() {
        Tier first = tier("A", segment(0, 1, "1"), segment(1, 2, "2,0"), segment(2, 3, "3"));
        Tier second = tier("B", segment(0, 1, "1"), segment(1, 2, "2"), segment(2, 3, "4"));
        Comparison c = SegmentComparison.of(first, second, Progress.NONE);
        assertEquals(6 / 7.0, c.of(Measure.CCC).value(), 1e-12);
        Tier words = tier("B", segment(0, 1, "1"), segment(1, 2, "two"), segment(2, 3, "4"));
        Comparison none = SegmentComparison.of(first, words, Progress.NONE);
        assertTrue(Double.isNaN(none.of(Measure.CCC).value()));
    }

    @Test
    void whereAllIsOneLabelKappaIsNotDefined() {
        Tier first = tier("A", segment(0, 4, "joy"), segment(4, 8, "joy"));
        Comparison c = TimeComparison.of(first, first.named("B"), first, 0.1, 8, Progress.NONE);
        assertEquals(1, c.of(Measure.AGREEMENT).value());
        assertTrue(Double.isNaN(c.of(Measure.KAPPA).value()));
        assertTrue(Double.isNaN(c.of(Measure.ALPHA).bounds().low()));
    }

    @Test
    void whatCanNotBeComparedIsTold() {
        Tier some = tier("A", segment(0, 4, "joy"));
        Tier points = tier("claps", segment(1, 1, "x"));
        Tier empty = new Tier("empty", TierKind.SEQUENCE, "", List.of());
        Tier captions =
                Tier.of(
                        "captions",
                        "",
                        IntStream.range(0, 201).mapToObj(i -> segment(i, i + 1, "w" + i)).toList());
        for (Tier bad : List.of(points, empty, captions)) {
            String said =
                    assertThrows(
                                    BadInputException.class,
                                    () -> SegmentComparison.of(some, bad, Progress.NONE))
                            .getMessage();
            assertTrue(said.contains("'" + bad.name() + "'"), said);
        }
        String units =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        TimeComparison.of(
                                                some, some, some, 0.001, 20_000, Progress.NONE))
                        .getMessage();
        assertTrue(units.startsWith("unit=0.001 cuts 20000 s") && units.contains("0.002"), units);
    }

    @Test
    void aModelSpeaksByFramesOrForASegment() {
        // Frames of 0.08 s, negative, neutral, positive in turn, each with 0.87.
        var timeline = SampleResults.film(64, 48, 6, 1, 0.5);
        Tier frames = ModelTier.of(timeline, "model");
        assertEquals(List.of("negative", "neutral", "positive"), frames.labels());
        assertEquals(6, frames.segments().size());
        assertEquals(0.065 - 0.87, frames.segments().get(0).value().getAsDouble(), 1e-12);
        Tier person = tier("A", segment(0, 0.08, "Negative"), segment(0.16, 0.24, "negative"));
        Tier within = ModelTier.within(person, timeline, "model");
        assertEquals(
                List.of("negative", "positive"),
                within.segments().stream().map(Segment::label).toList());
        Voice ana = Voice.of(person);
        Voice model = Voice.of("model", timeline);
        assertTrue(ana.sharesLabels(model));
        Comparison c = model.bySegments(ana, Progress.NONE);
        assertEquals(0.5, c.of(Measure.AGREEMENT).value());
        assertEquals("model", c.first());
        assertEquals(0.5, ana.byTime(model, 0.01, 0, Progress.NONE).of(Measure.AGREEMENT).value());
        assertThrows(BadInputException.class, () -> model.bySegments(model, Progress.NONE));
    }
}
