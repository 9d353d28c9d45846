package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.OutsideTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Animated PNGs, built here, against FFmpeg and against hand-made values. */
class ApngClipTest {
    private static final int RGBA = 6;
    private static final int GREY = 0;
    private static final int PALETTE = 3;

    @TempDir Path folder;

    private static byte[] rgba(int pixels, Random random) {
        byte[] raw = new byte[4 * pixels];
        random.nextBytes(raw);
        for (int i = 3; i < raw.length; i += 4) {
            // Clear, solid and in between.
            int kind = random.nextInt(3);
            raw[i] = kind == 0 ? 0 : kind == 1 ? (byte) 255 : raw[i];
        }
        return raw;
    }

    private byte[] zoo(int w, int h) {
        Random random = new Random(9);
        TestPng png = new TestPng(w, h, 8, RGBA).animation(12);
        for (int i = 0; i < 12; i++) {
            int fw = i == 0 ? w : 3 + random.nextInt(w - 3);
            int fh = i == 0 ? h : 2 + random.nextInt(h - 2);
            int x = random.nextInt(w - fw + 1);
            int y = random.nextInt(h - fh + 1);
            png.control(x, y, fw, fh, 1, 10, i == 0 ? 0 : i % 3, (i / 3) % 2);
            png.pixels(rgba(fw * fh, random), 4 * fw);
        }
        return png.bytes();
    }

    /**
     * Blending rounds differently: two steps of 255, summed over the frames blended, are allowed.
     */
    @Test
    void showsAllDisposalsAndBlendsAsFfmpeg() throws IOException {
        int w = 21;
        int h = 16;
        Path file = Files.write(folder.resolve("zoo.png"), zoo(w, h));
        byte[] seen =
                OutsideTool.ffmpeg()
                        .run(
                                List.of(
                                        "-v",
                                        "error",
                                        "-i",
                                        file.toString(),
                                        "-vsync",
                                        "0",
                                        "-f",
                                        "rawvideo",
                                        "-pix_fmt",
                                        "rgba",
                                        "-"));
        assertEquals(12 * w * h * 4, seen.length);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(12, clip.frameCount());
            for (int f : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 4, 2, 9}) {
                int[] rgb = clip.rgb(f);
                for (int i = 0; i < w * h; i++) {
                    int at = 4 * (f * w * h + i);
                    int alpha = seen[at + 3] & 255;
                    for (int c = 0; c < 3; c++) {
                        double white = ((seen[at + c] & 255) * alpha + 255 * (255 - alpha)) / 255.0;
                        int ours = (rgb[i] >> (16 - 8 * c)) & 255;
                        assertEquals(white, ours, 2.5, "frame " + f + " pixel " + i);
                    }
                }
            }
        }
    }

    @Test
    void readsDelaysAndLeavesOutAStillImageThatIsNotPartOfTheAnimation() throws IOException {
        TestPng png = new TestPng(1, 1, 8, RGBA).animation(4);
        png.pixels(new byte[] {1, 1, 1, (byte) 255}, 4);
        int[][] delays = {{1, 4}, {0, 0}, {30, 0}, {1, 1000}};
        for (int i = 0; i < 4; i++) {
            png.control(0, 0, 1, 1, delays[i][0], delays[i][1], 0, 0);
            png.pixels(new byte[] {(byte) (10 + i), 20, 30, (byte) 255}, 4);
        }
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("d.png"), png.bytes()))) {
            assertArrayEquals(
                    new double[] {0.25, 0.1, 0.3, 0.1}, clip.times().durationSeconds(), 1e-12);
            assertArrayEquals(new int[] {10 << 16 | 20 << 8 | 30}, clip.rgb(0));
            assertArrayEquals(new int[] {13 << 16 | 20 << 8 | 30}, clip.rgb(3));
        }
    }

    @Test
    void keepsGreysAndPalettesAsTheyAreStored() throws IOException {
        byte[] grey = new TestPng(3, 1, 8, GREY).pixels(new byte[] {0, 100, (byte) 200}, 3).bytes();
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("g.png"), grey))) {
            assertEquals(1, clip.frameCount());
            assertArrayEquals(new int[] {0, 0x646464, 0xC8C8C8}, clip.rgb(0));
        }
        byte[] deep =
                new TestPng(2, 1, 16, GREY).pixels(new byte[] {100, 7, (byte) 200, 9}, 4).bytes();
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("g16.png"), deep))) {
            assertArrayEquals(new int[] {0x646464, 0xC8C8C8}, clip.rgb(0));
        }
        TestPng png = new TestPng(4, 1, 2, PALETTE);
        png.chunk("PLTE", new byte[] {9, 8, 7, 50, 60, 70, 1, 2, 3});
        png.chunk("tRNS", new byte[] {(byte) 255, (byte) 255, 0});
        byte[] indexed = png.pixels(new byte[] {0b00011000}, 1).bytes();
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("p.png"), indexed))) {
            assertArrayEquals(new int[] {0x090807, 0x323C46, 0xFFFFFF, 0x090807}, clip.rgb(0));
        }
    }

    @Test
    void tellsOfAPngWithoutAWholeFrame() throws IOException {
        assertEquals(
                "bad.png is damaged: frame 1: its frame control places it outside the picture.",
                complaint(
                        new TestPng(1, 1, 8, GREY)
                                .animation(1)
                                .control(1, 0, 1, 1, 1, 1, 0, 0)
                                .pixels(new byte[1], 1)
                                .bytes()));
        assertEquals(
                "bad.png is damaged: the pixels of frame 1 can't be decoded.",
                complaint(new TestPng(2, 2, 8, RGBA).chunk("IDAT", new byte[9]).bytes()));
        assertEquals("bad.png holds no frames.", complaint(new TestPng(2, 2, 8, RGBA).bytes()));
        assertTrue(complaint(new TestPng(8000, 8000, 8, RGBA).bytes()).contains("too large"));
    }

    private String complaint(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.png"), bytes);
        return assertThrows(
                        BadInputException.class,
                        () -> {
                            try (Clip clip = ClipOpener.open(file)) {
                                clip.rgb(0);
                            }
                        })
                .getMessage();
    }
}
