package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.sound.SineTrack;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exporter hands to the writer; the file itself is checked where it is written. */
class Mp4ExportTest {
    @TempDir Path folder;

    @Test
    void filmFramesAndSoundGoIntoTheFile() throws IOException {
        EmotionTimeline result = SampleResults.plain(20, 10, 5);
        boolean[] asked = new boolean[5];
        ExportSource film =
                ExportSource.of(
                        32,
                        24,
                        i -> {
                            asked[i] = true;
                            int[] rgb = new int[32 * 24];
                            Arrays.fill(rgb, i * 0x203040);
                            return rgb;
                        });
        ExportSource plain =
                ExportSource.of(
                        20,
                        10,
                        i -> {
                            throw new IOException("the film's frames are wanted");
                        },
                        Optional.of(() -> film),
                        Optional.of(new SineTrack(16_000, 1, 440, 60)));
        Path file = folder.resolve("film.mp4");
        ResultExporters.find("auto", file).export(result, plain, file, Progress.NONE);
        assertArrayEquals(new boolean[] {true, true, true, true, true}, asked);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("avc1") && bytes.contains("mp4a"), "picture and sound");
        plain =
                ExportSource.of(
                        20, 10, i -> new int[200], Optional.of(() -> film), Optional.empty());
        new Mp4Exporter().export(result, plain, file, Progress.NONE);
        bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("avc1") && !bytes.contains("mp4a"), "picture only");
    }

    @Test
    void whatCannotBeAFilmIsTold() {
        EmotionTimeline result = SampleResults.plain(20, 10, 5);
        Path file = folder.resolve("film.mp4");
        for (ExportSource source :
                new ExportSource[] {
                    ExportSource.none(), ExportSource.of(20, 10, i -> new int[200])
                }) {
            String told =
                    assertThrows(
                                    BadInputException.class,
                                    () ->
                                            new Mp4Exporter()
                                                    .export(result, source, file, Progress.NONE))
                            .getMessage();
            assertTrue(told.contains("stack") || told.contains("16 to 4096"), told);
        }
        assertFalse(Files.exists(file));
    }
}
