package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.commands.TrainModelCommand;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every script of the Script Editor's menu Templates>AffectJ, run as its user would run it. */
class ScriptTemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/script_templates/AffectJ");
    private static final List<String> TASKS =
            List.of("Recognize_Folder", "Recognize_GIF", "Recognize_Video", "Train_Model");
    private static final List<String> ENDINGS = List.of("groovy", "ijm", "py");

    /** What Fiji asks for before a script runs, and then gives to it as a variable. */
    private static final Pattern ASKED = Pattern.compile("(?m)^#@ File \\(.+\\) (\\w+)$");

    private static final String HAPPY = "openmoji/happiness/grinning-face-with-big-eyes.gif";

    @TempDir private Path folder;

    @BeforeAll
    static void install() {
        List.of(
                        OpenGifStackCommand.class,
                        OpenVideoCommand.class,
                        RecognizeEmotionsCommand.class,
                        RecognizeFolderCommand.class,
                        ExportResultsCommand.class,
                        TrainModelCommand.class)
                .forEach(Macros::install);
        // Jython unpacks a cache and looks for its library beside its jar otherwise.
        System.setProperty("python.cachedir.skip", "true");
        System.setProperty("python.import.site", "false");
    }

    @AfterEach
    void close() {
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    @Test
    void thereIsOneOfEachInEveryLanguage() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        TASKS.forEach(task -> ENDINGS.forEach(ending -> expected.add(task + "." + ending)));
        TreeSet<String> actual = new TreeSet<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            files.forEach(file -> actual.add(file.getFileName().toString()));
        }
        assertEquals(expected, actual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ijm", "groovy", "py"})
    void recognizesAGif(String ending) throws Exception {
        Path clip = copy(Path.of("sample-data/tiny/test", HAPPY), folder.resolve("a clip.gif"));
        String printed = run("Recognize_GIF." + ending, clip, "");
        assertTrue(Files.size(folder.resolve("a clip-emotions.gif")) > 1000);
        assertTrue(
                Files.readString(folder.resolve("a clip-emotions.csv")).startsWith("frame,time_s"));
        assertTrue(ending.equals("ijm") || printed.startsWith("from 0"), printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ijm", "groovy", "py"})
    void recognizesAVideo(String ending) throws Exception {
        Path clip = copy(anyFilm(), folder.resolve("a clip.mp4"));
        run("Recognize_Video." + ending, clip, "");
        for (String kind : List.of("csv", "json", "mp4")) {
            assertTrue(Files.size(folder.resolve("a clip-emotions." + kind)) > 500, kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ijm", "groovy", "py"})
    void recognizesAFolder(String ending) throws Exception {
        Path clips = Files.createDirectory(folder.resolve("my clips"));
        copy(Path.of("sample-data/tiny/test", HAPPY), clips.resolve("b.gif"));
        String printed = run("Recognize_Folder." + ending, clips, "");
        Path output = folder.resolve("my clips-emotions");
        assertEquals(2, Files.readAllLines(output.resolve("clips.csv")).size());
        assertTrue(ending.equals("ijm") || printed.contains("b.gif"), printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ijm", "groovy", "py"})
    void trainsAModel(String ending) throws Exception {
        Path set = folder.resolve("my set");
        for (String split : List.of("train/noto", "val/streamline-emojis", "test/openmoji")) {
            Path from = Path.of("sample-data/tiny").resolve(split);
            for (String label : List.of("happiness", "sadness")) {
                try (Stream<Path> clips = Files.list(from.resolve(label))) {
                    Path clip = clips.findFirst().orElseThrow();
                    Path to = set.resolve(split.substring(0, split.indexOf('/'))).resolve(label);
                    copy(clip, Files.createDirectories(to).resolve(clip.getFileName()));
                }
            }
        }
        run("Train_Model." + ending, set, "epochs=1 size=32 augment=none");
        assertTrue(Files.isRegularFile(folder.resolve("my set-model/model/weights.safetensors")));
    }

    /**
     * Runs a template.
     *
     * @param argument the path that it asks for
     * @param epochs in the place of its number of epochs, if it trains
     * @return what it printed by other means than ImageJ's
     */
    private static String run(String name, Path argument, String epochs)
            throws IOException, ScriptException {
        String text = Files.readString(TEMPLATES.resolve(name));
        if (!epochs.isEmpty()) {
            assertTrue(text.contains("epochs=30"), name);
            text = text.replace("epochs=30", epochs);
        }
        if (name.endsWith(".ijm")) {
            Interpreter interpreter = new Interpreter();
            interpreter.run(text, argument.toString());
            assertEquals(null, interpreter.getErrorMessage());
            return "";
        }
        Matcher asked = ASKED.matcher(text);
        assertTrue(asked.find(), name + " asks for nothing");
        ScriptEngine engine =
                new ScriptEngineManager()
                        .getEngineByName(name.endsWith(".py") ? "python" : "groovy");
        assertNotNull(engine, "Groovy and Jython are in the test scope of pom.xml");
        StringWriter printed = new StringWriter();
        engine.getContext().setWriter(printed);
        engine.put(asked.group(1), argument.toFile());
        // The lines that Fiji reads itself are no Groovy.
        engine.eval(asked.replaceAll(""));
        return printed.toString();
    }

    private static Path copy(Path from, Path to) throws IOException {
        return Files.copy(from, to);
    }

    private static Path anyFilm() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sample-data/av3"))) {
            return files.filter(f -> f.toString().endsWith(".mp4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
