package io.github.affectj.features.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.FeatureTrack;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signals with a known answer, and librosa's numbers made by scripts/reference/sound.py. */
final class AudioFeaturesTest {
    /** Begins the first row's 25 ms at 0, as the reference does. */
    private static final double REFERENCE_START = 0.0075;

    private static final Map<String, TestAudio> SIGNALS =
            Map.of(
                    "voice", TestAudio.voice(),
                    "chirp", TestAudio.chirp(1),
                    "noise", TestAudio.noise(1, 0.1),
                    "sine", TestAudio.sine(1, 440, 0.5));

    static Stream<String> signals() {
        return SIGNALS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void agreesWithLibrosa(String signal) throws IOException {
        JsonObject golden = golden();
        JsonObject expected = golden.getAsJsonObject("signals").getAsJsonObject(signal);
        JsonArray rows = golden.getAsJsonArray("rows");
        FeatureTrack track =
                AudioFeatures.of(SIGNALS.get(signal), REFERENCE_START, 9, Progress.NONE);
        for (int i = 0; i < rows.size(); i++) {
            float[] row = track.values()[rows.get(i).getAsInt()];
            String at = signal + " row " + rows.get(i) + " ";
            // dB; a single transform in floats is good for -120 dB below the loudest.
            compare(at + "mel", expected, "mel", i, row, AudioColumns.MEL, 0.01);
            compare(at + "mfcc", expected, "mfcc", i, row, AudioColumns.MFCC, 0.01);
            compare(at + "delta", expected, "delta", i, row, AudioColumns.DELTA, 0.005);
            compare(at + "delta2", expected, "delta2", i, row, AudioColumns.DELTA2, 0.005);
            compare(at + "level", expected, "level", i, row, AudioColumns.LEVEL, 1e-3);
            compare(at + "crossings", expected, "crossings", i, row, AudioColumns.CROSSINGS, 1e-5);
            compare(at + "centroid", expected, "centroid", i, row, AudioColumns.CENTROID, 0.1);
            compare(at + "flux", expected, "flux", i, row, AudioColumns.FLUX, 0.01);
            if (row[AudioColumns.PITCH] > 0) {
                // librosa looks some ms beside the middle; a steady tone is the same there.
                double allowed = signal.equals("sine") ? 0.005 : 0.04;
                double hertz = expected.getAsJsonArray("pitch").get(i).getAsDouble();
                assertEquals(hertz, row[AudioColumns.PITCH], allowed * hertz, at + "pitch");
            }
        }
    }

    private static void compare(
            String what,
            JsonObject expected,
            String key,
            int index,
            float[] row,
            int column,
            double tolerance) {
        JsonElement element = expected.getAsJsonArray(key).get(index);
        int count = element.isJsonArray() ? element.getAsJsonArray().size() : 1;
        for (int i = 0; i < count; i++) {
            double value =
                    element.isJsonArray()
                            ? element.getAsJsonArray().get(i).getAsDouble()
                            : element.getAsDouble();
            assertEquals(value, row[column + i], tolerance, what + " " + i);
        }
    }

    private static JsonObject golden() throws IOException {
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                AudioFeaturesTest.class.getResourceAsStream("/golden/sound.json")),
                        StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }

    @Test
    void aSineIsWhatItIs() throws IOException {
        for (double hertz : new double[] {80, 150, 440, 900}) {
            FeatureTrack track = AudioFeatures.of(TestAudio.sine(1, hertz, 0.5));
            for (int i = 3; i < 97; i++) {
                float[] row = track.values()[i];
                assertEquals(hertz, row[AudioColumns.PITCH], 0.005 * hertz, "pitch");
                assertTrue(row[AudioColumns.VOICING] > 0.95, "voicing");
                assertEquals(-9.03, row[AudioColumns.LEVEL], 0.5, "level");
                assertEquals(2 * hertz / 16000, row[AudioColumns.CROSSINGS], 0.0026);
                assertTrue(row[AudioColumns.FLUX] < 3, "flux");
            }
        }
        float[] row = AudioFeatures.of(TestAudio.sine(1, 440, 0.5)).values()[50];
        int loudest = 0;
        for (int band = 1; band < AudioColumns.BANDS; band++) {
            loudest = row[band] > row[loudest] ? band : loudest;
        }
        double[] centres = new SpectrumProcessor().bandCentres();
        assertEquals(440, centres[loudest], 40, "the band that rings");
        assertEquals(440, row[AudioColumns.CENTROID], 30, "centroid");
    }

    @Test
    void aChirpRises() throws IOException {
        FeatureTrack track = AudioFeatures.of(TestAudio.chirp(1));
        for (int i = 5; i < 95; i++) {
            double hertz = 100 + 3900 * track.time(i);
            float[] row = track.values()[i];
            assertEquals(hertz, row[AudioColumns.CENTROID], 40, "row " + i);
            assertEquals(2 * hertz / 16000, row[AudioColumns.CROSSINGS], 0.005, "row " + i);
            assertTrue(row[AudioColumns.FLUX] > 0.2, "row " + i);
        }
    }

