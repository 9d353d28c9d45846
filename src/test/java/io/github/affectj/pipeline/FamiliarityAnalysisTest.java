package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.familiarity.FamiliarityFile;
import io.github.affectj.model.familiarity.StreamFamiliarity;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of film that knows nothing like any clip: 20 rows are held out, all less strange. */
class FamiliarityAnalysisTest {
    private static final Path SAMPLES = Path.of("sample-data");
    private static final double LEAST = 1 / 21.0;

    @TempDir Path temp;
    private Path folder;

    @BeforeEach
    void store() throws IOException {
        folder = TestModels.store(temp, TestModels.film("modality:joint"));
        String sha256 =
                FamiliarityFile.write(
                        new Familiarity(
                                StreamFamiliarity.ofMaps(rows(512, 1), rows(512, 2)),
                                StreamFamiliarity.ofMeasures(
                                        rows(AudioSteps.size(), 3), rows(AudioSteps.size(), 4))),
                        folder);
        ModelStore.writeSpec(
                folder, ModelStore.readSpec(folder).withOwnKind(sha256, "Random numbers."));
    }

    private static List<float[]> rows(int columns, long seed) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < StreamFamiliarity.LEAST; i++) {
            float[] row = new float[columns];
            for (int k = 0; k < columns; k++) {
                row[k] = 1 + random.nextFloat();
            }
            rows.add(row);
        }
        return rows;
    }

    private EmotionTimeline run(String file) {
        try (Clip clip = ClipOpener.open(SAMPLES.resolve(file), ClipOpener.readers(), 1, 0, 10)) {
            return EmotionAnalysis.run(
                    clip, AnalysisSettings.defaults().withModel(folder.toString()), Progress.NONE);
        }
    }

    private static void assertAll(double expected, EmotionTimeline result) {
        result.frames().forEach(frame -> assertEquals(expected, frame.familiarity(), 1e-9));
    }

    @Test
    void ofBothStreamsTwiceTheSmallerShareCounts() {
        EmotionTimeline result = run("letter.mp4");
        assertAll(2 * LEAST, result);
        assertFalse(result.isUnfamiliar());
        assertEquals("Random numbers.", result.environment().get(EmotionTimeline.DOMAIN));
    }

    @Test
    void ofAClipWithOneStreamItsOwnShareCounts() {
        assertAll(LEAST, run("party-to-tears.gif"));
        assertAll(LEAST, run("av3/train/voice-only/neutral/neutral-093.m4a"));
        assertTrue(run("party-to-tears.gif").isUnfamiliar());
    }

    @Test
    void anEvaluationCountsTheSameFrames() throws IOException {
        String label = ModelStore.readSpec(folder).labels().get(0);
        Path set = Files.createDirectory(temp.resolve("set"));
        List<String> rows = new ArrayList<>(List.of("path,label,split"));
        for (String file : List.of("party-to-tears.gif", "letter.mp4")) {
            rows.add(SAMPLES.resolve(file).toAbsolutePath() + "," + label + ",test");
        }
        Files.write(set.resolve("manifest.csv"), rows);
        Path output = temp.resolve("evaluated");
        List<String> notes = new ArrayList<>();
        Evaluation.run(
                new EvaluationSettings(set, folder.toString(), "test", "cpu", output),
                Progress.NONE,
                notes::add,
                null);
        List<String> clips = Files.readAllLines(output.resolve("predictions.csv"));
        assertTrue(clips.get(0).endsWith(",familiarity,frames,unfamiliar_frames"), clips.get(0));
        String[] gif = clips.get(1).split(",");
        int n = gif.length;
        assertEquals(LEAST, Double.parseDouble(gif[n - 3]), 1e-6);
        assertEquals(gif[n - 2], gif[n - 1], "all frames of the GIF are strange");
        String[] film = clips.get(2).split(",");
        assertEquals("0", film[n - 1], "twice the smaller share is not");
        int all = Integer.parseInt(gif[n - 2]) + Integer.parseInt(film[n - 2]);
        String report = Files.readString(output.resolve("report.json"));
        assertTrue(report.contains("\"frames\": " + all), report);
        assertTrue(report.contains("\"unfamiliar_frames\": " + gif[n - 1]), report);
        String told = gif[n - 1] + " of " + all + " frames (";
        assertTrue(notes.stream().anyMatch(note -> note.startsWith(told)), notes.toString());
    }

    /**
     * With and without statistics the order of labels is the same; only how sure it sounds is not.
     */
    @Test
    void whatIsStrangeIsNeverSure() throws IOException {
        EmotionTimeline strange = run("party-to-tears.gif");
        ModelStore.writeSpec(folder, ModelStore.readSpec(folder).withOwnKind("", ""));
        Files.delete(folder.resolve(StoredModel.FAMILIARITY));
        EmotionTimeline plain = run("party-to-tears.gif");
        for (int i = 0; i < plain.frames().size(); i++) {
            assertEquals(plain.label(i), strange.label(i));
            double chance = 1.0 / plain.labels().size();
            double before = plain.frames().get(i).confidence() - chance;
            double after = strange.frames().get(i).confidence() - chance;
            assertTrue(after >= 0 && after < before, after + " after " + before);
        }
    }

    @Test
    void damagedStatisticsOpenNoModel() throws IOException {
        Path file = folder.resolve(StoredModel.FAMILIARITY);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        String told =
                assertThrows(BadInputException.class, () -> run("party-to-tears.gif")).getMessage();
        assertTrue(told.contains("familiarity.safetensors") && told.endsWith("."), told);
    }
}
