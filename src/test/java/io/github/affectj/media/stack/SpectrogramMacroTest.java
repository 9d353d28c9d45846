package io.github.affectj.media.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.WindowManager;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.ij1.Macros;
import io.github.affectj.media.film.TestFilm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code spectrogram=true}, as a macro asks for it. */
final class SpectrogramMacroTest {
    @TempDir Path folder;

    @BeforeAll
    static void install() {
        Macros.install(OpenVideoCommand.class);
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    @Test
    void bothImagesOpenAndTheFilmIsActive() throws IOException {
        Path film =
                TestFilm.make(
                        folder.resolve("film.mp4"),
                        "-f lavfi -i testsrc=s=64x48:r=10:d=3 -f lavfi -i sine=2000:d=3"
                                + " -c:v mpeg4 -c:a aac");
        Macros.Outcome outcome =
                Macros.run(
                        "setBatchMode(true);"
                                + "run('Open Video with Audio...', 'path=["
                                + film
                                + "] first=11 spectrogram=true');"
                                + "said = getTitle() + ' ' + nSlices;"
                                + "selectImage('film.mp4 - log-mel');"
                                + "getPixelSize(unit, wide, high);"
                                + "x = 0; y = 193; toScaled(x, y);"
                                + "return said + ', ' + bitDepth() + ' bit, ' + getWidth() + ' of '"
                                + " + d2s(wide, 3) + ', ' + d2s(x, 3) + ' s, ' + d2s(y, 0)"
                                + " + ' Hz, ' + (getPixel(100, 192) > getPixel(100, 100) + 30);");
        assertNull(outcome.error());
        assertEquals("film.mp4 20, 32 bit, 200 of 0.010, 1.005 s, 1969 Hz, 1", outcome.returned());
    }

    @Test
    void withoutSoundNothingOpens() throws IOException {
        Path film =
                TestFilm.make(
                        folder.resolve("mute.mp4"),
                        "-f lavfi -i testsrc=s=64x48:r=10:d=1 -c:v mpeg4");
        Macros.Outcome outcome =
                Macros.run(
                        "run('Open Video with Audio...', 'path=[" + film + "] spectrogram=true');");
        assertEquals(
                "Open Video with Audio: spectrogram=true needs audio, and mute.mp4 has none; leave"
                        + " spectrogram out",
                outcome.error());
        assertNull(WindowManager.getIDList());
    }
}
