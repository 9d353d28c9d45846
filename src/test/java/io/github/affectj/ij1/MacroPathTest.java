package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.commands.EvaluateModelCommand;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.commands.SystemReportCommand;
import io.github.affectj.commands.TrainModelCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.command.Command;

/** The whole way from data to exports, in the macro language, without a display. */
class MacroPathTest {
    private static final Path CLIP = Path.of("sample-data", "party-to-tears.gif");
    private static final String OPEN = "run('Open GIF Stack...', 'path=[" + CLIP + "] last=6'); ";

    @TempDir static Path folder;

    private static String model;

    @BeforeAll
    static void train() {
        List<Class<? extends Command>> commands =
                List.of(
                        OpenGifStackCommand.class,
                        RecognizeEmotionsCommand.class,
                        ShowAttentionCommand.class,
                        PlotTimelineCommand.class,
                        ExportResultsCommand.class,
                        ImportResultsCommand.class,
                        TrainModelCommand.class,
                        EvaluateModelCommand.class,
                        SystemReportCommand.class);
        commands.forEach(Macros::install);
        Path run = folder.resolve("a run");
        Macros.Outcome outcome =
                Macros.run(
                        "run('Train Emotion Model...', 'dataset=[sample-data/tiny] output=["
                                + run
                                + "] epochs=1 batch=8 frames=2 size=32 options=[hidden:8] chunk=4 device=cpu"
                                + " augment=none'); return getTitle();");
        assertEquals(new Macros.Outcome("Confusion matrix of a run", null, false), outcome);
        for (String file : List.of("config.json", "metrics.csv", "curves.png", "confusion.png")) {
            assertTrue(Files.isRegularFile(run.resolve(file)), file);
        }
        model = "model=[" + run.resolve("model") + "]";
    }

    /** The set tells the boxes of its figures: what was measured of maps is on the model's card. */
    @Test
    void theCardTellsWhereMapsPoint() throws IOException {
        Path run = folder.resolve("a run");
        String card = Files.readString(run.resolve("model/MODEL_CARD.md"));
        assertTrue(card.contains("| test | Grad-CAM | 7 | "), card);
        assertTrue(card.contains("| val | Grad-CAM | 7 | "), card);
        assertTrue(Files.readString(run.resolve("report.json")).contains("\"pointing_low\""));
    }

