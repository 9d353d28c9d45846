package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import io.github.affectj.commands.ImportModelCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.install.ModelZips;
import io.github.affectj.pipeline.SystemReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.module.Module;

/** A model that somebody sent, imported and used by macros. */
class ImportModelMacroTest {
    /** As the environment variable AFFECTJ_MODELS, which no running Java can set. */
    private static final String MODELS = "affectj.models";

    @TempDir static Path once;
    private static Path stored;

    @TempDir Path temp;
    private Path models;

    @BeforeAll
    static void store() throws IOException {
        Macros.install(ImportModelCommand.class);
        Macros.install(OpenGifStackCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
        stored = TestModels.store(once, TestModels.picture());
    }

    @BeforeEach
    void name() {
        models = temp.resolve("models");
        System.setProperty(MODELS, models.toString());
    }

    @AfterEach
    void close() {
        System.clearProperty(MODELS);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    private static String importing(Path path) {
        return "run('Import Emotion Model...', 'path=[" + path + "]');";
    }

    @Test
    void aModelIsUsedByItsNameAtOnce() throws IOException {
        Path zip = ModelZips.zip(stored, "from a friend/", temp.resolve("a model.zip"));
        assertFalse(ModelInput.choices().contains("small"));
        Macros.Outcome outcome =
                Macros.run(
                        "run('Open GIF Stack...', 'path=sample-data/party-to-tears.gif last=2');"
                                + importing(zip)
                                + importing(zip)
                                + " run('Recognize Emotions...', 'model=small');"
                                + " return getResultString('label', 0);");
        assertFalse(outcome.aborted(), outcome.error());
        assertTrue(TestModels.picture().labels().contains(outcome.returned()), outcome.returned());
        assertTrue(ModelInput.choices().contains("small"), "offered by dialogs");
        assertTrue(ModelInput.starts().contains("small"), "offered to trainings");
        String report = String.join("\n", SystemReport.lines("a test"));
        assertTrue(report.contains("small") && report.contains(models.toString()), report);
    }

    @Test
    void aScriptGetsTheNameAndTheFolder() {
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(ImportModelCommand.class.getName()));
        assertTrue(runner.run(module, Map.of("path", stored.toFile())));
        assertEquals("small", module.getOutput("model"));
        assertEquals(models.resolve("small").toFile(), module.getOutput("folder"));
    }

    @Test
    void theRecordedLineImportsAgain() throws IOException {
        Path zip = ModelZips.zip(stored, "", temp.resolve("a model.zip"));
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(ImportModelCommand.class.getName()));
        assertTrue(runner.run(module, Map.of("path", new File(zip.toString()))));
        Recorder.resetCommandOptions();
        RecorderLine.options(CommandInputs.of(ImportModelCommand.class), module)
                .forEach(Recorder::recordOption);
        String options = Recorder.getCommandOptions();
        assertEquals("path=[" + zip + "]", options.strip());
        Files.delete(models.resolve("small/model.json"));
        Files.delete(models.resolve("small/weights.safetensors"));
        Macros.runOrFail("run('Import Emotion Model...', '" + options + "');");
        assertTrue(Files.exists(models.resolve("small/model.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|the key \"path\" is missing; it needs the path of a file or folder",
                "path=/no/such.zip|There is no file or folder",
                "path=README.md|README.md is neither the folder of a model nor a zip file",
                "path=src|src holds no model; a model is a folder or zip with model.json",
                "path=models|models holds several models (av3-gru-attention",
                "path=models/mtcnn|mtcnn finds faces and names no emotions",
                "pth=x|there is no key \"pth\"",
            })
    void badInputAbortsWithASentence(String row) {
        String[] parts = row.split("\\|");
        Macros.Outcome outcome =
                Macros.run("run('Import Emotion Model...', '" + parts[0] + "'); return 'never';");
        assertTrue(outcome.aborted());
        assertNull(outcome.returned());
        String error = outcome.error();
        assertTrue(error.strip().startsWith("Import Emotion Model: "), error);
        assertTrue(error.contains(parts[1]), error);
        assertFalse(Files.exists(models));
        IJ.getErrorMessage(); // told, and forgotten
    }
}
