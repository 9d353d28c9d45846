package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.OutsideTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifWriterTest {
    private static final int W = 37;
    private static final int H = 23;

    @TempDir Path folder;

    private static double[] seconds(int count, double each) {
        double[] seconds = new double[count];
        Arrays.fill(seconds, each);
        return seconds;
    }

    /** Drawings of at most 256 colours come back exactly, here and in ImageMagick. */
    @Test
    void keepsFramesOfFewColoursExactly() throws IOException {
        Random random = new Random(1);
        int[][] frames = new int[8][];
        for (int i = 0; i < frames.length; i++) {
            int[] palette = TestGif.palette(i == 3 ? 2 : 256, random);
            byte[] pixels = TestGif.pixels(W * H, palette.length, random);
            frames[i] = i == 0 ? new int[W * H] : frames[i - 1].clone();
            // Frame 5 is frame 4 again; others change a part, frame 3 one pixel.
            int changed = i == 5 ? 0 : i == 3 ? 1 : i == 0 ? W * H : 200;
            for (int k = 0; k < changed; k++) {
                int at = (i * 57 + k) % (W * H);
                frames[i][at] = palette[pixels[k] & 255];
            }
        }
        Path file = folder.resolve("few.gif");
        GifWriter.write(file, W, H, seconds(8, 0.07), i -> frames[i], Progress.NONE);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(W, clip.width());
            assertEquals(H, clip.height());
            assertEquals(8, clip.frameCount());
            for (int i = 0; i < 8; i++) {
                assertArrayEquals(frames[i], clip.rgb(i), "frame " + i);
                assertEquals(0.07, clip.times().duration(i), 1e-9);
            }
        }
        List<int[]> seen = OutsideTool.imageMagick().coalesced(file, W * H);
        for (int i = 0; i < 8; i++) {
            assertArrayEquals(frames[i], seen.get(i), "ImageMagick, frame " + i);
        }
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.startsWith("GIF89a"));
        assertTrue(bytes.contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000"), "loops for ever");
    }

    /** A GIF can't say more than 655.35 s: the frame is repeated, and all times stay right. */
    @Test
    void framesOfManyMinutesAreRepeated() throws IOException {
        Path file = folder.resolve("long.gif");
        int[][] frames = {new int[W * H], new int[W * H], new int[W * H]};
        Arrays.fill(frames[1], 0xFF0000);
        double[] seconds = {1000, 3, 1e9};
        GifWriter.write(file, W, H, seconds, i -> frames[i], Progress.NONE);
        try (Clip clip = ClipOpener.open(file)) {
            int count = clip.frameCount();
            assertEquals(2 + 1 + 132, count);
            assertEquals(1000, clip.times().start(2), 1e-6);
            assertEquals(1003, clip.times().start(3), 1e-6);
            double end = clip.times().start(count - 1) + clip.times().duration(count - 1);
            assertEquals(1003 + 24 * 3600, end, 1e-3, "at most a day");
            for (int i = 0; i < count; i++) {
                assertArrayEquals(frames[i == 2 ? 1 : 0], clip.rgb(i), "frame " + (i + 1));
            }
        }
    }

    /** A smooth colour wheel of about 70,000 colours: the mean error of 256 colours is small. */
    @Test
    void keepsFramesOfManyColoursClose() throws IOException {
        int w = 300;
        int h = 240;
        int[] frame = new int[w * h];
        for (int i = 0; i < frame.length; i++) {
            int x = i % w;
            int y = i / w;
            frame[i] = (x * 255 / w) << 16 | (y * 255 / h) << 8 | (x + y) * 255 / (w + h);
        }
        Path file = folder.resolve("many.gif");
        GifWriter.write(file, w, h, seconds(1, 1), i -> frame, Progress.NONE);
        double squares = 0;
        try (Clip clip = ClipOpener.open(file)) {
            int[] read = clip.rgb(0);
            for (int i = 0; i < frame.length; i++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int d = ((read[i] >> shift) & 255) - ((frame[i] >> shift) & 255);
                    squares += d * d;
                }
            }
        }
        double rms = Math.sqrt(squares / (3 * frame.length));
        assertTrue(rms < 8, "root mean square error " + rms + " of 255");
    }

    @Test
    void keepsTheTotalTime() throws IOException {
        // 33.37 ms: each alone would round to 30.
        int[] frame = new int[W * H];
        Path file = folder.resolve("film.gif");
        GifWriter.write(
                file,
                W,
                H,
                seconds(300, 1001 / 30_000.0),
                i -> {
                    int[] next = frame.clone();
                    next[i] = 0xFFFFFF;
                    return next;
                },
                Progress.NONE);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(300, clip.frameCount());
            for (int i = 0; i < 300; i++) {
                assertEquals(i * 1001 / 30_000.0, clip.times().start(i), 0.0051);
            }
            assertEquals(10.01, clip.times().start(299) + clip.times().duration(299), 0.0051);
        }
    }

    @Test
    void leavesOutFramesThatNoBrowserWouldShowInTime() throws IOException {
        Path file = folder.resolve("fast.gif");
        GifWriter.write(file, W, H, seconds(100, 0.01), i -> new int[W * H], Progress.NONE);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(50, clip.frameCount());
            assertEquals(0.02, clip.times().duration(7), 1e-9);
            assertEquals(0.98, clip.times().start(49), 1e-9);
        }
        GifWriter.write(file, W, H, seconds(1, 0.001), i -> new int[W * H], Progress.NONE);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(1, clip.frameCount());
        }
    }

    @Test
    void copiesAClip() throws IOException {
        Path source = TestGif.random(9, 9, 6, 3).write(folder.resolve("source.gif"));
        Path copy = folder.resolve("copy.gif");
        try (Clip clip = ClipOpener.open(source)) {
            GifWriter.write(copy, clip, Progress.NONE);
            try (Clip again = ClipOpener.open(copy)) {
                assertEquals(clip.frameCount(), again.frameCount());
                for (int i = 0; i < clip.frameCount(); i++) {
                    assertArrayEquals(clip.rgb(i), again.rgb(i));
                }
            }
        }
    }

    @Test
    void leavesNothingBehindWhenItFailsOrIsCancelled() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.gif"), "kept");
        assertThrows(
                BadInputException.class,
                () ->
                        GifWriter.write(
                                file,
                                W,
                                H,
                                seconds(3, 1),
                                i -> {
                                    throw new IOException("no frame");
                                },
                                Progress.NONE));
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        // Nobody looks.
                    }

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> GifWriter.write(file, W, H, seconds(3, 1), i -> new int[W * H], cancelled));
        assertEquals("kept", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        Path nowhere = folder.resolve("missing").resolve("a.gif");
        assertThrows(
                BadInputException.class,
                () ->
                        GifWriter.write(
                                nowhere, W, H, seconds(1, 1), i -> new int[W * H], Progress.NONE));
        assertFalse(Files.exists(nowhere));
    }
}
