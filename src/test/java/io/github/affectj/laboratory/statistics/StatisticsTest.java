package io.github.affectj.laboratory.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Against SciPy, see scripts/reference/golden_statistics.py, and what holds for all numbers. */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
class StatisticsTest {
    private record T(double[] values, double mean, double sd, double low, double high) {}

    private record Pair(int first, int second, double p) {}

    private record Adjusted(double[] p, double[] adjusted) {}

    private record Boot(
            double[] differences, int[] counts, double difference, double low, double high) {}

    private record Golden(
            List<T> t, List<Pair> mcnemar, List<Adjusted> holm, List<Boot> bootstrap) {}

    private static Golden golden() throws IOException {
        return new Gson()
                .fromJson(
                        Files.readString(
                                Path.of("src", "test", "resources", "golden", "statistics.json")),
                        Golden.class);
    }

    @Test
    void intervalsOfMeansAreSciPys() throws IOException {
        assertEquals(4, golden().t().size());
        for (T t : golden().t()) {
            MeanInterval i = MeanInterval.of(t.values());
            assertEquals(t.values().length, i.count());
            assertEquals(t.mean(), i.mean(), 1e-12);
            assertEquals(t.sd(), i.sd(), 1e-12);
            assertEquals(t.low(), i.low(), 1e-9);
            assertEquals(t.high(), i.high(), 1e-9);
        }
    }

    @Test
    void oneValueHasAMeanAndNoInterval() {
        MeanInterval one = MeanInterval.of(0.25);
        assertEquals(0.25, one.mean());
        assertTrue(Double.isNaN(one.sd()) && Double.isNaN(one.low()) && Double.isNaN(one.high()));
        assertTrue(Double.isNaN(MeanInterval.of().mean()));
    }

    @Test
    void mcNemarIsSciPysBinomialTest() throws IOException {
        assertEquals(8, golden().mcnemar().size());
        for (Pair c : golden().mcnemar()) {
            assertEquals(c.p(), McNemar.of(c.first(), c.second()).p(), 1e-9, c.toString());
        }
        McNemar counted =
                McNemar.of(
                        new boolean[] {true, true, false, false, true},
                        new boolean[] {true, false, true, false, false});
        assertEquals(2, counted.onlyFirst());
        assertEquals(1, counted.onlySecond());
    }

    @Test
    void holmsOrder() throws IOException {
        assertEquals(3, golden().holm().size());
        for (Adjusted a : golden().holm()) {
            assertArrayEquals(a.adjusted(), Holm.adjusted(a.p()), 1e-12);
        }
        assertArrayEquals(
                new double[] {Double.NaN, 0.08, 0.05},
                Holm.adjusted(Double.NaN, 0.08, 0.025),
                1e-12);
    }

    /** SciPy draws with other random numbers: the bounds agree to a small part of the interval. */
    @Test
    void bootstrapIsSciPysButForItsDraws() throws IOException {
        assertEquals(3, golden().bootstrap().size());
        for (Boot b : golden().bootstrap()) {
            PairedBootstrap ours =
                    PairedBootstrap.of(b.differences(), b.counts(), PairedBootstrap.DRAWS, 1);
            assertEquals(b.difference(), ours.difference(), 1e-12);
            double near = 0.04 * (b.high() - b.low());
            assertEquals(b.low(), ours.low(), near);
            assertEquals(b.high(), ours.high(), near);
            assertEquals(
                    ours,
                    PairedBootstrap.of(b.differences(), b.counts(), PairedBootstrap.DRAWS, 1));
        }
        assertTrue(Double.isNaN(PairedBootstrap.of(new double[0], new int[0], 10, 1).low()));
    }

    @Property(tries = 200)
    void theMeanLiesInItsInterval(
            @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 0, max = 1) Double> raw) {
        double[] values = raw.stream().mapToDouble(Double::doubleValue).toArray();
        MeanInterval i = MeanInterval.of(values);
        assertTrue(i.low() <= i.mean() && i.mean() <= i.high(), i.toString());
    }

    @Property(tries = 200)
    void swappingTheSystemsSwapsTheTest(
            @ForAll @IntRange(max = 400) int first, @ForAll @IntRange(max = 400) int second) {
        McNemar one = McNemar.of(first, second);
        assertEquals(one.p(), McNemar.of(second, first).p(), 1e-12);
        assertTrue(one.p() > 0 && one.p() <= 1, one.toString());
    }

    @Property(tries = 100)
    void holmOnlyRaisesAndKeepsTheOrder(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 1) Double> p) {
        double[] raw = p.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = Holm.adjusted(raw);
        for (int i = 0; i < raw.length; i++) {
            assertTrue(adjusted[i] >= raw[i] && adjusted[i] <= 1);
            for (int j = 0; j < raw.length; j++) {
                assertTrue(raw[i] > raw[j] || adjusted[i] <= adjusted[j]);
            }
        }
    }

    @Property(tries = 50)
    void equalSystemsDifferByNothing(@ForAll @IntRange(min = 1, max = 50) int clips) {
        int[] counts = new int[clips];
        Arrays.fill(counts, 1);
        assertEquals(
                new PairedBootstrap(0, 0, 0),
                PairedBootstrap.of(new double[clips], counts, 100, 3));
    }
}
