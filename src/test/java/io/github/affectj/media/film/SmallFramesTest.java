package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.RangedClip;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.media.stack.StackClip;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames made small straight from a video, against the {@code ffmpeg} command. */
class SmallFramesTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 27;
    private static final int BYTES = 3 * WIDTH * HEIGHT;

    @TempDir Path folder;

    private Path film(String options) throws IOException {
        String ending = options.contains("ffv1") ? "mkv" : "mp4";
        return TestFilm.make(
                folder.resolve("film." + ending),
                TestFilm.PICTURE.replace("d=3", "d=1") + " " + options);
    }

    private static byte[] byFfmpeg(Path film) throws IOException {
        return TestFilm.pixels(
                film, "", "scale=%d:%d:flags=bicubic".formatted(WIDTH, HEIGHT), "rgb24");
    }

    private static int[] expected(byte[] all, int frame) {
        int[] rgb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            int at = frame * BYTES + 3 * i;
            rgb[i] = (all[at] & 255) << 16 | (all[at + 1] & 255) << 8 | all[at + 2] & 255;
        }
        return rgb;
    }

    @ParameterizedTest
    @CsvSource({
        "-c:v libx264 -g 10 -bf 2 -pix_fmt yuv420p",
        "-vf scale=157:121 -c:v ffv1 -pix_fmt yuv420p",
        "-c:v libx264 -pix_fmt yuv420p10le",
        "-c:v libx264 -pix_fmt yuv444p",
        "-c:v ffv1 -pix_fmt gray",
        "-c:v libx264 -pix_fmt yuvj420p",
        "-vf scale=out_color_matrix=bt709 -colorspace bt709 -c:v libx264 -pix_fmt yuv420p",
    })
    void areThoseOfTheCommand(String options) throws IOException {
        Path film = film(options);
        byte[] all = byFfmpeg(film);
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(all.length / BYTES, clip.frameCount());
            for (int i = 0; i < clip.frameCount(); i++) {
                int[] small = clip.small(i, WIDTH, HEIGHT).orElseThrow();
                assertArrayEquals(expected(all, i), small, "frame " + (i + 1));
            }
            // Frames of their own size, and in another order, are what they were.
            assertEquals(clip.width() * clip.height(), clip.rgb(3).length);
            assertArrayEquals(expected(all, 3), clip.small(3, WIDTH, HEIGHT).orElseThrow());
        }
    }

    @Test
    void ofAPartAndOfAStackThatIsReadSliceBySlice() throws IOException {
        Path film = film("-c:v libx264 -pix_fmt yuv420p");
        byte[] all = byFfmpeg(film);
        try (Clip clip = RangedClip.of(ClipOpener.open(film), 3, 0, 2)) {
            assertArrayEquals(expected(all, 6), clip.small(2, WIDTH, HEIGHT).orElseThrow());
        }
        ImagePlus lazy = ClipStacks.toImagePlus(ClipOpener.open(film), 0, Progress.NONE);
        try (Clip clip = new StackClip(lazy)) {
            lazy.getStack().deleteSlice(1);
            assertArrayEquals(expected(all, 5), clip.small(4, WIDTH, HEIGHT).orElseThrow());
        } finally {
            lazy.close();
        }
        ImagePlus held = ClipStacks.toImagePlus(ClipOpener.open(film), Progress.NONE);
        try (Clip clip = new StackClip(held)) {
            assertTrue(clip.small(4, WIDTH, HEIGHT).isEmpty());
        }
    }

    @Test
    void narrowPixelsMakeNoDifference() throws IOException {
        Path film = film("-vf setsar=16/15 -c:v libx264 -pix_fmt yuv420p");
        byte[] all = byFfmpeg(film);
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(171, clip.width());
            assertArrayEquals(expected(all, 4), clip.small(4, WIDTH, HEIGHT).orElseThrow());
        }
    }
}
