package io.github.affectj.training.run;

import static io.github.affectj.training.run.TrainingKey.ARCHITECTURE;
import static io.github.affectj.training.run.TrainingKey.AUGMENT;
import static io.github.affectj.training.run.TrainingKey.BATCH;
import static io.github.affectj.training.run.TrainingKey.DEVICE;
import static io.github.affectj.training.run.TrainingKey.EPOCHS;
import static io.github.affectj.training.run.TrainingKey.FRAMES;
import static io.github.affectj.training.run.TrainingKey.FREEZE;
import static io.github.affectj.training.run.TrainingKey.INIT;
import static io.github.affectj.training.run.TrainingKey.LICENCE;
import static io.github.affectj.training.run.TrainingKey.LR;
import static io.github.affectj.training.run.TrainingKey.OPTIONS;
import static io.github.affectj.training.run.TrainingKey.PATIENCE;
import static io.github.affectj.training.run.TrainingKey.RESUME;
import static io.github.affectj.training.run.TrainingKey.SEED;
import static io.github.affectj.training.run.TrainingKey.SIZE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Training on the committed films: of all conditions, with no sound, with no picture, some speakers
 * of unknown gender.
 */
class FilmTrainingTest {
    private static final Path FILMS = Path.of("sample-data", "av3");

    /** GIFs, without sound. */
    private static final Path TINY = Path.of("sample-data", "tiny");

    private static final String FUSION = "av-fusion";

    @TempDir Path temp;

    private static TrainingSettings settings(
            String architecture, Path output, int epochs, boolean resume, String init) {
        return settings(FILMS, architecture, output, epochs, resume, init);
    }

    private static TrainingSettings settings(
            Path dataset,
            String architecture,
            Path output,
            int epochs,
            boolean resume,
            String init) {
        return TrainingSettings.defaults(dataset, output)
                .with(ARCHITECTURE, architecture)
                .with(EPOCHS, epochs)
                .with(BATCH, 4)
                .with(LR, 1e-3)
                .with(FRAMES, 8)
                .with(SIZE, 32)
                .with(SEED, 5)
                .with(DEVICE, "cpu")
                .with(INIT, init)
                .with(RESUME, resume)
                .with(FREEZE, !init.isEmpty())
                .with(AUGMENT, "none")
                .with(PATIENCE, 0)
                .with(LICENCE, "CC0-1.0")
                .with(OPTIONS, "mu:0.7, drop:0.3, heads:2, hidden:8");
    }

    private Path train(String architecture, String name, int epochs, String init) {
        Path output = temp.resolve(name);
        TrainingSession.run(
                settings(architecture, output, epochs, false, init),
                Progress.NONE,
                TrainingListener.NONE);
        return output;
    }

    @Test
    void aModelOfFilmIsTrainedStoredAndEvaluated() throws IOException {
        Path run = train(FUSION, "film", 1, "");
        StoredModel model = ModelStore.find(run.resolve("model").toString());
        ModelSpec spec = model.spec();
        assertEquals(0.2, spec.stepSeconds());
        assertEquals(8, spec.frames());
        assertEquals(4, spec.stride(), "windows overlap by half");
        assertEquals(AudioSteps.size(), spec.hyper().get("audio_features"));
        assertEquals(List.of("negative", "neutral", "positive"), spec.labels());
        try (NDManager scope = DjlRuntime.engine().newBaseManager()) {
            Map<String, NDArray> weights = WeightsFile.read(model.weights(), scope);
            float[] means =
                    weights.get("head.audio.norm.running_mean")
                            .toType(DataType.FLOAT32, false)
                            .toFloatArray();
            int level = AudioSteps.names().indexOf("level_db_mean");
            assertTrue(
                    means[level] < -5 && means[level] > -80, "speech has a level: " + means[level]);
        }
        ClassificationReport report =
                Evaluation.run(
                        new EvaluationSettings(
                                FILMS,
                                run.resolve("model").toString(),
                                "test",
                                "cpu",
                                temp.resolve("evaluated")),
                        Progress.NONE);
        assertEquals(3, report.clips());
        String json = Files.readString(temp.resolve("evaluated/report.json"));
        assertTrue(json.contains("\"clips_without_audio\": 0"), json);
        assertTrue(json.contains("\"clips_without_video\": 0"), json);
    }

