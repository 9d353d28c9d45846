package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.PlayClipCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.exchange.JsonExporter;
import io.github.affectj.media.sound.SineTrack;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.model.TestModels;
import io.github.affectj.result.SampleResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playing and the annotated film, in the macro language, without a display. */
class FilmMacroTest {
    private static final String OPEN =
            "run('Open GIF Stack...', 'path=[sample-data/party-to-tears.gif] last=6'); ";

    @TempDir Path folder;

    @BeforeEach
    void install() {
        List.of(
                        OpenGifStackCommand.class,
                        ImportResultsCommand.class,
                        ExportResultsCommand.class,
                        PlayClipCommand.class)
                .forEach(Macros::install);
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    @Test
    void theFilmHasTheSoundThatStaysWithTheStack() throws IOException {
        Path json = folder.resolve("e.json");
        new JsonExporter()
                .export(SampleResults.plain(200, 200, 6), ExportSource.none(), json, Progress.NONE);
        Macros.Outcome outcome =
                Macros.run(OPEN + "run('Import Emotion Results...', 'path=[" + json + "]');");
        assertEquals(new Macros.Outcome(null, null, false), outcome);
        Path film = folder.resolve("film.mp4");
        String export = "run('Export Emotion Results...', 'path=[" + film + "]'); return 'done';";
        assertEquals(new Macros.Outcome("done", null, false), Macros.run(export));
        String mute = Files.readString(film, StandardCharsets.ISO_8859_1);
        assertTrue(mute.contains("avc1") && !mute.contains("mp4a"), "picture only");
        SineTrack sine = new SineTrack(44_100, 1, 440, 9);
        WindowManager.getCurrentImage().setProperty(ClipStacks.SOUND_PROPERTY, sine);
        assertEquals(new Macros.Outcome("done", null, false), Macros.run(export));
        String whole = Files.readString(film, StandardCharsets.ISO_8859_1);
        assertTrue(whole.contains("avc1") && whole.contains("mp4a"), "picture and sound");
        assertEquals(0, sine.open());
    }

    @Test
    void aMissingStreamIsToldInTheLog() throws IOException {
        Macros.install(RecognizeEmotionsCommand.class);
        Path model = TestModels.store(folder, TestModels.film());
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        Macros.Outcome outcome;
        try {
            outcome =
                    Macros.run(
                            OPEN
                                    + "run('Recognize Emotions...', 'model=["
                                    + model
                                    + "]'); return '' + nResults;");
        } finally {
            System.setOut(console);
        }
        assertEquals(new Macros.Outcome("6", null, false), outcome);
        assertEquals(
                1,
                log.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(
                                line ->
                                        line.equals(
                                                "party-to-tears.gif: emotions from video alone: the"
                                                        + " clip has no audio."))
                        .count());
    }

    @Test
    void withoutAWindowPlayingIsAtItsEndAtOnce() {
        Macros.Outcome outcome =
                Macros.run(OPEN + "run('Play Clip with Audio'); return '' + getSliceNumber();");
        assertEquals(new Macros.Outcome("6", null, false), outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run('Play Clip with Audio');|there is no open image",
                "OPEN run('Play Clip with Audio', 'rate=5');|needs a number from 0.25 to 4",
                "OPEN run('Play Clip with Audio', 'speed=1');|there is no key \"speed\"",
                "newImage('one', '8-bit', 9, 9, 1); run('Play Clip with Audio');|has one frame only",
            })
    void tellsWhatIsWrong(String macro, String sentence) {
        Macros.Outcome outcome = Macros.run(macro.replace("OPEN", OPEN));
        assertTrue(outcome.aborted(), macro);
        assertTrue(outcome.error().contains(sentence), outcome.error());
    }
}
