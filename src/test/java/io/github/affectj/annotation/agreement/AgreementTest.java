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
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Agreement against scikit-learn, krippendorff and SciPy ({@code
 * scripts/reference/golden_agreement.py}).
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
}
