package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.DecodedPixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StillReaderTest {
    @TempDir Path folder;

    private Path save(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("still." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return file;
    }

    private static BufferedImage plain(int type, int rgb) {
        BufferedImage image = new BufferedImage(16, 8, type);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 16; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private static String complaint(Path file) {
        String said =
                assertThrows(BadInputException.class, () -> ClipOpener.open(file).close())
                        .getMessage();
        assertTrue(said.contains(file.getFileName().toString()), said);
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "bmp"})
    void aStillIsAClipOfOneFrame(String format) throws IOException {
        Path file = save(plain(BufferedImage.TYPE_INT_RGB, 0x4080C0), format);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals("still." + format, clip.name());
            assertEquals(file.toAbsolutePath().toString(), clip.source());
            assertEquals(16, clip.width());
            assertEquals(8, clip.height());
            assertEquals(1, clip.frameCount());
            assertEquals(0.1, clip.times().duration(0));
            int[] rgb = clip.rgb(0);
            assertEquals(128, rgb.length);
            for (int colour : rgb) {
                assertEquals(0x40, colour >> 16, 2.0);
                assertEquals(0x80, colour >> 8 & 255, 2.0);
                assertEquals(0xC0, colour & 255, 2.0);
            }
        }
    }

    @Test
    void rowsStandInTheirOrder() throws IOException {
        BufferedImage image = plain(BufferedImage.TYPE_INT_RGB, 0);
        image.setRGB(3, 1, 0xFF0000);
        try (Clip clip = ClipOpener.open(save(image, "bmp"))) {
            int[] expected = new int[128];
            expected[16 + 3] = 0xFF0000;
            assertEquals(Arrays.toString(expected), Arrays.toString(clip.rgb(0)));
        }
    }

    /** Java takes grey rasters as linear light and would show this as 0xBC. */
    @Test
    void greyStaysAsDarkAsItIsStored() throws IOException {
        BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
        int[] grey = new int[128];
        Arrays.fill(grey, 0x80);
        image.getRaster().setPixels(0, 0, 16, 8, grey);
        try (Clip clip = ClipOpener.open(save(image, "jpg"))) {
            assertEquals(0x80, clip.rgb(0)[0] & 255, 2.0);
        }
    }

    @Test
    void whatIsTransparentIsShownOnWhite() {
        assertEquals(0xFFFFFF, DecodedPixels.onWhite(0x00123456));
        assertEquals(0x7F7F7F, DecodedPixels.onWhite(0x80000000));
        assertEquals(0x123456, DecodedPixels.onWhite(0xFF123456));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "bmp"})
    void tellsOfAFileThatIsCutOff(String format) throws IOException {
        byte[] all = Files.readAllBytes(save(plain(BufferedImage.TYPE_INT_RGB, 7), format));
        for (int length :
                new int[] {18, 30, 60, all.length * 6 / 10, all.length - 9, all.length - 3}) {
            Path cut = Files.write(folder.resolve("cut." + format), Arrays.copyOf(all, length));
            assertTrue(complaint(cut).contains("damaged"), format + " " + length);
        }
    }

    @Test
    void refusesAPictureTooLargeBeforeTakingMemory() throws IOException {
        byte[] all = Files.readAllBytes(save(plain(BufferedImage.TYPE_INT_RGB, 7), "jpg"));
        int size = 5; // bytes from the start-of-frame marker FF C0 to height and width
        while ((all[size - 5] & 255) != 0xFF || (all[size - 4] & 255) != 0xC0) {
            size++;
        }
        ByteBuffer.wrap(all).putShort(size, (short) 8000).putShort(size + 2, (short) 8000);
        String said = complaint(Files.write(folder.resolve("huge.jpg"), all));
        assertTrue(said.contains("8000 x 8000") && said.contains("40 million"), said);
    }

    @Test
    void textThatBeginsWithBmIsNoPicture() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("notes.txt"),
                        "BMW and other cars of 1998".getBytes(StandardCharsets.US_ASCII));
        assertTrue(complaint(file).contains("JPEG, BMP"));
    }
}
