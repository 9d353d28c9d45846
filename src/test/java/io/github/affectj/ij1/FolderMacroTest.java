package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.model.TestModels;
import io.github.affectj.pipeline.folder.Clips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder of clips in the macro language, against the commands for single clips. */
class FolderMacroTest {
    @TempDir Path folder;
    private Path input;
    private Path output;
    private String model;

    @BeforeEach
    void install() throws IOException {
        List.of(
                        OpenGifStackCommand.class,
                        OpenVideoCommand.class,
                        RecognizeEmotionsCommand.class,
                        RecognizeFolderCommand.class,
                        ExportResultsCommand.class)
                .forEach(Macros::install);
        input = folder.resolve("clips");
        output = folder.resolve("results");
        model = TestModels.store(folder).toString();
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    private Macros.Outcome run(String more) {
        return Macros.run(
                "run('Recognize Emotions in Folder...', 'input=["
                        + input
                        + "] output=["
                        + output
                        + "] "
                        + more
                        + "'); return 'done ' + nImages;");
    }

    private String export(String open, Path clip, String options, String ending)
            throws IOException {
        Path file = folder.resolve("single." + ending);
        Macros.runOrFail(
                "run('%s', 'path=[%s]'); run('Recognize Emotions...', '%s'); run('Export Emotion Results...', 'path=[%s]'); close();"
                        .formatted(open, clip, options, file));
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void filesOfEachClipAreThoseThatTheSingleCommandsWrite() throws IOException {
        Path gif = Clips.gif(input.resolve("a b/g.gif"), 6, 1);
        Path film = Clips.film(input.resolve("f.mp4"), 2);
        assertEquals(
                new Macros.Outcome("done 0", null, false),
                run("model=[" + model + "] formats=csv,gif,mp4"));
        assertEquals(
                Set.of(
                        "clips.csv",
                        "codebook.csv",
                        "errors.csv",
                        "frames.csv",
                        "clips/a b/g.gif.csv",
                        "clips/a b/g.gif.gif",
                        "clips/a b/g.gif.mp4",
                        "clips/f.mp4.csv",
                        "clips/f.mp4.gif",
                        "clips/f.mp4.mp4"),
                Clips.tree(output).keySet());
        for (String ending : List.of("csv", "gif", "mp4")) {
            String named = "model=[" + model + "]";
            assertEquals(
                    export("Open GIF Stack...", gif, named, ending),
                    Clips.tree(output).get("clips/a b/g.gif." + ending),
                    ending);
            assertEquals(
                    export("Open Video with Audio...", film, named, ending),
                    Clips.tree(output).get("clips/f.mp4." + ending),
                    ending);
        }
    }

    @Test
    void autoGivesTheNumbersOfTheSingleCommand() throws IOException {
        Path gif = Clips.gif(input.resolve("g.gif"), 3, 1);
        Path film = Clips.film(input.resolve("f.mp4"), 2);
        assertEquals(new Macros.Outcome("done 0", null, false), run(""));
        assertEquals(
                export("Open GIF Stack...", gif, "", "csv"),
                Clips.tree(output).get("clips/g.gif.csv"));
        assertEquals(
                export("Open Video with Audio...", film, "", "csv"),
                Clips.tree(output).get("clips/f.mp4.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formats=pdf|There is no format 'pdf' for formats",
                "recursive=yes|the key \"recursive\" needs true or false",
                "patern=*.gif|there is no key \"patern\"",
                "pattern=*.mov|There is no file that fits pattern=*.mov",
                "model=none|There is no model 'none'",
                "device=tpu|the key \"device\" needs one of auto, cpu, gpu",
            })
    void tellsWhatIsWrong(String options, String sentence) throws IOException {
        Clips.gif(input.resolve("g.gif"), 1, 1);
        Macros.Outcome outcome = run(options);
        assertTrue(outcome.aborted(), options);
        assertTrue(outcome.error().contains(sentence), outcome.error());
    }

    @Test
    void aRunWithoutAnyResultAbortsTheMacro() throws IOException {
        Files.createDirectories(input);
        Files.write(input.resolve("a.gif"), new byte[0]);
        Macros.Outcome outcome = run("model=[" + model + "]");
        assertTrue(outcome.aborted());
        assertTrue(outcome.error().contains("None of the clips in input="), outcome.error());
    }
}
