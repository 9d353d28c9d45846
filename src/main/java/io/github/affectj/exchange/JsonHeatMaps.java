package io.github.affectj.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.base.Counts;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The heat maps of a timeline: where they come from, the label that they speak of, each map. */
final class JsonHeatMaps {
    static final String KEY = "heatmap";
    static final Set<String> KEYS = Set.of("source", "emotion", "maps");

    /** No map of a network is larger; a damaged size must not fill the memory. */
    private static final int MOST_CELLS = 1 << 20;

    private JsonHeatMaps() {}

    /** Writes the object, whose name was written. */
    static void write(JsonWriter out, HeatMaps maps) throws IOException {
        out.beginObject();
        out.name("source").value(maps.source());
        out.name("emotion").value(maps.emotion());
        out.name("maps").beginArray();
        for (AttentionMap map : maps.maps()) {
            out.beginObject();
            out.setIndent("");
            out.name("width").value(map.width());
            out.name("height").value(map.height());
            out.name("values").beginArray();
            for (float v : map.values()) {
                if (Float.isFinite(v)) {
                    out.value(Float.valueOf(v));
                } else {
                    out.nullValue();
                }
            }
            out.endArray();
            out.endObject();
            out.setIndent(JsonResults.INDENT);
        }
        out.endArray();
        out.endObject();
    }

    /**
     * Reads the object.
     *
     * @param at where it stands, for messages
     * @param frames how many maps there must be
     * @throws io.github.affectj.base.BadInputException if it can't be heat maps of so many frames
     */
    static HeatMaps read(JsonFields json, JsonObject heatmap, String at, int frames) {
        List<AttentionMap> maps = new ArrayList<>();
        for (JsonElement element : json.array(heatmap, "maps", at + ".maps")) {
            String place = at + ".maps[" + maps.size() + "]";
            maps.add(map(json, json.object(element, place), place));
        }
        if (maps.size() != frames) {
            throw json.bad(
                    at + ".maps",
                    "has " + Counts.of(maps.size(), "map") + " for " + Counts.of(frames, "frame"));
        }
        return new HeatMaps(
                json.text(heatmap, "source", at + ".source"),
                json.text(heatmap, "emotion", at + ".emotion"),
                maps);
    }

    private static AttentionMap map(JsonFields json, JsonObject map, String at) {
        int width = json.integer(map, "width", at + ".width");
        int height = json.integer(map, "height", at + ".height");
        JsonArray list = json.array(map, "values", at + ".values");
        if (width < 1
                || height < 1
                || (long) width * height > MOST_CELLS
                || list.size() != width * height) {
            throw json.bad(
                    at + ".values",
                    "has " + Counts.of(list.size(), "value") + ", not " + width + " x " + height);
        }
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            String cell = at + ".values[" + i + "]";
            json.number(list.get(i), cell);
            // The text, not a double: rounded once, the float is the one that was written.
            values[i] = Float.parseFloat(list.get(i).getAsString());
            if (!(values[i] >= 0 && values[i] < Float.POSITIVE_INFINITY)) {
                throw json.bad(cell, "is not a finite number from 0 on");
            }
        }
        return new AttentionMap(width, height, values);
    }
}
