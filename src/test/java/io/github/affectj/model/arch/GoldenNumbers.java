package io.github.affectj.model.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What scripts/reference wrote, compared with. Tolerance 1e-4, relative where a number is above 1.
 */
public final class GoldenNumbers {
    private static final double TOLERANCE = 1e-4;
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenNumbers() {}

    /** One of the files. */
    public static JsonObject read(String file) throws IOException {
        return JsonParser.parseString(Files.readString(FOLDER.resolve(file))).getAsJsonObject();
    }

    /** Compares all values. */
    public static void same(String what, JsonElement expected, NDArray actual) {
        float[] of = floats(expected);
        float[] values = actual.toFloatArray();
        assertEquals(of.length, values.length, what);
        for (int i = 0; i < values.length; i++) {
            near(what + " at " + i, of[i], values[i]);
        }
    }

    /** Compares with golden.py's summary: the norm and some places. */
    public static void summary(String what, JsonObject expected, NDArray actual) {
        float[] values = actual.toFloatArray();
        double squares = 0;
        for (float v : values) {
            squares += (double) v * v;
        }
        near(what + " norm", expected.get("norm").getAsDouble(), Math.sqrt(squares));
        int n = values.length;
        int[] places = {0, n / 3, n / 2, n - 1};
        JsonArray at = expected.getAsJsonArray("at");
        for (int i = 0; i < places.length; i++) {
            near(what + " at " + places[i], at.get(i).getAsDouble(), values[places[i]]);
        }
    }

    /** Compares with a norm and some places in one array. */
    public static void shortly(String what, JsonElement expected, NDArray actual) {
        JsonArray all = expected.getAsJsonArray();
        JsonObject summary = new JsonObject();
        summary.add("norm", all.get(0));
        JsonArray at = new JsonArray();
        all.asList().subList(1, all.size()).forEach(at::add);
        summary.add("at", at);
        summary(what, summary, actual);
    }

    /** Compares one value. */
    public static void near(String what, double expected, double actual) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }

    /** An array of numbers. */
    public static float[] floats(JsonElement of) {
        JsonArray array = of.getAsJsonArray();
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }
}
