package io.github.affectj.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ExtensionPoints;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.exchange.ResultExporter;
import io.github.affectj.exchange.ResultExporters;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipReader;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingListener;
import io.github.affectj.training.run.TrainingSession;
import io.github.affectj.training.run.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What another plugin adds is found by the annotation index alone, and used all the way. */
final class ExtensionPointsTest {
    private static final String RED = "c02010\n";
    private static final String BLUE = "1020c0\n";

    @TempDir Path folder;

    @Test
    void theExamplesAreFoundBesideOurOwn() {
        assertEquals(
                1, ClipOpener.readers().stream().filter(FlipbookReader.class::isInstance).count());
        assertTrue(ClipOpener.readers().size() > 1);
        assertTrue(
                ExtensionPoints.all(ModelArchitecture.class).stream()
                        .anyMatch(MeanColourArchitecture.class::isInstance));
        assertTrue(
                ExtensionPoints.all(ResultExporter.class).stream()
                        .anyMatch(MarkdownExporter.class::isInstance));
        assertEquals(
                ClipOpener.readers().stream().map(ClipReader::getClass).toList(),
                ExtensionPoints.all(ClipReader.class).stream().map(ClipReader::getClass).toList());
    }

    /** A format of another plugin trains a network of another plugin, whose result it writes. */
    @Test
    void theExamplesWorkTogether() throws IOException {
        for (String split : List.of("train", "val", "test")) {
            for (int i = 0; i < 4; i++) {
                clip("set/" + split + "/anger/" + i, RED.repeat(i + 1));
                clip("set/" + split + "/sadness/" + i, BLUE.repeat(i + 1));
            }
        }
        TrainingSession.run(settings("gain:2"), Progress.NONE, TrainingListener.NONE);

        EmotionTimeline result;
        try (Clip clip = ClipOpener.open(clip("own.flip", RED.repeat(2) + BLUE.repeat(2)))) {
            result =
                    EmotionAnalysis.run(
                            clip,
                            AnalysisSettings.defaults()
                                    .withModel(folder.resolve("run/model").toString()),
                            Progress.NONE);
        }
        Path table = folder.resolve("own.md");
        ResultExporters.find(ResultExporters.AUTO, table)
                .export(result, ExportSource.none(), table, Progress.NONE);
        List<String> lines = Files.readAllLines(table);
        assertEquals(6, lines.size());
        assertTrue(lines.get(2).startsWith("| 1 | anger | "), lines.get(2));
        assertTrue(lines.get(5).startsWith("| 4 | sadness | "), lines.get(5));
    }

    /** Its own hyper-parameter is stored, read again and checked, and nobody else knows it. */
    @Test
    void theExamplesOwnHyperParameterGoesAllTheWay() throws IOException {
        for (String split : List.of("train", "val")) {
            clip("set/" + split + "/anger/a", RED.repeat(2));
            clip("set/" + split + "/sadness/a", BLUE.repeat(2));
        }
        assertSentence(
                "the option \"gain\" needs a number from 0.1 to 10, not \"99\".",
                () ->
                        TrainingSession.run(
                                settings("gain:99"), Progress.NONE, TrainingListener.NONE));
        TrainingSession.run(settings("gain:2"), Progress.NONE, TrainingListener.NONE);
        String model = folder.resolve("run/model").toString();
        assertEquals(2.0, ModelStore.find(model).spec().values().number("gain"));

        Path json = folder.resolve("run/model/model.json");
        String text = Files.readString(json);
        assertTrue(text.contains("\"gain\": 2.0"), text);
        Files.writeString(json, text.replace("\"gain\": 2.0", "\"gain\": 99"));
        assertSentence(
                "The hyper-parameter 'gain' of the model run must be a number from 0.1 to 10, not"
                        + " 99.",
                () -> ModelStore.find(model));
    }

    private static void assertSentence(String sentence, Executable work) {
        String told = assertThrows(BadInputException.class, work).getMessage();
        assertTrue(told.startsWith(sentence), told);
    }

    private Path clip(String name, String frames) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "flipbook\n" + frames);
    }

    private TrainingSettings settings(String options) {
        return TrainingSettings.defaults(folder.resolve("set"), folder.resolve("run"))
                .with(TrainingKey.ARCHITECTURE, MeanColourArchitecture.KEY)
                .with(TrainingKey.EPOCHS, 20)
                .with(TrainingKey.BATCH, 4)
                .with(TrainingKey.LR, 0.1)
                .with(TrainingKey.DECAY, 0)
                .with(TrainingKey.FRAMES, 2)
                .with(TrainingKey.SIZE, 32)
                .with(TrainingKey.DEVICE, "cpu")
                .with(TrainingKey.AUGMENT, "none")
                .with(TrainingKey.PATIENCE, 0)
                .with(TrainingKey.CHUNK, 4)
                .with(TrainingKey.OPTIONS, options);
    }
}
