package io.github.affectj.training.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.features.audio.TestAudio;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.features.file.FeatureTable;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.FeatureFiles;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingListener;
import io.github.affectj.training.run.TrainingSession;
import io.github.affectj.training.run.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureExportTest {
    private static final Path FILMS = Path.of("sample-data", "av3");
    private static final Path GIF = Path.of("sample-data", "party-to-tears.gif");

    @TempDir Path temp;

    private final List<String> notes = new ArrayList<>();

    private int export(Path input, Path output, String model, double interval) {
        return FeatureExport.run(
                new ExportSettings(input, output, model, interval, "cpu", ""),
                Progress.NONE,
                notes::add);
    }

    private String model(ModelSpec spec) throws IOException {
        return TestModels.store(temp.resolve("small"), spec).toString();
    }

    @Test
    void aSetGoesOutAndATrainingTakesItIn() throws IOException {
        Path out = temp.resolve("features");
        assertEquals(12, export(FILMS, out, model(TestModels.spec()), 0));
        ClipDataset films = ClipDataset.open(FILMS);
        ClipDataset set = ClipDataset.open(out);
        assertEquals(films.labels(), set.labels());
        for (int i = 0; i < films.samples().size(); i++) {
            Sample before = films.samples().get(i);
            Sample after = set.samples().get(i);
            assertEquals(
                    List.of(before.label(), before.split(), before.group(), before.gender()),
                    List.of(after.label(), after.split(), after.group(), after.gender()));
        }
        TrainingSettings settings =
                TrainingSettings.defaults(out, temp.resolve("run"))
                        .with(TrainingKey.ARCHITECTURE, "av-fusion")
                        .with(TrainingKey.EPOCHS, 1)
                        .with(TrainingKey.DEVICE, "cpu")
                        .with(TrainingKey.OPTIONS, "hidden:8, heads:2");
        ClassificationReport report =
                TrainingSession.run(settings, Progress.NONE, TrainingListener.NONE);
        assertEquals(films.split("test").size(), report.clips());
        String config = Files.readString(temp.resolve("run/config.json"));
        assertTrue(config.contains("\"visual_features\": \"512\""), config);
        assertTrue(config.contains("\"audio_features\": \"" + AudioSteps.size() + "\""), config);
    }

    @Test
    void aStepIsTheFrameInItsMiddleAndTheSoundDuringIt() throws IOException {
        Path out = temp.resolve("features");
        Path film = Path.of("sample-data", "letter.mp4");
        String model = model(TestModels.spec());
        assertEquals(1, export(film, out, model, 0.5));
        Path pack = out.resolve("letter.mp4.npz");
        FeatureMatrix visual = FeatureTable.matrix(pack, "visual");
        FeatureMatrix audio = FeatureTable.matrix(pack, "audio");
        assertEquals(visual.steps(), audio.steps());
        assertEquals(512, visual.columns());
        assertEquals(AudioSteps.names(), FeatureTable.labels(pack, "audio_names"));
        try (Clip clip = ClipOpener.open(film);
                EmotionPredictor predictor =
                        EmotionPredictor.open(ModelStore.find(model), DjlRuntime.device("cpu"));
                NDManager scope = predictor.manager().newSubManager()) {
            float[] row = new float[AudioSteps.size()];
            try (AudioSteps steps =
                    AudioSteps.open(clip.sound().orElseThrow(), clip.times().start(0), 0.5)) {
                steps.next(row, 0);
                steps.next(row, 0);
            }
            assertArrayEquals(row, part(audio, 1));
            int frame = 0; // that shows 1.25 s after the start
            while (clip.times().start(frame + 1) <= clip.times().start(0) + 1.25) {
                frame++;
            }
            FramePreprocessor preprocessor = predictor.preprocessor();
            float[] pixels = new float[preprocessor.length()];
            preprocessor.write(clip.rgb(frame), clip.width(), clip.height(), pixels, 0);
            NDArray maps = predictor.features(scope, pixels, 1);
            float[] places = maps.toFloatArray();
            int cells = places.length / 512;
            for (int c : new int[] {0, 17, 511}) {
                double mean = 0;
                for (int i = 0; i < cells; i++) {
                    mean += places[c * cells + i] / cells;
                }
                assertEquals(mean, part(visual, 2)[c], 1e-5);
            }
        }
        // What is not labelled yet says so when it is to be trained on.
        String complaint =
                assertThrows(BadInputException.class, () -> ClipDataset.open(out)).getMessage();
        assertTrue(complaint.contains("manifest.csv line 2"), complaint);
    }

    private static float[] part(FeatureMatrix matrix, int step) {
        return Arrays.copyOfRange(
                matrix.values(), step * matrix.columns(), (step + 1) * matrix.columns());
    }

    /** As of a film whose audio track has no samples. */
    @Test
    void anEmptyAudioTrackLeavesTheVideo() throws IOException {
        Path out = temp.resolve("one.npz");
        try (Clip film = ClipOpener.open(GIF);
                Clip clip = new Sounding(film);
                EmotionPredictor predictor =
                        EmotionPredictor.open(
                                ModelStore.find(model(TestModels.spec())),
                                DjlRuntime.device("cpu"))) {
            new ClipFeatureReader(predictor, 0.5)
                    .read(clip, GIF, Progress.NONE, notes::add)
                    .write(out);
            assertTrue(notes.get(0).contains("the video stands alone"), notes.toString());
            assertEquals(512, FeatureTable.matrix(out, "visual").columns());
            assertNull(FeatureTable.matrix(out, "audio"));
            ClipFeatureReader audioOnly = new ClipFeatureReader(null, 0.5);
            assertThrows(
                    BadInputException.class,
                    () -> audioOnly.read(clip, GIF, Progress.NONE, notes::add));
        }
    }

    /** A clip with an audio track that holds nothing. */
    private record Sounding(Clip film) implements Clip {
        @Override
        public String name() {
            return film.name();
        }

        @Override
        public String source() {
            return film.source();
        }

        @Override
        public int width() {
            return film.width();
        }

        @Override
        public int height() {
            return film.height();
        }

        @Override
        public ClipTimes times() {
            return film.times();
        }

        @Override
        public Optional<SoundTrack> sound() {
            return Optional.of(new TestAudio(new float[0]));
        }

        @Override
        public int[] rgb(int index) throws IOException {
            return film.rgb(index);
        }

        @Override
        public void close() {
            // The film is closed by who opened it.
        }
    }

    @Test
    void withoutAModelTheAudioAlone() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("in"));
        Files.copy(Path.of("sample-data", "letter.mp4"), folder.resolve("a letter.mp4"));
        Files.copy(GIF, folder.resolve("silent.gif"));
        Files.writeString(folder.resolve("notes.txt"), "no clip");
        Path out = temp.resolve("features");
        assertEquals(1, export(folder, out, "none", 0));
        assertEquals(2, notes.size(), notes.toString());
        assertTrue(notes.get(1).contains("silent.gif has no audio"), notes.get(1));
        FeatureFiles.Streams streams = new FeatureStore().of(labelled(out).samples().get(0));
        assertNull(streams.visual());
        assertEquals(AudioSteps.size(), streams.audio().columns());
        assertEquals(
                "the output holds a set: "
                        + "output="
                        + out
                        + " holds a data set already; choose another folder.",
                "the output holds a set: "
                        + assertThrows(
                                        BadInputException.class,
                                        () -> export(folder, out, "none", 0))
                                .getMessage());
    }

    /** The exported set, once somebody has filled in its labels. */
    private static ClipDataset labelled(Path out) throws IOException {
        Path manifest = out.resolve(ClipDataset.MANIFEST);
        Files.writeString(
                manifest, Files.readString(manifest).replace(".npz,,,", ".npz,joy,train,"));
        return ClipDataset.open(out);
    }

    @Test
    void whatCantBeExportedIsTold() throws IOException {
        Path out = temp.resolve("features");
        String gif =
                assertThrows(BadInputException.class, () -> export(GIF, out, "none", 0))
                        .getMessage();
        assertTrue(gif.contains("None of the 1 clips"), gif);
        String nowhere =
                assertThrows(
                                BadInputException.class,
                                () -> export(temp.resolve("no"), out, "none", 0))
                        .getMessage();
        assertTrue(nowhere.contains("is neither a folder nor a clip"), nowhere);
    }
}
