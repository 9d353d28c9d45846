package io.github.affectj.media.film;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelCropTest {
    @TempDir Path folder;

    /** What Matroska says not to show is not shown; the rest keeps the shape that it tells. */
    @Test
    void theRimThatMatroskaCutsOffIsNotShown() throws IOException {
        Path film = film();
        Path cropped = Files.write(folder.resolve("cropped.mkv"), cropped(film, 10, 6, 20, 4));
        try (Clip whole = ClipOpener.open(film);
                Clip clip = ClipOpener.open(cropped)) {
            assertEquals(130, clip.width());
            assertEquals(110, clip.height());
            for (int frame : new int[] {0, 12, 24}) {
                int[] expected = new int[130 * 110];
                for (int y = 0; y < 110; y++) {
                    System.arraycopy(whole.rgb(frame), (y + 6) * 160 + 10, expected, y * 130, 130);
                }
                int[] shown = clip.rgb(frame);
                // Colour of the outermost pixels is mixed with what lies beyond them.
                for (int y = 4; y < 106; y++) {
                    assertArrayEquals(
                            Arrays.copyOfRange(expected, y * 130 + 4, y * 130 + 126),
                            Arrays.copyOfRange(shown, y * 130 + 4, y * 130 + 126),
                            "row " + y);
                }
            }
        }
    }

    /**
     * Puts four elements into the description of the video; a void element before it is shortened
     * by as much, so that all that follows stays in its place.
     */
    private static byte[] cropped(Path film, int left, int top, int right, int bottom)
            throws IOException {
        StringBuilder bytes = new StringBuilder(Files.readString(film, ISO_8859_1));
        String crop =
                "\u0054\u00CC\u0081"
                        + (char) left
                        + "\u0054\u00BB\u0081"
                        + (char) top
                        + "\u0054\u00DD\u0081"
                        + (char) right
                        + "\u0054\u00AA\u0081"
                        + (char) bottom;
        int video = bytes.indexOf("\u00E0\u0089\u00B0\u0081\u00A0\u00BA\u0081\u0078");
        int track = bytes.lastIndexOf("\u00AE\u0001\0\0", video);
        int tracks = bytes.lastIndexOf("\u0016\u0054\u00AE\u006B", track);
        int free = bytes.indexOf("\u00EC\u0001\0\0");
        assertTrue(free > 0 && tracks > free && track > tracks && video > track);
        for (int size : new int[] {video + 1, track + 8, tracks + 5}) {
            bytes.setCharAt(size, (char) (bytes.charAt(size) + crop.length()));
        }
        bytes.setCharAt(free + 8, (char) (bytes.charAt(free + 8) - crop.length()));
        bytes.insert(video + 2, crop);
        bytes.delete(free + 9, free + 9 + crop.length());
        return bytes.toString().getBytes(ISO_8859_1);
    }

    /** The size to show is that of what is left. */
    @Test
    void theShapeIsThatOfWhatIsLeft() throws IOException {
        Path film = film();
        PixelCrop crop =
                PixelCrop.of(
                        Files.write(folder.resolve("cropped.mkv"), cropped(film, 10, 6, 20, 4)),
                        0,
                        160,
                        120);
        assertEquals(new PixelCrop(10, 6, 20, 4, 1), crop);
        assertTrue(PixelCrop.of(film, 0, 160, 120).isNone());
        Path nothing = Files.write(folder.resolve("all.mkv"), cropped(film, 100, 0, 60, 0));
        assertTrue(PixelCrop.of(nothing, 0, 160, 120).isNone());
        assertTrue(PixelCrop.of(nothing, 1, 160, 120).isNone());
    }

    private Path film() throws IOException {
        return TestFilm.make(
                folder.resolve("whole.mkv"),
                TestFilm.PICTURE + " -t 1 -c:v libx264 -pix_fmt yuv420p");
    }
}