    @Test
    void pitchFollowsAVoice() throws IOException {
        FeatureTrack track = AudioFeatures.of(TestAudio.voice());
        int voiced = 0;
        for (int i = 2; i < 98; i++) {
            double t = track.time(i);
            float hertz = track.values()[i][AudioColumns.PITCH];
            if (t < 0.47 || t > 0.63) {
                double expected = 150 + 60 * Math.sin(2 * Math.PI * 1.5 * t);
                voiced += hertz > 0 ? 1 : 0;
                if (hertz > 0) {
                    // It moves by up to 11 Hz within what is looked at.
                    assertEquals(expected, hertz, 0.02 * expected, "at " + t + " s");
                }
            }
        }
        assertTrue(voiced > 76, voiced + " of 80 rows are voiced");
    }

    @Test
    void noiseHasNoPitch() throws IOException {
        FeatureTrack track = AudioFeatures.of(TestAudio.noise(3, 0.3));
        int voiced = 0;
        double crossings = 0;
        double centroid = 0;
        for (float[] row : track.values()) {
            voiced += row[AudioColumns.PITCH] > 0 ? 1 : 0;
            crossings += row[AudioColumns.CROSSINGS] / track.size();
            centroid += row[AudioColumns.CENTROID] / track.size();
        }
        // An even spread up to 0.3.
        double level = track.values()[100][AudioColumns.LEVEL];
        assertEquals(20 * Math.log10(0.3 / Math.sqrt(3)), level, 0.5);
        assertEquals(0, voiced);
        assertEquals(0.5, crossings, 0.01);
        assertEquals(4000, centroid, 100);
    }

    @Test
    void silenceIsAtTheFloors() throws IOException {
        FeatureTrack track = AudioFeatures.of(TestAudio.silence(0.5));
        assertEquals(50, track.size());
        for (float[] row : track.values()) {
            for (int i = 0; i < row.length; i++) {
                double expected = 0;
                if (i < AudioColumns.BANDS) {
                    expected = -80;
                } else if (i == AudioColumns.MFCC) {
                    expected = -80 * Math.sqrt(40);
                } else if (i == AudioColumns.LEVEL) {
                    expected = LevelProcessor.FLOOR_DB;
                }
                assertEquals(expected, row[i], 1e-3, track.names().get(i));
            }
        }
    }

    @Test
    void everyValueIsFinite() throws IOException {
        List<TestAudio> odd =
                List.of(
                        TestAudio.of(0.3, t -> 1),
                        TestAudio.of(0.3, t -> Math.sin(2 * Math.PI * 100 * t) > 0 ? 1 : -1),
                        TestAudio.of(0.3, t -> t == 0.1 ? 1 : 0),
                        TestAudio.of(0.3, t -> 1e-30),
                        TestAudio.of(0.3, t -> Float.MIN_VALUE * (t > 0.1 ? 1 : -1)),
                        TestAudio.of(0.3, t -> Math.sin(2 * Math.PI * 8000 * t)),
                        TestAudio.of(0.0001, t -> 0.5),
                        new TestAudio(new float[0]));
        for (TestAudio sound : odd) {
            for (float[] row : AudioFeatures.of(sound).values()) {
                for (float value : row) {
                    assertTrue(Float.isFinite(value));
                }
            }
        }
    }

    @Test
    void rowsLieWhereTheySay() throws IOException {
        FeatureTrack track =
                AudioFeatures.of(TestAudio.of(2, t -> t < 1 ? 0 : 0.5), 0.9, 1.2, Progress.NONE);
        assertEquals(0.905, track.time(0), 1e-9);
        assertEquals(30, track.size());
        assertEquals(AudioFeatures.names(), track.names());
        for (int i = 0; i < track.size(); i++) {
            float level = track.values()[i][AudioColumns.LEVEL];
            if (track.time(i) < 1 - 0.0125) {
                assertEquals(-100, level, "row " + i);
            } else if (track.time(i) > 1 + 0.0125) {
                assertEquals(20 * Math.log10(0.5), level, 1e-3, "row " + i);
            }
        }
    }

    @Test
    void aPartEqualsThatPartOfTheWhole() throws IOException {
        TestAudio voice = TestAudio.voice();
        float[][] whole = AudioFeatures.of(voice).values();
        float[][] part = AudioFeatures.of(voice, 0.4, 0.7, Progress.NONE).values();
        for (int i = 0; i < part.length - 4; i++) {
            for (int c = 0; c < AudioColumns.WIDTH; c++) {
                // Single precision; the first row of a part has rows before it for its flux.
                assertEquals(whole[40 + i][c], part[i][c], 1e-3, "row " + i + " column " + c);
            }
        }
    }

    @Test
    void stopsWhenAsked() {
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        throw new AssertionError("went on after cancel");
                    }

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> AudioFeatures.of(TestAudio.silence(1), 0, 1, cancelled));
    }
}
