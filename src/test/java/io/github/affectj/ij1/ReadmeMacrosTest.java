package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.PlayClipCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.commands.TrainModelCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first macros as they stand there; only the paths are others. */
class ReadmeMacrosTest {
    @TempDir Path folder;

    @BeforeAll
    static void install() {
        List.of(
                        OpenGifStackCommand.class,
                        OpenVideoCommand.class,
                        RecognizeEmotionsCommand.class,
                        ExportResultsCommand.class,
                        PlotTimelineCommand.class,
                        PlayClipCommand.class,
                        RecognizeFolderCommand.class,
                        TrainModelCommand.class)
                .forEach(Macros::install);
    }

    @AfterEach
    void close() {
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    @Test
    void yourOwnGif() throws IOException {
        run("Your own GIF", 5, "sample-data/party-to-tears.gif");
        assertWritten("cat.csv", "cat-labelled.gif");
    }

    /** After the fifth line the plot is the active image; the sixth plays the film all the same. */
    @Test
    void yourOwnVideo() throws IOException {
        run("Your own video", 6, "sample-data/letter.mp4");
        assertWritten("scene.csv", "scene-labelled.mp4");
    }

    @Test
    void aFolderOfClips() throws IOException {
        Path clips = Files.createDirectory(folder.resolve("clips"));
        Files.copy(
                Path.of("sample-data/tiny/test/openmoji/sadness/crying-face.gif"),
                clips.resolve("cat.gif"));
        run("A folder of clips", 1, "sample-data");
        for (String name : List.of("frames", "clips", "errors", "codebook")) {
            assertTrue(Files.size(folder.resolve("results/" + name + ".csv")) > 10, name);
        }
    }

    /** The line as it stands there, but for the paths and the time that it takes. */
    @Test
    void yourOwnModel() throws IOException {
        String line =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(l -> l.startsWith("run(\"Train Emotion Model...\""))
                        .findFirst()
                        .orElseThrow();
        assertTrue(line.contains("epochs=30"), line);
        String macro =
                line.replace(
                                "/data/my-set",
                                Path.of("sample-data/tiny").toAbsolutePath().toString())
                        .replace("/data/runs", folder.toString())
                        .replace("epochs=30", "epochs=1 size=32 augment=none");
        assertEquals(new Macros.Outcome(null, null, false), Macros.runAsWritten(macro));
        assertWritten("my-model/model/weights.safetensors", "my-model/report.json");
    }

    private void run(String section, int lines, String clip) throws IOException {
        Matcher code =
                Pattern.compile("## " + section + "[^#]*?```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("README.md")));
        assertTrue(code.find(), "README.md has no macro under " + section);
        assertEquals(lines, code.group(1).lines().count());
        String macro =
                code.group(1)
                        .replaceFirst(
                                "/home/me/\\w+\\.(gif|mp4)(?=\\W)",
                                Matcher.quoteReplacement(Path.of(clip).toAbsolutePath().toString()))
                        .replace("/home/me/", folder + "/");
        assertEquals(new Macros.Outcome(null, null, false), Macros.runAsWritten(macro));
    }

    private void assertWritten(String... names) throws IOException {
        for (String name : names) {
            assertTrue(Files.size(folder.resolve(name)) > 1000, name);
        }
    }
}