    @Test
    void aResumedRunEndsWithTheSameWeights() throws IOException {
        Path whole = train(FUSION, "whole", 2, "");
        Path broken = temp.resolve("broken");
        TrainingListener stop =
                new TrainingListener() {
                    @Override
                    public void epochFinished(Path run, List<EpochMetrics> all) {
                        throw new CancelledException();
                    }
                };
        assertThrows(
                CancelledException.class,
                () ->
                        TrainingSession.run(
                                settings(FUSION, broken, 2, false, ""), Progress.NONE, stop));
        TrainingSession.run(
                settings(FUSION, broken, 2, true, ""), Progress.NONE, TrainingListener.NONE);
        assertArrayEquals(
                Files.readAllBytes(whole.resolve("model/weights.safetensors")),
                Files.readAllBytes(broken.resolve("model/weights.safetensors")));
    }

    @Test
    void theOtherArchitecturesTrainOnAFrozenBackbone() {
        Path first = train("gru-attention-picture", "first", 1, "");
        for (String architecture : List.of("gru-attention", "gru-concat", "gru-attention-sound")) {
            Path run = train(architecture, architecture, 2, first.resolve("model").toString());
            assertEquals(
                    architecture,
                    ModelStore.find(run.resolve("model").toString()).spec().architecture());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method:lstm, bidirectional:true, mu:1",
                "method:bpnn, attention:false",
                "method:bpnn, modality:audio"
            })
    void otherMethodsTrainToo(String options) {
        Path output = temp.resolve("run");
        String init = Path.of("models", "gif7-resnet18-convgru").toString();
        TrainingSession.run(
                settings(FUSION, output, 1, false, init)
                        .with(OPTIONS, options + ", heads:2, hidden:8"),
                Progress.NONE,
                TrainingListener.NONE);
        StoredModel model = ModelStore.find(output.resolve("model").toString());
        assertEquals(FUSION, model.spec().architecture());
        EmotionPredictor.open(model, Device.cpu()).close();
    }

    @Test
    void aWrongGenderIsOneSentenceWithItsLine() throws IOException {
        Path set = Files.createDirectories(temp.resolve("set"));
        Files.copy(Path.of("sample-data/party-to-tears.gif"), set.resolve("a.gif"));
        Files.writeString(
                set.resolve("manifest.csv"),
                "path,label,split,gender\na.gif,x,train,female\na.gif,y,train,robot\n");
        String message =
                assertThrows(BadInputException.class, () -> ClipDataset.open(set)).getMessage();
        assertTrue(message.contains("line 3"), message);
        assertTrue(message.contains("'robot'"), message);
        assertTrue(message.contains("female, male"), message);
    }

    @Test
    void aRunThatCanNotBeginLeavesNoFolder() {
        Path output = temp.resolve("silent");
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () ->
                                TrainingSession.run(
                                        settings(TINY, FUSION, output, 1, false, "")
                                                .with(FRAMES, 2),
                                        Progress.NONE,
                                        TrainingListener.NONE));
        assertTrue(
                e.getMessage().startsWith("None of the training clips has audio"), e.getMessage());
        assertTrue(Files.notExists(output));
    }

    @Test
    void headsMustDivideTheWidth() {
        TrainingSettings odd =
                settings(FUSION, temp.resolve("odd"), 1, false, "")
                        .with(OPTIONS, "heads:2, hidden:9");
        String message =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        TrainingSession.run(
                                                odd, Progress.NONE, TrainingListener.NONE))
                        .getMessage();
        assertEquals(
                "heads:2 does not divide hidden:9; the heads of the attention share its width evenly.",
                message);
    }
}
