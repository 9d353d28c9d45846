package io.github.affectj.regions.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.affectj.model.arch.GoldenNumbers;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Beside NumPy (scripts/reference/golden_regions.py), and what holds for any frame. */
class FrameValuesTest {
    private static final double CLOSE = 1e-9;

    private static RegionSet regions(JsonObject golden) {
        List<Region> regions = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : golden.getAsJsonObject("regions").entrySet()) {
            List<RegionKey> keys = new ArrayList<>();
            for (JsonElement one : entry.getValue().getAsJsonObject().getAsJsonArray("keys")) {
                keys.add(key(one.getAsJsonArray()));
            }
            regions.add(new Region(entry.getKey(), keys, Region.DRAWN));
        }
        return new RegionSet(regions);
    }

    private static RegionKey key(JsonArray key) {
        Outline outline =
                switch (key.get(5).getAsString()) {
                    case "oval" -> Outline.OVAL;
                    case "rectangle" -> Outline.RECTANGLE;
                    default -> {
                        List<Outline.Point> points = new ArrayList<>();
                        for (JsonElement point : key.get(6).getAsJsonArray()) {
                            JsonArray xy = point.getAsJsonArray();
                            points.add(
                                    new Outline.Point(
                                            xy.get(0).getAsDouble(), xy.get(1).getAsDouble()));
                        }
                        yield new Outline.Polygon(points);
                    }
                };
        Box box =
                new Box(
                        key.get(1).getAsDouble(),
                        key.get(2).getAsDouble(),
                        key.get(3).getAsDouble(),
                        key.get(4).getAsDouble());
        return new RegionKey(
                key.get(0).isJsonNull() ? RegionKey.ALWAYS : key.get(0).getAsDouble(),
                new RegionShape(box, outline),
                OptionalDouble.empty(),
                key.get(7).getAsBoolean());
    }

    private static float[] frame(JsonArray values) {
        float[] frame = new float[values.size()];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = values.get(i).isJsonNull() ? Float.NaN : values.get(i).getAsFloat();
        }
        return frame;
    }

    private static double number(JsonObject row, String column) {
        return row.get(column).isJsonNull() ? Double.NaN : row.get(column).getAsDouble();
    }

    @Test
    void measuresWhatNumPyDoes() throws IOException {
        JsonObject golden = GoldenNumbers.read("regions.json");
        double[] times = new Gson().fromJson(golden.get("times"), double[].class);
        double[] durations = new Gson().fromJson(golden.get("durations"), double[].class);
        RegionSet regions = regions(golden);
        List<FrameMeasure> all = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < times.length; i++) {
            float[] values = frame(golden.getAsJsonArray("frames").get(i).getAsJsonArray());
            List<FrameMeasure> measures =
                    new FrameValues(
                                    i + 1,
                                    times[i],
                                    durations[i],
                                    golden.get("width").getAsInt(),
                                    values)
                            .in(regions.at(times[i]));
            all.addAll(measures);
            for (String name : regions.names()) {
                JsonElement row =
                        golden.getAsJsonObject("regions")
                                .getAsJsonObject(name)
                                .getAsJsonArray("rows")
                                .get(i);
                List<FrameMeasure> mine =
                        measures.stream().filter(m -> m.region().equals(name)).toList();
                assertEquals(row.isJsonNull() ? 0 : 1, mine.size(), name + " in frame " + i);
                if (!row.isJsonNull()) {
                    same(row.getAsJsonObject(), mine.get(0));
                    compared++;
                }
            }
        }
        assertEquals(15, compared);
        for (String name : regions.names()) {
            JsonObject row =
                    golden.getAsJsonObject("regions")
                            .getAsJsonObject(name)
                            .getAsJsonObject("summary");
            same(row, RegionSummary.of(name, all, Quantity.LIFT, 1));
        }
    }

    private static void same(JsonObject row, FrameMeasure m) {
        String place = m.region() + " in frame " + m.frame();
        assertEquals(number(row, "area_px"), m.area(), place);
        assertEquals(number(row, "area_share"), m.areaShare(), CLOSE, place);
        assertEquals(number(row, "mean"), m.mean(), CLOSE, place);
        assertEquals(number(row, "share"), m.share(), CLOSE, place);
        assertEquals(number(row, "lift"), m.lift(), CLOSE, place);
        assertEquals(number(row, "peak"), m.peak(), CLOSE, place);
        assertEquals(number(row, "peak_x"), m.peakX() < 0 ? Double.NaN : m.peakX(), place);
        assertEquals(number(row, "peak_y"), m.peakY() < 0 ? Double.NaN : m.peakY(), place);
    }

    private static void same(JsonObject row, RegionSummary s) {
        assertEquals(number(row, "frames"), s.frames(), s.region());
        assertEquals(number(row, "present_s"), s.present(), CLOSE, s.region());
        assertEquals(number(row, "area_share"), s.areaShare(), CLOSE, s.region());
        assertEquals(number(row, "mean"), s.mean(), CLOSE, s.region());
        assertEquals(number(row, "share"), s.share(), CLOSE, s.region());
        assertEquals(number(row, "lift"), s.lift(), CLOSE, s.region());
        assertEquals(number(row, "peak"), s.peak().orElseThrow().peak(), CLOSE, s.region());
        assertEquals(
                number(row, "peak_time_s"), s.peak().orElseThrow().seconds(), CLOSE, s.region());
        assertEquals(number(row, "peak_x"), s.peak().orElseThrow().peakX(), s.region());
        assertEquals(number(row, "dwell_s"), s.dwell(), CLOSE, s.region());
        assertEquals(number(row, "first_s"), s.first(), CLOSE, s.region());
    }

    /** Two halves of a frame hold all of it, and chance is a lift of 1. */
    @Property
    void halvesMakeTheWhole(
            @ForAll @Size(min = 24, max = 24) List<@FloatRange(min = 0.01f, max = 9) Float> values,
            @ForAll @IntRange(min = 1, max = 5) int cut) {
        float[] frame = new float[24];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = values.get(i);
        }
        Map<String, RegionShape> halves =
                new RegionSet(
                                List.of(
                                        still("left", new Box(-3, -1, 3 + cut, 9)),
                                        still("right", new Box(cut, -1, 20, 9)),
                                        still("both", new Box(0, 0, 6, 4))))
                        .at(0);
        List<FrameMeasure> measures = new FrameValues(1, 0, 1, 6, frame).in(halves);
        assertEquals(24, measures.get(0).area() + measures.get(1).area());
        assertEquals(1, measures.get(0).share() + measures.get(1).share(), CLOSE);
        assertEquals(1, measures.get(2).lift(), CLOSE);
        assertEquals(
                measures.get(2).peak(), Math.max(measures.get(0).peak(), measures.get(1).peak()));
    }

    private static Region still(String name, Box box) {
        return Region.still(name, RegionShape.of(box), Region.DRAWN);
    }

    @Test
    void aRegionOutOfTheFrameHasNoValues() {
        Map<String, RegionShape> away = Map.of("away", RegionShape.of(new Box(90, 90, 5, 5)));
        FrameMeasure measure =
                new FrameValues(1, 0, 1, 2, new float[] {1, 2, 3, 4}).in(away).get(0);
        assertEquals(0, measure.area());
        assertTrue(Double.isNaN(measure.mean()) && Double.isNaN(measure.share()));
        RegionSummary summary = RegionSummary.of("away", List.of(measure), Quantity.LIFT, 1);
        assertTrue(summary.peak().isEmpty());
        assertEquals(1, summary.frames());
        assertTrue(Double.isNaN(summary.lift()) && Double.isNaN(summary.first()));
    }

    private static RegionSummary summary(double share) {
        return new RegionSummary(
                "man", 3, 0.5, 0.25, -1.5, share, 2 * share, Optional.empty(), 0.2, 0);
    }

    @Test
    void aSummaryIsASentenceAndNeverNaN() {
        assertEquals(
                "man: 50.0 % of the map on 25.0 % of the frame (lift 1.00); lift above 1 for 0.200 of 0.500 s.",
                summary(0.5).sentence(Quantity.LIFT, 1));
        assertEquals(
                "man: a mean of -1.500 on 25.0 % of the frame (no share: there are values below 0, or all are 0);"
                        + " mean above -2 for 0.200 of 0.500 s.",
                summary(Double.NaN).sentence(Quantity.MEAN, -2));
    }
}
