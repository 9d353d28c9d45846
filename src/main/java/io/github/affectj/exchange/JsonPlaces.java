package io.github.affectj.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.result.SeenRegion;
import io.github.affectj.result.SeenRegion.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the region of a timeline was in each frame: {@code box} in an object of {@code frames}, the
 * list of its left and upper edge, width and height in pixels.
 */
final class JsonPlaces {
    /** The key in a frame. */
    static final String KEY = "box";

    private JsonPlaces() {}

    static void write(JsonWriter out, Place place) throws IOException {
        out.name(KEY).beginArray();
        out.value(place.x()).value(place.y()).value(place.width()).value(place.height());
        out.endArray();
    }

    /**
     * The region of a timeline.
     *
     * @param name of the region
     * @param at what the list of frames is called in what is told
     * @return empty where no frame tells where it was
     */
    static Optional<SeenRegion> read(JsonFields json, JsonArray frames, String name, String at) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            JsonObject frame = frames.get(i).getAsJsonObject();
            String key = at + "[" + i + "]." + KEY;
            if (frame.has(KEY)) {
                places.add(place(json, json.array(frame, KEY, key), key));
            }
            if (!places.isEmpty() && places.size() <= i) {
                throw json.bad(key, "must be there for all frames or for none");
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(new SeenRegion(name, places));
    }

    private static Place place(JsonFields json, JsonArray box, String key) {
        if (box.size() != 4) {
            throw json.bad(key, "is not a list of 4 numbers");
        }
        double[] numbers = new double[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = json.number(box.get(i), key + "[" + i + "]");
        }
        if (!(numbers[2] > 0 && numbers[3] > 0)) {
            throw json.bad(key, "has no area");
        }
        return new Place(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
