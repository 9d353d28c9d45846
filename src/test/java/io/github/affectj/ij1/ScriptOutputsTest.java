package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.commands.TrainModelCommand;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.pipeline.folder.Clips;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.module.Module;

/** What a script, as in Python, reads from the long jobs that it runs. */
final class ScriptOutputsTest {
    @TempDir private Path folder;

    private static Module run(Class<? extends Command> command, Map<String, Object> values) {
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(command.getName()));
        runner.run(module, values);
        return module;
    }

    private static String reason(Module module) {
        return ((Cancelable) module).getCancelReason();
    }

    @Test
    void aFolderRunGivesItsTablesAndCounts() throws IOException {
        Path input = folder.resolve("clips");
        Clips.gif(input.resolve("a.gif"), 3, 1);
        Clips.gif(input.resolve("b.gif"), 2, 2);
        Files.writeString(input.resolve("broken.gif"), "GIF89a and no more");
        Path output = folder.resolve("results");
        Map<String, Object> inputs =
                Map.of(
                        "input",
                        input.toFile(),
                        "output",
                        output.toFile(),
                        "model",
                        TestModels.store(folder).toString());
        for (int time = 0; time < 2; time++) { // the second finds all done
            Module run = run(RecognizeFolderCommand.class, inputs);
            assertNull(reason(run));
            assertEquals(output.resolve("frames.csv").toFile(), run.getOutput("frames"));
            assertEquals(output.resolve("clips.csv").toFile(), run.getOutput("clips"));
            assertEquals(output.resolve("errors.csv").toFile(), run.getOutput("errors"));
            assertEquals(2, run.getOutput("done"));
            assertEquals(1, run.getOutput("failed"));
            assertEquals(3, Files.readAllLines(((File) run.getOutput("clips")).toPath()).size());
            assertEquals(2, Files.readAllLines(((File) run.getOutput("errors")).toPath()).size());
        }
    }

    @Test
    void aFolderThatIsMissingGivesNothingAndAReason() {
        Module run =
                run(
                        RecognizeFolderCommand.class,
                        Map.of(
                                "input", folder.resolve("none").toFile(),
                                "output", folder.resolve("results").toFile()));
        assertTrue(reason(run).startsWith("Recognize Emotions in Folder: input="), reason(run));
        assertNull(run.getOutput("clips"));
    }

    @Test
    void aTrainingGivesItsModelReportAndAccuracyAndIsOfferedNext() throws IOException {
        Path output = folder.resolve("run");
        Module run =
                run(
                        TrainModelCommand.class,
                        Map.of(
                                "dataset",
                                Path.of("sample-data", "tiny").toFile(),
                                "output",
                                output.toFile(),
                                "epochs",
                                1,
                                "size",
                                32,
                                "frames",
                                1,
                                "device",
                                "cpu",
                                "options",
                                "hidden:8"));
        assertNull(reason(run));
        File report = (File) run.getOutput("report");
        assertEquals(output.resolve("report.json").toFile(), report);
        File model = (File) run.getOutput("model");
        assertEquals(model.toPath(), ModelStore.find(model.toString()).folder());
        assertEquals(
                JsonParser.parseString(Files.readString(report.toPath()))
                        .getAsJsonObject()
                        .getAsJsonObject("test")
                        .get("accuracy")
                        .getAsDouble(),
                run.getOutput("accuracy"));
        assertTrue(ModelInput.choices().contains(model.toString()), ModelInput.choices() + "");
    }
}
