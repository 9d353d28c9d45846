package io.github.affectj.training.run;

import static io.github.affectj.training.run.TrainingKey.ARCHITECTURE;
import static io.github.affectj.training.run.TrainingKey.AUGMENT;
import static io.github.affectj.training.run.TrainingKey.BATCH;
import static io.github.affectj.training.run.TrainingKey.DEVICE;
import static io.github.affectj.training.run.TrainingKey.EPOCHS;
import static io.github.affectj.training.run.TrainingKey.FRAMES;
import static io.github.affectj.training.run.TrainingKey.FREEZE;
import static io.github.affectj.training.run.TrainingKey.INIT;
import static io.github.affectj.training.run.TrainingKey.OPTIONS;
import static io.github.affectj.training.run.TrainingKey.SIZE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.RangedClip;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.pipeline.FaithfulnessCheck;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every network of GIFs through training, evaluation, recognition and heat maps by its key alone.
 */
class GifArchitecturesTest {
    private static final Path GIF = Path.of("sample-data", "party-to-tears.gif");

    @TempDir Path temp;

    private static TrainingSettings settings(
            Path output, String architecture, int frames, String options) {
        return TrainingSettings.defaults(Runs.TINY, output)
                .with(ARCHITECTURE, architecture)
                .with(EPOCHS, 1)
                .with(BATCH, 8)
                .with(FRAMES, frames)
                .with(SIZE, 32)
                .with(DEVICE, "cpu")
                .with(AUGMENT, "none")
                .with(OPTIONS, options);
    }

    @ParameterizedTest
    @CsvSource({
        "cnn-lstm, 6, hidden:8",
        "vggnet-convgru, 6, 'hidden:8, layers:1'",
        "efficientnet-lite0-convgru, 4, 'hidden:8, layers:1'",
        "onet, 1, ''",
        "resnet3d, 2, ''",
        "c3d, 4, units:16",
    })
    void trainsEvaluatesRecognizesAndExplains(String architecture, int frames, String options)
            throws IOException {
        Path run = temp.resolve(architecture);
        ClassificationReport report = Runs.train(settings(run, architecture, frames, options));
        JsonObject written =
                JsonParser.parseString(Files.readString(run.resolve("report.json")))
                        .getAsJsonObject();
        assertTrue(written.get("parameters").getAsLong() > 100_000);
        JsonObject config =
                JsonParser.parseString(Files.readString(run.resolve("config.json")))
                        .getAsJsonObject();
        for (String key : List.of("parameters", "multiply_adds_window")) {
            assertEquals(written.get(key), config.get(key), key);
        }
        String model = run.resolve("model").toString();
        ClassificationReport again =
                Evaluation.run(
                        new EvaluationSettings(
                                Runs.TINY, model, "test", "cpu", temp.resolve("evaluated")),
                        Progress.NONE);
        assertEquals(report.logLoss(), again.logLoss(), 1e-6);
        AnalysisSettings analysis =
                AnalysisSettings.defaults().withModel(model).withHeatmap("gradcam", "top");
        try (Clip clip = RangedClip.of(ClipOpener.open(GIF), 1, frames + 1, 1)) {
            EmotionTimeline found = EmotionAnalysis.run(clip, analysis, Progress.NONE);
            assertEquals(frames + 1, found.frames().size());
            List<AttentionMap> maps = found.maps().orElseThrow().maps();
            assertEquals(frames + 1, maps.size());
            if (architecture.equals("resnet3d")) { // takes the time of 65 analyses
                assertEquals(
                        maps.get(0).values().length * (frames + 1),
                        FaithfulnessCheck.run(clip, found, Progress.NONE).get(0).pieces());
            }
        }
    }

    @Test
    void aNetworkThatSeesWindowsAsAWholeHasNothingToFreeze() {
        Runs.complains(
                settings(temp.resolve("run"), "c3d", 4, "")
                        .with(FREEZE, true)
                        .with(INIT, "gif7-resnet18-convgru"),
                "freeze=true",
                "c3d sees a window as a whole",
                "freeze=false");
    }
}