    @AfterEach
    void close() {
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    @Test
    void fromAGifToAllExports() throws IOException {
        Macros.Outcome outcome =
                Macros.run(
                        OPEN
                                + "title = getTitle(); n = nSlices;"
                                + "run('Recognize Emotions...', '"
                                + model
                                + " device=cpu heatmap=gradcam plot=true');"
                                + "if (getTitle() != title) exit('the plot is active');"
                                + "rows = nResults; p = getResult('confidence', 0);"
                                + "saveAs('Results', '"
                                + path("table.csv")
                                + "');"
                                + "run('Export Emotion Results...', 'path=["
                                + path("e.json")
                                + "]');"
                                + "run('Export Emotion Results...', 'path=["
                                + path("e.gif")
                                + "]');"
                                + "run('Export Emotion Results...', 'path=["
                                + path("e.txt")
                                + "] format=csv');"
                                + "run('Show Attention...', 'output=stack'); depth = bitDepth;"
                                + "saveAs('Tiff', '"
                                + path("attention.tif")
                                + "'); close();"
                                + "selectImage(title); run('Plot Emotion Timeline');"
                                + "saveAs('PNG', '"
                                + path("timeline.png")
                                + "'); close();"
                                + "selectImage(title); run('Show Attention...', 'emotion=fear lut=Ice');"
                                + "run('Import Emotion Results...', 'path=["
                                + path("e.json")
                                + "]');"
                                + "return '' + n + ' ' + rows + ' ' + depth + ' ' + (p > 0 && p <= 1);");
        assertEquals(new Macros.Outcome("6 6 32 1", null, false), outcome);
        String header = "frame,time_s,duration_s,label,confidence,p_";
        assertTrue(Files.readString(Path.of(path("table.csv"))).startsWith(header));
        assertTrue(Files.readString(Path.of(path("e.txt"))).startsWith(header));
        assertEquals(6, IJ.openImage(path("attention.tif")).getStackSize());
        assertTrue(IJ.openImage(path("timeline.png")).getWidth() > 500);
        assertTrue(Files.size(Path.of(path("e.gif"))) > 1000);
    }

    /** The test's rows are where a macro looks for its table, and can be saved from there. */
    @Test
    void theAttentionTestIsAMacrosTable() throws IOException {
        Macros.Outcome outcome =
                Macros.run(
                        OPEN
                                + "run('Recognize Emotions...', '"
                                + model
                                + " device=cpu');"
                                + "run('Show Attention...', 'test=true band=false');"
                                + "saveAs('Results', '"
                                + path("test.csv")
                                + "');"
                                + "ok = getResult('deletion', 0) > 0 && getResult('random', 0) <= 1;"
                                + "return '' + nResults + ' ' + getResultString('test', 0) + ' '"
                                + " + getResult('pieces', 0) + ' ' + ok;");
        assertEquals(new Macros.Outcome("1 cells 6 1", null, false), outcome);
        assertTrue(
                Files.readString(Path.of(path("test.csv")))
                        .startsWith(
                                "test,label,pieces,whole,empty,deletion,insertion,random,random_sd,"
                                        + "orders,verdict\ncells,"));
    }

    /** What a person runs by hand, and what the recorder wrote of it, give the same table. */
    @Test
    void theRecordedLineGivesTheSameTable() {
        Macros.run(OPEN);
        ImagePlus image = WindowManager.getCurrentImage();
        CommandRunner runner = CommandRunner.shared();
        var module = runner.create(runner.find(RecognizeEmotionsCommand.class.getName()));
        var inputs =
                io.github.affectj.commands.host.CommandInputs.of(RecognizeEmotionsCommand.class);
        var values = inputs.parse(model + " device=cpu stride=1");
        assertTrue(runner.run(module, values));
        String byHand = table();
        StringBuilder line = new StringBuilder();
        RecorderLine.options(inputs, module)
                .forEach((key, value) -> line.append(key).append("=[").append(value).append("] "));
        ResultsTable.getResultsTable().reset();
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome =
                Macros.run("run('Recognize Emotions...', '" + line.toString().strip() + "');");
        WindowManager.setTempCurrentImage(null);
        assertEquals(new Macros.Outcome(null, null, false), outcome);
        assertTrue(byHand.lines().count() == 7, byHand);
        assertEquals(byHand, table());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "run('Recognize Emotions...'); Recognize Emotions: there is no open image",
                "run('Plot Emotion Timeline'); Plot Emotion Timeline: there is no open image",
                "run('Open GIF Stack...', 'path=none.gif'); There is no file",
                "run('Open GIF Stack...', 'path=pom.xml');pom.xml is not of a kind",
                "run('Open GIF Stack...', 'path=sample-data');sample-data is a folder",
                "OPEN run('Recognize Emotions...', 'model=none'); There is no model 'none'",
                "OPEN run('Recognize Emotions...', 'MODEL lut=none'); There is no lookup table"
                        + " 'none'",
                "OPEN run('Recognize Emotions...', 'MODEL stride=99'); stride=99 is out of range",
                "OPEN run('Recognize Emotions...', 'MODEL heatmap=attention');has no spatial"
                        + " attention",
                "OPEN run('Export Emotion Results...', 'path=a.csv'); has no emotions attached",
                "OPEN run('Show Attention...'); has no emotions attached",
                "DONE run('Export Emotion Results...', 'path=a.doc'); names no format",
                "DONE run('Export Emotion Results...', 'path=no/such/a.csv'); does not exist",
                "DONE run('Show Attention...', 'emotion=joy'); emotion=joy is not known",
                "DONE run('Show Attention...', 'source=attention'); source=attention",
                "DONE run('Show Attention...', 'heads=2'); heads=2",
                "DONE run('Show Attention...', 'test=yes'); true or false",
                "run('Train Emotion Model...', 'dataset=no output=out'); no",
                "run('Train Emotion Model...', 'dataset=sample-data/tiny output=out lr=0'); needs a"
                        + " number from 1E-9 to 10",
            })
    void tellsWhatIsWrong(String macro, String sentence) {
        String recognize = "run('Recognize Emotions...', '" + model + " device=cpu'); ";
        Macros.Outcome outcome =
                Macros.run(
                        macro.replace("OPEN", OPEN)
                                        .replace("DONE", OPEN + recognize)
                                        .replace("MODEL", model)
                                + " return 'never';");
        assertTrue(outcome.aborted(), macro);
        assertNull(outcome.returned());
        assertTrue(outcome.error().contains(sentence), outcome.error());
    }

    @Test
    void anEvaluationLeavesReportAndMatrix() {
        Path output = folder.resolve("evaluation");
        Macros.Outcome outcome =
                Macros.run(
                        "run('Evaluate Emotion Model...', 'dataset=sample-data/tiny output=["
                                + output
                                + "] device=cpu "
                                + model
                                + "'); return getTitle();");
        assertEquals(new Macros.Outcome("Confusion matrix of evaluation", null, false), outcome);
        for (String file : List.of("report.json", "confusion.csv", "confusion.png")) {
            assertTrue(Files.isRegularFile(output.resolve(file)), file);
        }
    }

    @Test
    void theReportNamesEngineAndDevice() {
        Macros.Outcome outcome = Macros.run("run('AffectJ System Report'); return 'end';");
        assertEquals(new Macros.Outcome("end", null, false), outcome);
    }

    private static String table() {
        ResultsTable table = ResultsTable.getResultsTable();
        StringBuilder text = new StringBuilder(table.getColumnHeadings());
        for (int row = 0; row < table.size(); row++) {
            text.append('\n').append(table.getRowAsString(row));
        }
        return text.toString();
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
