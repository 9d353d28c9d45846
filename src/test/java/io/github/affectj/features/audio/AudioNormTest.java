package io.github.affectj.features.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.CancelledException;
import io.github.affectj.features.AudioNormKind;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Features against the recording's own statistics; numbers of scripts/reference/golden_norm.py. */
class AudioNormTest {
    private static final double STEP = 0.2;
    private static final int LOUDEST = 62;
    private static final int VOICED = 67;

    private static List<float[]> steps(int count, long seed, double gain) {
        List<float[]> rows = new ArrayList<>();
        long state = seed;
        for (int i = 0; i < count; i++) {
            float[] row = new float[AudioSteps.size()];
            for (int k = 0; k < row.length; k++) {
                state = (1103515245 * state + 12345) & 0x7FFFFFFF;
                row[k] = (float) ((state / (double) (1 << 30) - 1) * (1 + k) + k / 2.0);
            }
            row[LOUDEST] = (float) (gain - 4 * (i % 17));
            row[VOICED] = i % 3 == 1 ? 0 : 0.5f;
            rows.add(row);
        }
        return rows;
    }

    @SafeVarargs
    private static RecordingSums sums(List<float[]>... clips) {
        RecordingSums sums = new RecordingSums();
        for (List<float[]> clip : clips) {
            sums.add(clip);
        }
        return sums;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    private static AudioNorm norm() {
        RecordingSums training = sums(steps(200, 1, -10));
        return new AudioNorm(
                AudioNormKind.RECORDING,
                floats(training.means()),
                floats(training.deviations()),
                STEP);
    }

    private static AudioStepSource source(List<float[]> rows) {
        Iterator<float[]> left = rows.iterator();
        return (out, offset) -> {
            if (!left.hasNext()) {
                return false;
            }
            System.arraycopy(left.next(), 0, out, offset, AudioSteps.size());
            return true;
        };
    }

    private static List<float[]> normed(List<float[]> rows, RecordingSums known)
            throws IOException {
        return NormalisedSteps.rest(NormalisedSteps.of(source(rows), norm(), known));
    }

    @Test
    void agreesWithNumpy() throws IOException {
        JsonObject golden =
                JsonParser.parseString(
                                Files.readString(
                                        Path.of("src/test/resources/golden/audionorm.json")))
                        .getAsJsonObject();
        assertEquals("level_db_max", AudioSteps.names().get(LOUDEST));
        assertEquals("voiced_share", AudioSteps.names().get(VOICED));
        List<float[]> film = steps(60, 2, -25);
        compare(golden, "film", normed(film, null));
        compare(golden, "film", normed(film, sums(film)));
        compare(golden, "group", normed(film, sums(film, steps(40, 3, -5))));
        compare(golden, "one", normed(steps(1, 4, -20), null));
        compare(golden, "silent", normed(steps(30, 5, -60.5), null));
    }

    private static void compare(JsonObject golden, String name, List<float[]> rows) {
        JsonArray columns = golden.getAsJsonArray("columns");
        JsonArray expected = golden.getAsJsonArray(name);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    expected.get(i).getAsJsonArray().isEmpty(),
                    AudioStepSource.isSilent(rows.get(i), 0),
                    name + " step " + i);
            for (int c = 0; c < expected.get(i).getAsJsonArray().size(); c++) {
                double value = expected.get(i).getAsJsonArray().get(c).getAsDouble();
                int column = columns.get(c).getAsInt();
                assertEquals(
                        value,
                        rows.get(i)[column],
                        1e-4 * Math.max(1, Math.abs(value)),
                        name + " step " + i + " " + AudioSteps.names().get(column));
            }
        }
    }

    @Test
    void silenceIsMissingAndDoesNotBecomeNoise() throws IOException {
        for (TestAudio quiet : List.of(TestAudio.silence(3), TestAudio.noise(3, 1e-4))) {
            List<float[]> normed = normed(measured(quiet), null);
            assertEquals(15, normed.size());
            for (float[] row : normed) {
                assertTrue(AudioStepSource.isSilent(row, 0));
            }
        }
    }

    @Test
    void aClipOfOneStepIsBarelyMoved() throws IOException {
        List<float[]> row = steps(1, 4, -20);
        double own = 1 / (1 + AudioNorm.PRIOR_SECONDS / STEP);
        double mean = norm().of(new RecordingSums()).to()[0];
        // Its own deviation is 0: what is left is a little wider.
        double expected = (1 - own) * (row.get(0)[0] - mean) / Math.sqrt(1 - own) + mean;
        assertEquals(expected, normed(row, null).get(0)[0], 1e-4);
    }

    @Test
    void aPauseDoesNotCount() throws IOException {
        List<float[]> voice = measured(TestAudio.voice());
        List<float[]> paused = new ArrayList<>(voice);
        paused.addAll(measured(TestAudio.silence(2)));
        assertArrayEquals(sums(voice).means(), sums(paused).means());
        assertArrayEquals(sums(voice).deviations(), sums(paused).deviations());
        List<float[]> normed = normed(paused, null);
        for (int i = 0; i < paused.size(); i++) {
            boolean silent = AudioStepSource.isSilent(normed.get(i), 0);
            assertEquals(i >= voice.size(), silent, "step " + i);
        }
    }

    /** Far or near: after minutes of it, a voice has the training's mean. */
    @Test
    void howLoudARecordingIsMattersLessTheLongerItIs() throws IOException {
        int level = AudioSteps.names().indexOf("level_db_mean");
        double goal = norm().of(new RecordingSums()).to()[level];
        double before = Double.POSITIVE_INFINITY;
        for (int seconds : new int[] {1, 10, 200}) {
            List<float[]> rows =
                    measured(
                            TestAudio.of(
                                    seconds, t -> swelling(t) * Math.sin(2 * Math.PI * 200 * t)));
            double off = Math.abs(sums(normed(rows, null)).means()[level] - goal);
            assertTrue(off < before, seconds + " s: " + off + " dB");
            before = off;
        }
        assertTrue(before < 8, before + " dB");
    }

    /** Steps of 10 dB. */
    private static double swelling(double t) {
        return 0.05 * Math.pow(10, -Math.floor(t) % 3 / 2);
    }

    private static List<float[]> measured(SoundTrack track) throws IOException {
        try (AudioSteps steps = AudioSteps.open(track, 0, STEP)) {
            return NormalisedSteps.rest(steps);
        }
    }

    @Test
    void aPartOfAFilmIsNormalisedAsTheWhole() throws IOException {
        TestAudio film =
                TestAudio.of(
                        6, t -> (t < 3 ? 0.5 : 0.1) * Math.sin(2 * Math.PI * (200 + 50 * t) * t));
        List<float[]> whole = normed(measured(film), null);
        List<float[]> part;
        try (AudioSteps late = AudioSteps.open(film, 4, STEP)) {
            part = NormalisedSteps.rest(NormalisedSteps.ofPart(late, norm(), film, STEP));
        }
        assertEquals(30, whole.size());
        assertEquals(10, part.size());
        // The deltas of the first rows lean on those before in both.
        for (int i = 1; i < part.size(); i++) {
            assertArrayEquals(whole.get(20 + i), part.get(i), 0.02f, "step " + i);
        }
    }

    @Test
    void noSoundHasNoSteps() throws IOException {
        assertTrue(normed(List.of(), null).isEmpty());
        assertTrue(new RecordingSums().isEmpty());
        assertFalse(sums(steps(2, 1, -3)).isEmpty());
    }

    @Test
    void measuringAFilmEndsWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(CancelledException.class, () -> normed(steps(10, 1, -3), null));
        assertTrue(Thread.interrupted());
    }

    @Test
    void everyKindHasAText() {
        for (AudioNormKind kind : AudioNormKind.values()) {
            assertEquals(kind, AudioNormKind.of(kind.text()));
        }
        assertEquals(
                List.of("none", "recording", "group"),
                Arrays.stream(AudioNormKind.values()).map(AudioNormKind::text).toList());
    }
}
