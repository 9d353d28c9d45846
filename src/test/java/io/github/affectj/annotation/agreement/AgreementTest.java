package io.github.affectj.annotation.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Agreement against scikit-learn, krippendorff and SciPy ({@code
 * scripts/reference/golden_agreement.py}), published examples, examples by hand, and what holds for
 * all tiers.
 */
class AgreementTest {
    private static JsonObject golden() throws IOException {
        return new Gson()
                .fromJson(
                        Files.readString(Path.of("src/test/resources/golden/agreement.json")),
                        JsonObject.class);
    }

    private static Tier tier(String name, JsonArray rows) {
        List<Segment> segments = new ArrayList<>();
        for (JsonElement element : rows) {
            JsonArray row = element.getAsJsonArray();
            segments.add(
                    new Segment(
                            row.get(0).getAsDouble(),
                            row.get(1).getAsDouble(),
                            row.get(2).getAsString(),
                            OptionalDouble.of(row.get(3).getAsDouble()),
                            ""));
        }
        return new Tier(name, TierKind.SEQUENCE, name, segments);
    }

    private static Comparison compared(JsonObject golden, boolean byTime) {
        Tier first = tier("Ana", golden.getAsJsonArray("first"));
        Tier second = tier("Ben", golden.getAsJsonArray("second"));
        return byTime
                ? TimeComparison.of(
                        first,
                        second,
                        first,
                        golden.get("unit").getAsDouble(),
                        golden.get("end").getAsDouble(),
                        Progress.NONE)
                : SegmentComparison.of(first, second, Progress.NONE);
    }

    private static void checkCounts(JsonObject golden, JsonObject truth, Comparison comparison) {
        assertEquals(truth.get("compared").getAsLong(), comparison.compared());
        assertEquals(truth.get("only_first").getAsLong(), comparison.onlyFirst());
        assertEquals(truth.get("only_second").getAsLong(), comparison.onlySecond());
        // Ours are in the order in which they come.
        List<String> labels = comparison.labels();
        List<String> theirs =
                golden.getAsJsonArray("labels").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
        assertEquals(theirs.size(), labels.size());
        JsonArray rows = truth.getAsJsonArray("confusion");
        for (int a = 0; a < labels.size(); a++) {
            JsonArray row = rows.get(theirs.indexOf(labels.get(a))).getAsJsonArray();
            for (int b = 0; b < labels.size(); b++) {
                assertEquals(
                        row.get(theirs.indexOf(labels.get(b))).getAsInt(),
                        comparison.confusion()[a][b],
                        labels.get(a) + ", " + labels.get(b));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void measuresAreThoseOfThePackages(Measure measure) throws IOException {
        JsonObject golden = golden();
        for (String mode : List.of("time", "segments")) {
            Comparison.Estimate ours = compared(golden, mode.equals("time")).of(measure);
            JsonElement truth = golden.getAsJsonObject(mode).get(measure.key());
            if (truth == null) {
                assertTrue(measure.key().endsWith("_gaps") && Double.isNaN(ours.value()), mode);
            } else {
                assertEquals(truth.getAsDouble(), ours.value(), 1e-12, mode);
                assertTrue(ours.bounds().low() < ours.value(), mode);
                assertTrue(ours.bounds().high() > ours.value(), mode);
            }
        }
    }

    @Test
    void countsAreThoseOfTheReference() throws IOException {
        JsonObject golden = golden();
        Comparison time = compared(golden, true);
        checkCounts(golden, golden.getAsJsonObject("time"), time);
        assertEquals(golden.getAsJsonObject("time").get("lots").getAsInt(), time.lots());
        Comparison segments = compared(golden, false);
        JsonObject truth = golden.getAsJsonObject("segments");
        checkCounts(golden, truth, segments);
        assertEquals(segments.compared(), segments.lots());
        assertArrayEquals(
                truth.getAsJsonArray("overlaps").asList().stream()
                        .mapToDouble(JsonElement::getAsDouble)
                        .toArray(),
                segments.matches().stream()
                        .filter(m -> m.first().isPresent() && m.second().isPresent())
                        .mapToDouble(Match::overlap)
                        .toArray(),
                1e-9);
    }

    /** Two bootstraps of some thousand draws differ by a few hundredths of their width. */
    @Test
    void intervalsAreThoseOfABootstrapInNumPy() throws IOException {
        JsonObject golden = golden();
        Comparison comparison = compared(golden, true);
        JsonObject intervals = golden.getAsJsonObject("time").getAsJsonObject("intervals");
        assertEquals(4, intervals.size());
        for (String key : intervals.keySet()) {
            JsonArray truth = intervals.getAsJsonArray(key);
            var bounds =
                    comparison.of(Measure.valueOf(key.toUpperCase(java.util.Locale.ROOT))).bounds();
            double width = truth.get(1).getAsDouble() - truth.get(0).getAsDouble();
            assertEquals(truth.get(0).getAsDouble(), bounds.low(), 0.05 * width, key);
            assertEquals(truth.get(1).getAsDouble(), bounds.high(), 0.05 * width, key);
        }
    }

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
    void theBootstrapStopsWhenAsked() throws IOException {
        JsonObject golden = golden();
        Tier first = tier("Ana", golden.getAsJsonArray("first"));
        Progress cancelled =
                new Progress() {
                    private int asked;

                    @Override
                    public void update(double fraction, String message) {
                        assertTrue(fraction >= 0 && fraction <= 1);
                    }

                    @Override
                    public boolean isCancelled() {
                        return asked++ > 3;
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> TimeComparison.of(first, first, first, 0.25, 240, cancelled));
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
