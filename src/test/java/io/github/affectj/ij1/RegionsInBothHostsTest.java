package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.ExportRegionsCommand;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.commands.MeasureAttentionCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.MacroInputs;
import io.github.affectj.model.TestModels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/**
 * One macro of regions, as the recorder writes its lines, in plain ImageJ and as Fiji runs it: Fiji
 * gives each input first what it finds by matching ends of keys, see {@link FijiMacroTest}.
 */
class RegionsInBothHostsTest {
    private static final Path GIF = Path.of("sample-data/party-to-tears.gif").toAbsolutePath();
    private static final List<Class<? extends Command>> COMMANDS =
            List.of(
                    EditRegionsCommand.class,
                    ImportRegionsCommand.class,
                    ExportRegionsCommand.class,
                    RecognizeEmotionsCommand.class,
                    ExportResultsCommand.class,
                    MeasureAttentionCommand.class);
    private static final Pattern LINE = Pattern.compile("run\\(\"([^\"]+)\", \"(.*)\"\\);");

    @TempDir static Path models;
    private static String model;

    @TempDir Path folder;

    /** Runs one line of a macro on the active image. */
    private interface Host {
        void run(String line);
    }

    @BeforeAll
    static void install() throws IOException {
        COMMANDS.forEach(Macros::install);
        Macros.install(OpenGifStackCommand.class);
        model = TestModels.store(models).toString();
    }

    @AfterEach
    void close() {
        Macro.setOptions(null);
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    private static void inImageJ(String line) {
        assertEquals(new Macros.Outcome(null, null, false), Macros.runAsWritten(line), line);
    }

    private static void inFiji(String line) {
        Matcher parts = LINE.matcher(line);
        assertTrue(parts.matches(), line);
        Class<? extends Command> command =
                COMMANDS.stream()
                        .filter(c -> Macros.label(c).equals(parts.group(1)))
                        .findFirst()
                        .orElseThrow();
        // What the interpreter makes of the text between the quotation marks.
        String options = parts.group(2).replaceAll("\\\\(.)", "$1");
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(command.getName()));
        Macro.setOptions(options);
        for (ModuleItem<?> input : module.getInfo().inputs()) {
            if (!Service.class.isAssignableFrom(input.getType())
                    && input.getType() == String.class) {
                String value = Macro.getValue(options, input.getName(), "");
                module.setInput(input.getName(), value);
                module.resolveInput(input.getName());
            }
        }
        MacroInputs ours = new MacroInputs();
        ours.process(module);
        assertFalse(ours.isCanceled(), () -> line + ": " + IJ.getErrorMessage());
        module.run();
        Macro.setOptions(null);
    }

    /** The line that the recorder writes when a person gives these values in the dialog. */
    private String recorded(Class<? extends Command> command, Map<String, Object> values) {
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(command.getName()));
        assertTrue(runner.run(module, values), values.toString());
        Recorder.resetCommandOptions();
        RecorderLine.options(CommandInputs.of(command), module).forEach(Recorder::recordOption);
        return "run(\"%s\", \"%s\");"
                .formatted(Macros.label(command), Recorder.getCommandOptions());
    }

    private ImagePlus open() {
        Macros.runOrFail("run('Open GIF Stack...', 'path=[" + GIF + "]');");
        ImagePlus image = WindowManager.getCurrentImage();
        WindowManager.setTempCurrentImage(image);
        image.setRoi(10, 12, 60, 64);
        return image;
    }

    private List<String> record() {
        open();
        List<String> lines = new ArrayList<>();
        String odd = "Mia, \"the boss\"";
        lines.add(
                recorded(
                        EditRegionsCommand.class,
                        Map.of("action", "set", "name", odd, "frame", 2)));
        lines.add(
                recorded(
                        EditRegionsCommand.class,
                        Map.of("action", "set", "name", odd, "frame", 9)));
        lines.add(recorded(EditRegionsCommand.class, Map.of("action", "still", "name", "wall")));
        lines.add(recorded(RecognizeEmotionsCommand.class, Map.of("model", model)));
        lines.add(
                recorded(
                        MeasureAttentionCommand.class,
                        Map.of("source", "gradcam", "table", "frames", "plot", false)));
        lines.add(
                recorded(RecognizeEmotionsCommand.class, Map.of("model", model, "region", "all")));
        lines.add(recorded(ExportResultsCommand.class, Map.of("path", file("r.csv"))));
        lines.add(recorded(ExportRegionsCommand.class, Map.of("path", file("regions.csv"))));
        lines.add(
                recorded(
                        EditRegionsCommand.class,
                        Map.of("action", "rename", "name", "wall", "to", "door")));
        lines.add(recorded(ImportRegionsCommand.class, Map.of("path", file("regions.csv"))));
        lines.add(recorded(ExportRegionsCommand.class, Map.of("path", file("again.csv"))));
        close();
        return lines;
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    /** All that the lines leave: tables in files and the table of the attention. */
    private List<String> outcome(List<String> lines, Host host) throws IOException {
        ImagePlus image = open();
        List<String> left = new ArrayList<>();
        for (String line : lines) {
            WindowManager.setTempCurrentImage(image);
            host.run(line);
            if (line.contains("Measure Attention")) {
                ResultsTable table = ResultsTable.getResultsTable();
                for (int i = 0; i < table.size(); i++) {
                    left.add(table.getRowAsString(i));
                }
                assertEquals(8 + 24, table.size());
            }
        }
        for (String name : List.of("r.csv", "regions.csv", "again.csv")) {
            left.addAll(Files.readAllLines(folder.resolve(name)));
            Files.delete(folder.resolve(name));
        }
        close();
        return left;
    }

    @Test
    void theFrameThatIsShownIsRecordedAsANumber() {
        ImagePlus image = open();
        image.setSlice(9);
        image.setRoi(10, 12, 60, 64);
        assertEquals(
                "run(\"Edit Regions...\", \"action=set name=Mia to= frame=9 color=auto\");",
                recorded(EditRegionsCommand.class, Map.of("action", "set", "name", "Mia")));
        assertEquals(
                "run(\"Edit Regions...\", \"action=delete name=Mia to= frame=0 color=auto\");",
                recorded(EditRegionsCommand.class, Map.of("action", "delete", "name", "Mia")));
    }

    @Test
    void theRecordedLinesGiveTheSameNumbers() throws IOException {
        List<String> lines = record();
        List<String> plain = outcome(lines, RegionsInBothHostsTest::inImageJ);
        assertEquals(plain, outcome(lines, RegionsInBothHostsTest::inFiji));
        assertTrue(plain.stream().anyMatch(row -> row.startsWith("door,,10.0,12.0,60.0,64.0")));
        assertTrue(plain.stream().anyMatch(row -> row.startsWith("wall,,10.0,12.0,60.0,64.0")));
        assertEquals(8, plain.stream().filter(row -> row.contains("small,\"Mia, \"\"the")).count());
    }
}
