package io.github.affectj.features.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.features.FeatureTrack;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AudioStepsTest {
    private static final int SIZE = AudioSteps.size();

    @Test
    void namesAreAsManyAsNumbers() throws IOException {
        assertEquals(SIZE, AudioSteps.names().size());
        assertEquals(SIZE, new HashSet<>(AudioSteps.names()).size());
        assertTrue(SIZE >= 60 && SIZE <= 90, SIZE + " columns");
        float[] out = new float[SIZE + 2];
        out[0] = 7;
        out[SIZE + 1] = 7;
        try (AudioSteps steps = AudioSteps.open(TestAudio.voice(), 0.1, 0.2)) {
            assertTrue(steps.next(out, 1));
        }
        assertEquals(7, out[0]);
        assertEquals(7, out[SIZE + 1]);
        for (int i = 1; i <= SIZE; i++) {
            assertTrue(out[i] != 0, AudioSteps.names().get(i - 1) + " is written");
        }
    }

    @Test
    void aStepIsTheStatisticOfItsRows() throws IOException {
        TestAudio voice = TestAudio.voice();
        FeatureTrack rows = AudioFeatures.of(voice);
        List<float[]> steps = all(voice, 0, 0.2);
        assertEquals(5, steps.size());
        for (int step = 0; step < 5; step++) {
            float[] values = steps.get(step);
            for (int k = 1; k <= AudioColumns.COEFFICIENTS; k++) {
                check(
                        rows,
                        step,
                        "mfcc%02d".formatted(k),
                        values,
                        "mfcc%02d_mean",
                        "mfcc%02d_sd",
                        k);
                check(
                        rows,
                        step,
                        "mfcc%02d_delta".formatted(k),
                        values,
                        "mfcc%02d_delta_mean",
                        "mfcc%02d_delta_sd",
                        k);
            }
            check(rows, step, "level_db", values, "level_db_mean", "level_db_sd", 0);
            check(rows, step, "centroid_hz", values, "centroid_hz_mean", "centroid_hz_sd", 0);
            check(rows, step, "flux_db", values, "flux_db_mean", "flux_db_sd", 0);
            check(
                    rows,
                    step,
                    "zero_crossings",
                    values,
                    "zero_crossings_mean",
                    "zero_crossings_sd",
                    0);
            double band = 0;
            double most = -200;
            int voiced = 0;
            for (int i = 20 * step; i < 20 * step + 20; i++) {
                for (int b = 5; b < 10; b++) {
                    band += rows.values()[i][b] / 100;
                }
                most = Math.max(most, rows.values()[i][rows.column("level_db")]);
                voiced += rows.values()[i][rows.column("pitch_hz")] > 0 ? 1 : 0;
            }
            assertEquals(band, at(values, "band2_db_mean"), 1e-3);
            assertEquals(most, at(values, "level_db_max"), 1e-4);
            assertEquals(voiced / 20.0, at(values, "voiced_share"), 1e-6);
        }
    }

    private static void check(
            FeatureTrack rows,
            int step,
            String column,
            float[] values,
            String mean,
            String deviation,
            int k) {
        double sum = 0;
        double squares = 0;
        for (int i = 20 * step; i < 20 * step + 20; i++) {
            double value = rows.values()[i][rows.column(column)];
            sum += value;
            squares += value * value;
        }
        double expected = sum / 20;
        double spread = Math.sqrt(Math.max(0, squares / 20 - expected * expected));
        double tolerance = 1e-5 * Math.max(1, Math.abs(expected));
        assertEquals(expected, at(values, mean.formatted(k)), tolerance, mean + k);
        assertEquals(spread, at(values, deviation.formatted(k)), 1e-4 + tolerance, deviation + k);
    }

    @Test
    void aGlideHasItsSlope() throws IOException {
        // From 120 Hz up by one octave a second.
        double rate = Math.log(2);
        TestAudio glide =
                TestAudio.of(
                        1,
                        t -> 0.4 * Math.sin(2 * Math.PI * 120 * (Math.exp(rate * t) - 1) / rate));
        float[] second = all(glide, 0, 0.2).get(2);
        assertEquals(1, at(second, "pitch_octaves_per_s"), 0.05);
        assertEquals(Math.log(1.2) / rate + 0.5, at(second, "pitch_octaves_mean"), 0.01);
        assertEquals(0.2 / Math.sqrt(12), at(second, "pitch_octaves_sd"), 0.005);
        assertEquals(1, at(second, "voiced_share"));
        TestAudio louder = TestAudio.of(1, t -> 0.01 * Math.pow(10, t) * Math.sin(2000 * t));
        assertEquals(20, at(all(louder, 0, 0.2).get(2), "level_db_per_s"), 1);
    }

    @Test
    void silenceAndNoiseAreFiniteAndUnvoiced() throws IOException {
        for (TestAudio sound : List.of(TestAudio.silence(1), TestAudio.noise(1, 0.2))) {
            for (float[] step : all(sound, 0, 0.04)) {
                for (float value : step) {
                    assertTrue(Float.isFinite(value));
                }
                assertEquals(0, at(step, "voiced_share"));
                assertEquals(0, at(step, "pitch_octaves_mean"));
            }
        }
    }

    @Test
    void endsWithTheTrack() throws IOException {
        assertEquals(5, all(TestAudio.silence(1), 0, 0.2).size());
        assertEquals(6, all(TestAudio.silence(1.001), 0, 0.2).size());
        assertEquals(25, all(TestAudio.silence(1), 0, 0.04).size());
        assertEquals(3, all(TestAudio.silence(1), 0.5, 0.2).size());
        assertEquals(0, all(TestAudio.silence(1), 1, 0.2).size());
        assertEquals(0, all(TestAudio.silence(1), 7, 0.2).size());
        assertEquals(0, all(new TestAudio(new float[0]), 0, 0.2).size());
        // Shorter than a row: its row stands for several steps.
        assertEquals(250, all(TestAudio.silence(1), 0, 0.004).size());
        assertEquals(1, all(TestAudio.silence(1), 0, 3600).size());
    }

    @Test
    void whereItBeginsChangesNothing() throws IOException {
        TestAudio voice = TestAudio.voice();
        List<float[]> whole = all(voice, 0, 0.1);
        List<float[]> later = all(voice, 0.3, 0.1);
        for (int i = 0; i < later.size(); i++) {
            assertArrayEquals(whole.get(3 + i), later.get(i), 1e-2f, "step " + i);
        }
    }

    @Test
    void unevenStepsCoverEveryRowOnce() throws IOException {
        // 23.976 frames a second: steps hold four or five rows, and none is lost on the way.
        double step = 1001 / 24000.0;
        TestAudio chirp = TestAudio.chirp(2);
        List<float[]> steps = all(chirp, 0, step);
        assertEquals((int) Math.ceil(2 / step), steps.size());
        for (int i = 1; i < steps.size() - 1; i++) {
            double hertz = 100 + 3900 * (i + 0.5) * step;
            if (hertz < 7000) {
                assertEquals(hertz, at(steps.get(i), "centroid_hz_mean"), 60, "step " + i);
            }
        }
    }

    @Test
    void nonsenseIsRefused() {
        SoundTrack silence = TestAudio.silence(1);
        assertThrows(IllegalArgumentException.class, () -> AudioSteps.open(silence, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> AudioSteps.open(silence, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> AudioSteps.open(silence, Double.NaN, 1));
    }

    private static float at(float[] step, String name) {
        int column = AudioSteps.names().indexOf(name);
        assertFalse(column < 0, name);
        return step[column];
    }

    private static List<float[]> all(SoundTrack track, double first, double step)
            throws IOException {
        List<float[]> all = new ArrayList<>();
        try (AudioSteps steps = AudioSteps.open(track, first, step)) {
            float[] out = new float[SIZE];
            while (steps.next(out, 0)) {
                all.add(out.clone());
            }
            assertFalse(steps.next(out, 0), "stays at the end");
        }
        return all;
    }
}
