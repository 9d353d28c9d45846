package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.film.VideoGeometry.Turn;
import io.github.affectj.media.gif.GifReader;
import io.github.affectj.media.gif.TestGif;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turned, stretched and scaled films. */
class VideoGeometryTest {
    private static final int ONE = 1 << 16;

    @TempDir Path folder;

    /** The matrix of an mp4 lies so far behind the name of its box. */
    private static final int MATRIX_OFFSET = 40;

    private Path film(String name, String options) throws IOException {
        return TestFilm.make(
                folder.resolve(name),
                TestFilm.PICTURE.replace("d=3", "d=1") + " " + options + " -c:v libx264 -g 10");
    }

    private static void turn(Path film, int a, int b, int c, int d) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 4 + MATRIX_OFFSET;
        ByteBuffer.wrap(bytes)
                .putInt(at, a * ONE)
                .putInt(at + 4, b * ONE)
                .putInt(at + 12, c * ONE)
                .putInt(at + 16, d * ONE);
        Files.write(film, bytes);
    }

    /** All turns by quarters and reflections that ffmpeg itself follows. */
    @ParameterizedTest
    @CsvSource({
        "0,1,-1,0",
        "-1,0,0,-1",
        "0,-1,1,0",
        "1,0,0,-1",
        "-1,0,0,1",
        "0,1,1,0",
        "0,-1,-1,0",
    })
    void turnsAsTheFileAsks(int a, int b, int c, int d) throws IOException {
        Path film = film("turned.mp4", "-pix_fmt yuv420p");
        turn(film, a, b, c, d);
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(a == 0 ? 120 : 160, clip.width());
            TestFilm.assertSameFrames(TestFilm.pixels(film, "", "", "rgb24"), clip);
        }
    }

    /**
     * Small frames too. In grey: the scaler takes shortcuts with colours along rows, which are
     * columns where ffmpeg has turned the frame before.
     */
    @Test
    void turnsSmallFrames() throws IOException {
        Path film = film("turned.mp4", "-vf hue=s=0 -pix_fmt yuv420p");
        turn(film, 0, 1, -1, 0);
        byte[] all = TestFilm.pixels(film, "", "scale=48:27:flags=bicubic", "rgb24");
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(120, clip.width());
            int[] small = clip.small(4, 48, 27).orElseThrow();
            double decibel = TestFilm.decibel(all, 4 * 3 * 48 * 27, small);
            assertTrue(decibel > 40, decibel + " dB");
        }
    }

    @Test
    void stretchesToSquarePixels() throws IOException {
        Path film = film("wide.mp4", "-vf setsar=16/15 -pix_fmt yuv420p");
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(171, clip.width());
            assertEquals(120, clip.height());
            TestFilm.assertSameFrames(TestFilm.pixels(film, "", "scale=171:120", "rgb24"), clip);
        }
    }

    @ParameterizedTest
    @CsvSource({"80,60", "161,121", "320,240", "7,5"})
    void scalesToTheWidthAskedFor(int width, int height) throws IOException {
        Path film = film("scaled.mp4", "-pix_fmt yuv420p");
        try (Clip clip = new VideoReader().open(film, width, Progress.NONE)) {
            assertEquals(width, clip.width());
            assertEquals(height, clip.height());
            TestFilm.assertSameFrames(
                    TestFilm.pixels(film, "", "scale=" + width + ":" + height, "rgb24"), clip);
        }
    }

    @Test
    void widthIsThatOfTheTurnedPicture() {
        int[] quarter = {0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30};
        VideoGeometry geometry = VideoGeometry.of("a.mp4", 160, 120, 1, quarter, 60);
        assertEquals(60, geometry.width());
        assertEquals(80, geometry.height());
        assertEquals(80, geometry.scaledWidth());
        assertEquals(60, geometry.scaledHeight());
    }

    @Test
    void turnsPixelByPixel() {
        int[] pixels = {1, 2, 3, 4, 5, 6};
        int[] clockwise = {0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30};
        assertArrayEquals(new int[] {4, 1, 5, 2, 6, 3}, Turn.of(clockwise).apply(pixels, 3, 2));
        int[] slanted = {ONE / 2, ONE / 2, 0, -ONE / 2, ONE / 2, 0, 0, 0, 1 << 30};
        assertEquals(Turn.NONE, Turn.of(slanted));
        assertEquals(Turn.NONE, Turn.of(null));
    }

    @Test
    void refusesFramesTooLarge() {
        String said =
                assertThrows(
                                BadInputException.class,
                                () -> VideoGeometry.of("a.mp4", 160, 120, 1, null, 1_000_000))
                        .getMessage();
        assertTrue(said.startsWith("a.mp4 is 1000000 x 750000 pixels, too large"), said);
        assertThrows(
                BadInputException.class,
                () -> VideoGeometry.of("a.mp4", 5000, 5000, 1000, null, 0));
    }

    /** Other readers scale too. */
    @Test
    void scalesOtherClips() throws IOException {
        Path gif = TestGif.random(12, 8, 3, 1).write(folder.resolve("a.gif"));
        try (Clip clip = new GifReader().open(gif, 6, Progress.NONE);
                Clip same = new GifReader().open(gif, 0, Progress.NONE)) {
            assertEquals(6, clip.width());
            assertEquals(4, clip.height());
            assertEquals(24, clip.rgb(2).length);
            assertEquals(3, clip.frameCount());
            assertEquals(12, same.width());
        }
    }
}
