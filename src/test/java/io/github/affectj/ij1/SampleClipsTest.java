package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.commands.OpenSampleGifCommand;
import io.github.affectj.commands.OpenSampleVideoCommand;
import io.github.affectj.media.stack.ClipStacks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** File>Open Samples: the clips of the jar, without a network. */
class SampleClipsTest {
    @BeforeEach
    void install() {
        Macros.install(OpenSampleGifCommand.class);
        Macros.install(OpenSampleVideoCommand.class);
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    @Test
    void theGifOpensAsTheStackOfItsFrames() throws Exception {
        Macros.runOrFail("run('AffectJ Sample GIF');");
        ImagePlus image = WindowManager.getCurrentImage();
        assertEquals("party-to-tears.gif", image.getTitle());
        assertTrue(image.getNSlices() * image.getNFrames() > 10, "frames");
        isTheSampleOfTheRepository(image);
        String credit = (String) image.getProperty("Info");
        assertTrue(credit.contains("Twemoji") && credit.contains("CC-BY-4.0"), credit);
    }

    @Test
    void theVideoOpensWithItsAudioAndStaysReadable() throws Exception {
        Macros.runOrFail("run('AffectJ Sample Video');");
        ImagePlus image = WindowManager.getCurrentImage();
        assertEquals("letter.mp4", image.getTitle());
        assertTrue(ClipStacks.sound(image).isPresent());
        isTheSampleOfTheRepository(image);
        Macros.runOrFail("setSlice(nSlices); if (getTitle() != 'letter.mp4') exit('other');");
        String credit = (String) image.getProperty("Info");
        assertTrue(credit.contains("Comicgen") && credit.contains("Apache-2.0"), credit);
    }

    private static void isTheSampleOfTheRepository(ImagePlus image) throws Exception {
        Path source = Path.of((String) image.getProperty(ClipStacks.SOURCE_PROPERTY));
        assertArrayEquals(
                Files.readAllBytes(Path.of("sample-data", image.getTitle())),
                Files.readAllBytes(source));
    }
}
