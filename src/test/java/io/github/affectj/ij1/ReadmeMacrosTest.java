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
                        PlayClipCommand.class)
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
    void yourOwnFilm() throws IOException {
        run("Your own film", 6, "sample-data/letter.mp4");
        assertWritten("scene.csv", "scene-labelled.mp4");
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
                                "/home/me/[\\w.]+",
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
