package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioNorm;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.scoring.AudioNorms;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.training.data.CachedClips;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.NormedClips;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.ClipScorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that hear each recording against itself, on the committed films. */
class AudioNormTrainingTest {
    private static final Path FILMS = Path.of("sample-data", "av3");

    @TempDir Path temp;

    private StoredModel trained(String norm, String modality) {
        Path output = temp.resolve(norm);
        Runs.train(
                TrainingSettings.defaults(FILMS, output)
                        .with(TrainingKey.ARCHITECTURE, "av-fusion")
                        .with(
                                TrainingKey.OPTIONS,
                                "hidden:8, modality:%s, audionorm:%s".formatted(modality, norm))
                        .with(TrainingKey.EPOCHS, 1)
                        .with(TrainingKey.BATCH, 4)
                        .with(TrainingKey.FRAMES, 8)
                        .with(TrainingKey.SIZE, 32)
                        .with(TrainingKey.DEVICE, "cpu"));
        return ModelStore.find(output.resolve("model").toString());
    }

    private static List<float[]> rows(ClipSource clips, Sample s, double step) throws IOException {
        try (Clip clip = clips.open(s, Modalities.AUDIO, step, Progress.NONE);
                ClipStreams streams = clips.streams(clip, Modalities.AUDIO, step)) {
            return streams.restOfAudio();
        }
    }

    private static void requireSame(List<float[]> expected, List<float[]> rows) {
        assertEquals(expected.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertArrayEquals(expected.get(i), rows.get(i), "step " + i);
        }
    }

    @Test
    void aModelTakesTheSameNumbersInTrainingEvaluationAndAnalysis() throws IOException {
        StoredModel model = trained("recording", "audio");
        assertEquals("recording", model.spec().hyper().get("audionorm"));
        String card = Files.readString(temp.resolve("recording/model/MODEL_CARD.md"));
        assertTrue(card.contains("for which each clip is taken"), card);
        assertFalse(
                Files.list(temp.resolve("recording")).anyMatch(f -> f.toString().endsWith(".bin")),
                "what was kept of the clips is gone");
        List<Sample> test = ClipDataset.open(FILMS).split("test");
        double step = model.spec().stepSeconds();
        List<double[]> logits;
        try (EmotionPredictor predictor = EmotionPredictor.open(model, Device.cpu());
                CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            ClipSource files = NormedClips.of(ClipSource.FILES, predictor, test, Progress.NONE);
            ClipSource cached = NormedClips.of(cache, predictor, test, Progress.NONE);
            AudioNorm norm = AudioNorms.of(predictor);
            for (Sample s : test) {
                List<float[]> rows = rows(files, s, step);
                requireSame(rows, rows(cached, s, step));
                requireSame(rows, rows(cached, s, step));
                assertNotEquals(rows(ClipSource.FILES, s, step).get(0)[0], rows.get(0)[0]);
                try (Clip clip = ClipOpener.open(s.path());
                        ClipStreams analysed =
                                ClipStreams.open(clip, Modalities.AUDIO, "m", step)
                                        .normalised(clip, norm, null)) {
                    requireSame(rows, analysed.restOfAudio());
                }
            }
            logits = ClipScorer.score(predictor, test, Progress.NONE, "", null);
        }
        AnalysisSettings settings =
                AnalysisSettings.defaults().withModel(temp.resolve("recording/model").toString());
        Path silence = temp.resolve("silence.wav");
        AudioFormat format = new AudioFormat(16000, 16, 1, true, false);
        try (AudioInputStream sound =
                new AudioInputStream(
                        new ByteArrayInputStream(new byte[2 * 48000]), format, 48000)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, silence.toFile());
        }
        try (Clip clip = ClipOpener.open(silence)) {
            EmotionTimeline found = EmotionAnalysis.run(clip, settings, Progress.NONE);
            assertEquals(1, found.clipScores().stream().mapToDouble(p -> p).sum(), 1e-6);
        }
        for (int i = 0; i < test.size(); i++) {
            try (Clip clip = ClipOpener.open(test.get(i).path())) {
                EmotionTimeline found = EmotionAnalysis.run(clip, settings, Progress.NONE);
                double[] z = logits.get(i);
                double sum = 0;
                for (double v : z) {
                    sum += Math.exp(v / model.spec().temperature());
                }
                for (int k = 0; k < z.length; k++) {
                    assertEquals(
                            Math.exp(z[k] / model.spec().temperature()) / sum,
                            found.clipScores().get(k),
                            1e-6);
                }
            }
        }
    }

    @Test
    void theClipsOfAGroupAreOneRecording() throws IOException {
        StoredModel model = trained("group", "joint");
        List<Sample> train = ClipDataset.open(FILMS).split("train");
        List<Sample> alone = new ArrayList<>();
        for (Sample s : train) {
            alone.add(new Sample(s.path(), s.label(), s.split(), "", s.where()));
        }
        double step = model.spec().stepSeconds();
        try (EmotionPredictor predictor = EmotionPredictor.open(model, Device.cpu())) {
            ClipSource groups = NormedClips.of(ClipSource.FILES, predictor, train, Progress.NONE);
            ClipSource clips = NormedClips.of(ClipSource.FILES, predictor, alone, Progress.NONE);
            assertNotEquals(groups.key(), clips.key());
            int differ = 0;
            for (Sample s : train) {
                long same = train.stream().filter(t -> t.group().equals(s.group())).count();
                List<float[]> own = rows(clips, s, step);
                List<float[]> shared = rows(groups, s, step);
                assertEquals(own.size(), shared.size());
                if (same == 1) {
                    requireSame(own, shared);
                } else if (!own.isEmpty() && own.get(0)[0] != shared.get(0)[0]) {
                    differ++;
                }
            }
            assertTrue(differ > 1, "clips that share a group are heard against it: " + differ);
        }
    }

    /** A model from before takes what it took. */
    @Test
    void theShippedModelHearsAsBefore() throws IOException {
        StoredModel model = ModelStore.find("models/av3-gru-attention");
        assertFalse(model.spec().values().flag("cepstrum"));
        List<Sample> test = ClipDataset.open(FILMS).split("test");
        try (EmotionPredictor predictor = EmotionPredictor.open(model, Device.cpu())) {
            if ("none".equals(model.spec().values().choice("audionorm"))) {
                assertTrue(AudioNorms.of(predictor).isNone());
                assertEquals(
                        ClipSource.FILES,
                        NormedClips.of(ClipSource.FILES, predictor, test, Progress.NONE));
            }
        }
    }
}
