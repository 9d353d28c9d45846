package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.WindowManager;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.commands.TrainModelCommand;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model of drawings that is shown a drawing and a plain red picture. */
class FamiliarityMacroTest {
    private static final Path DRAWING =
            Path.of("sample-data/tiny/test").toAbsolutePath().normalize();

    @TempDir static Path folder;
    private static Path model;

    @BeforeAll
    static void train() {
        List.of(
                        TrainModelCommand.class,
                        OpenGifStackCommand.class,
                        RecognizeEmotionsCommand.class,
                        RecognizeFolderCommand.class,
                        ExportResultsCommand.class)
                .forEach(Macros::install);
        model = folder.resolve("run/model");
        Macros.runOrFail(
                "run('Train Emotion Model...', 'dataset=[sample-data/tiny] output=["
                        + folder.resolve("run")
                        + "] architecture=resnet18 frames=1 size=48 epochs=2 batch=7 lr=0.001"
                        + " device=cpu augment=none domain=[Drawn faces of a test.]');");
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    /** What the log says of it. */
    private static String recognize(String open, Path export) {
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            Macros.runOrFail(
                    open
                            + " run('Recognize Emotions...', 'model=["
                            + model
                            + "] device=cpu'); run('Export Emotion Results...', 'path=["
                            + export
                            + "]');");
        } finally {
            System.setOut(console);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private static String red() {
        return "newImage('red', 'RGB white', 64, 64, 3); setColor(255, 0, 0);"
                + " for (i = 1; i <= 3; i++) { setSlice(i); fillRect(0, 0, 64, 64); }";
    }

    private static Path drawing() throws IOException {
        try (var files = Files.walk(DRAWING)) {
            return files.filter(f -> f.toString().endsWith(".gif")).sorted().findFirst().get();
        }
    }

    @Test
    void trainingLeavesTheStatisticsAndTheDomain() throws IOException {
        ModelSpec spec = ModelStore.readSpec(model);
        assertEquals("Drawn faces of a test.", spec.domain());
        assertEquals(
                spec.familiarity(), WeightsFile.sha256(model.resolve(StoredModel.FAMILIARITY)));
        assertTrue(Files.size(model.resolve(StoredModel.FAMILIARITY)) < 1 << 20);
    }

    @Test
    void aRedPictureIsUnfamiliarAndADrawingIsNot() throws IOException {
        Path json = folder.resolve("red.json");
        String log = recognize(red(), json);
        assertTrue(
                log.contains(
                        "red: 3 of 3 frames look like nothing that run was trained on."
                                + " Drawn faces of a test."),
                log);
        assertTrue(log.contains(" ? for the whole clip; frames: 3; model: run."), log);
        JsonObject root = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        assertEquals(3, root.get("unfamiliar_frames").getAsInt());
        assertTrue(root.get("clip_familiarity").getAsDouble() < 0.05);
        assertEquals(
                "Drawn faces of a test.",
                root.getAsJsonObject("environment").get("domain").getAsString());
        assertTrue(ResultsTable.getResultsTable().getValue("familiarity", 2) < 0.05);
        TextRoi label = (TextRoi) WindowManager.getCurrentImage().getOverlay().get(0);
        assertTrue(label.getText().strip().endsWith("?"), label.getText());

        Path csv = folder.resolve("drawing.csv");
        log = recognize("run('Open GIF Stack...', 'path=[" + drawing() + "]');", csv);
        assertFalse(log.contains("look like nothing") || log.contains("?"), log);
        List<String> lines = Files.readAllLines(csv);
        assertTrue(lines.get(0).endsWith(",familiarity"), lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            double value = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
            assertTrue(value >= 0.05 && value <= 1, line);
        }
        label = (TextRoi) WindowManager.getCurrentImage().getOverlay().get(0);
        assertFalse(label.getText().contains("?"), label.getText());
    }

    @Test
    void aFolderRunTellsItOfFramesAndClips() throws IOException {
        Path input = Files.createDirectories(folder.resolve("clips"));
        Files.copy(drawing(), input.resolve("a.gif"));
        Macros.runOrFail(red() + " saveAs('PNG', '" + input.resolve("b.png") + "');");
        Path output = folder.resolve("results");
        Macros.runOrFail(
                "run('Recognize Emotions in Folder...', 'input=["
                        + input
                        + "] output=["
                        + output
                        + "] model=["
                        + model
                        + "] device=cpu formats=none');");
        List<String> clips = Files.readAllLines(output.resolve("clips.csv"));
        int column = List.of(clips.get(0).split(",")).indexOf("familiarity");
        assertTrue(Double.parseDouble(clips.get(1).split(",")[column]) >= 0.05, clips.get(1));
        assertTrue(Double.parseDouble(clips.get(2).split(",")[column]) < 0.05, clips.get(2));
        assertTrue(
                Files.readAllLines(output.resolve("frames.csv")).get(0).endsWith(",familiarity"));
    }
}
