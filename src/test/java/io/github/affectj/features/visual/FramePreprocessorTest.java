package io.github.affectj.features.visual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against PyTorch's antialiased bilinear resize: numbers of scripts/reference/preprocessing.py. */
class FramePreprocessorTest {
    private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

    @Test
    void resizesAndNormalisesAsPyTorchDoes() throws IOException {
        JsonArray cases =
                JsonParser.parseString(
                                Files.readString(
                                        Path.of("src/test/resources/golden/preprocessing.json")))
                        .getAsJsonArray();
        assertEquals(5, cases.size());
        FramePreprocessor preprocessor = new FramePreprocessor(24, MEAN, STD);
        for (var element : cases) {
            JsonObject one = element.getAsJsonObject();
            int width = one.get("width").getAsInt();
            int height = one.get("height").getAsInt();
            float[] out = new float[preprocessor.length()];
            preprocessor.write(picture(width, height), width, height, out, 0);
            JsonArray expected = one.getAsJsonArray("values");
            assertEquals(expected.size(), out.length);
            for (int i = 0; i < out.length; i++) {
                assertEquals(
                        expected.get(i).getAsFloat(), out[i], 1e-4, width + "x" + height + " " + i);
            }
        }
    }

    /** As in preprocessing.py. */
    private static int[] picture(int width, int height) {
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int r = (x * 37 + y * 11) % 256;
                int g = (x * y * 3 + 50) % 256;
                int b = (x * x + y * 7) % 256;
                rgb[y * width + x] = r << 16 | g << 8 | b;
            }
        }
        return rgb;
    }
}
