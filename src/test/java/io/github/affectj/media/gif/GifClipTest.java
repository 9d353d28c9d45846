package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.OutsideTool;
import io.github.affectj.media.gif.TestGif.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of GIFs against ImageMagick, exactly: no tolerance is needed. */
class GifClipTest {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;
    private static final int[] COLOURS = {RED, GREEN, BLUE, 0x808080};

    @TempDir Path folder;

    private static List<int[]> frames(Path file) throws IOException {
        try (Clip clip = ClipOpener.open(file)) {
            List<int[]> frames = new ArrayList<>();
            for (int i = 0; i < clip.frameCount(); i++) {
                frames.add(clip.rgb(i));
            }
            return frames;
        }
    }

    private static void assertSameFrames(List<int[]> expected, List<int[]> actual, String which) {
        assertEquals(expected.size(), actual.size(), which);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), which + ", frame " + i);
        }
    }

    private static void assertAsImageMagick(Path file, int w, int h) throws IOException {
        List<int[]> expected = OutsideTool.imageMagick().coalesced(file, w * h);
        assertSameFrames(expected, frames(file), file.getFileName().toString());
    }

    static Stream<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (int disposal = 0; disposal < 4; disposal++) {
            for (int bits = 0; bits < 16; bits++) {
                all.add(
                        Arguments.of(
                                disposal,
                                (bits & 1) != 0,
                                (bits & 2) != 0,
                                (bits & 4) != 0,
                                (bits & 8) != 0));
            }
        }
        return all.stream();
    }

    /** Each disposal with and without transparency, local table, interlace and offset. */
    @ParameterizedTest(name = "disposal {0} transparent {1} local {2} interlaced {3} offset {4}")
    @MethodSource("combinations")
    void showsEachCombinationAsImageMagick(
            int disposal, boolean transparent, boolean local, boolean interlaced, boolean offset)
            throws IOException {
        Random random = new Random(5);
        int w = 23;
        int h = 17;
        TestGif gif = new TestGif(w, h, TestGif.palette(16, random)).loop();
        for (int i = 0; i < 5; i++) {
            // Frames alternate between the disposal in question and none.
            int x = offset ? 2 + i : 0;
            int y = offset ? 4 - i : 0;
            int fw = offset ? 11 : w;
            int fh = offset ? 13 : h;
            gif.frame(
                    new Frame(
                            x,
                            y,
                            fw,
                            fh,
                            TestGif.pixels(fw * fh, 8, random),
                            local ? TestGif.palette(8, random) : null,
                            transparent ? 3 : -1,
                            i % 2 == 0 ? disposal : 0,
                            interlaced,
                            7));
        }
        assertAsImageMagick(gif.write(folder.resolve("combination.gif")), w, h);
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void showsAnyGifAsImageMagick(
            @ForAll @IntRange(min = 1, max = 40) int w,
            @ForAll @IntRange(min = 1, max = 40) int h,
            @ForAll @IntRange(min = 1, max = 9) int count,
            @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile("affectj-any", ".gif");
        try {
            assertAsImageMagick(TestGif.random(w, h, count, seed).write(file), w, h);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 60)
    void showsFramesInAnyOrderAsInOrder(
            @ForAll @IntRange(min = 1, max = 12) int side,
            @ForAll @IntRange(min = 1, max = 150) int count,
            @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile("affectj-order", ".gif");
        try {
            TestGif.random(side, side + 1, count, seed).write(file);
            List<int[]> expected = frames(file);
            Random random = new Random(seed);
            try (Clip clip = ClipOpener.open(file)) {
                for (int i = 0; i < 2 * count; i++) {
                    int frame = random.nextInt(count);
                    assertArrayEquals(expected.get(frame), clip.rgb(frame), "frame " + frame);
                }
                for (int frame = count - 1; frame >= 0; frame--) {
                    assertArrayEquals(expected.get(frame), clip.rgb(frame), "frame " + frame);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void readsCompressionThatNeverClearsItsTable() throws IOException {
        Random random = new Random(8);
        int w = 300;
        int h = 200;
        byte[] pixels = TestGif.pixels(w * h, 256, random);
        TestGif gif = new TestGif(w, h, TestGif.palette(256, random)).neverClear();
        gif.frame(new Frame(0, 0, w, h, pixels, null, -1, 0, false, 5));
        gif.frame(new Frame(0, 0, w, h, pixels, null, -1, 0, true, 5));
        assertAsImageMagick(gif.write(folder.resolve("full-table.gif")), w, h);
    }

    @Test
    void countsDelaysOfNoughtAndOneAsATenthOfASecond() throws IOException {
        TestGif gif = new TestGif(3, 2, COLOURS);
        int[] delays = {0, 1, 2, 3, 100, 65_535};
        for (int delay : delays) {
            gif.frame(TestGif.plain(3, 2, 1, delay));
        }
        // No graphic control at all: no delay.
        gif.image(TestGif.plain(3, 2, 2, 0));
        try (Clip clip = ClipOpener.open(gif.write(folder.resolve("delays.gif")))) {
            ClipTimes times = clip.times();
            assertArrayEquals(
                    new double[] {0.1, 0.1, 0.02, 0.03, 1, 655.35, 0.1}, times.durationSeconds());
            assertArrayEquals(
                    new double[] {0, 0.1, 0.2, 0.22, 0.25, 1.25, 656.6}, times.startSeconds());
            assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7}, times.sourceFrames());
            assertEquals("4 t=0.220s", times.sliceLabel(3));
        }
    }

    @Test
    void readsOneFrameOfOnePixel() throws IOException {
        Path file =
                new TestGif(1, 1, COLOURS)
                        .image(TestGif.plain(1, 1, 2, 0))
                        .write(folder.resolve("1.gif"));
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(1, clip.frameCount());
            assertEquals(1, clip.width());
            assertEquals(1, clip.height());
            assertArrayEquals(new int[] {BLUE}, clip.rgb(0));
            assertEquals("1.gif", clip.name());
            assertEquals(file.toAbsolutePath().toString(), clip.source());
        }
    }

    /** Chrome's decoder widens the canvas by the first frame, and by it alone. */
    @Test
    void widensTheCanvasToTheFirstFrameOnly() throws IOException {
        TestGif gif = new TestGif(2, 2, COLOURS);
        gif.frame(new Frame(1, 0, 3, 1, new byte[] {0, 1, 2}, null, -1, 0, false, 5));
        gif.frame(new Frame(3, 1, 2, 2, new byte[] {1, 0, 2, 2}, null, -1, 0, false, 5));
        List<int[]> frames = frames(gif.write(folder.resolve("small-screen.gif")));
        assertArrayEquals(
                new int[] {WHITE, RED, GREEN, BLUE, WHITE, WHITE, WHITE, WHITE}, frames.get(0));
        assertArrayEquals(
                new int[] {WHITE, RED, GREEN, BLUE, WHITE, WHITE, WHITE, GREEN}, frames.get(1));
    }

    @Test
    void takesTheFirstFrameForAScreenOfNoSize() throws IOException {
        Path file =
                new TestGif(0, 0, COLOURS)
                        .image(TestGif.plain(4, 3, 1, 0))
                        .write(folder.resolve("0.gif"));
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(4, clip.width());
            assertEquals(3, clip.height());
        }
    }

    /** Without any table colours are black, as in Chrome; a later local table counts at once. */
    @Test
    void showsFramesBeforeAnyColourTableBlack() throws IOException {
        TestGif gif = new TestGif(2, 1, null);
        gif.frame(new Frame(0, 0, 2, 1, new byte[] {0, 3}, null, 3, 0, false, 5));
        gif.frame(new Frame(0, 0, 2, 1, new byte[] {0, 2}, COLOURS, -1, 0, false, 5));
        gif.frame(new Frame(0, 0, 1, 1, new byte[] {1}, null, -1, 0, false, 5));
        List<int[]> frames = frames(gif.write(folder.resolve("no-table.gif")));
        assertArrayEquals(new int[] {0, WHITE}, frames.get(0));
        assertArrayEquals(new int[] {RED, BLUE}, frames.get(1));
        assertArrayEquals(new int[] {0, BLUE}, frames.get(2));
    }

    @Test
    void readsOnWithoutTrailerAndPastCommentsAndStrayBlockEnds() throws IOException {
        TestGif gif = new TestGif(2, 2, COLOURS).comment("a comment").raw(0, 0);
        gif.frame(TestGif.plain(2, 2, 0, 5))
                .raw(0)
                .comment("more")
                .frame(TestGif.plain(2, 2, 1, 5));
        byte[] all = gif.bytes();
        Path file =
                Files.write(folder.resolve("no-trailer.gif"), Arrays.copyOf(all, all.length - 1));
        List<int[]> frames = frames(file);
        assertEquals(2, frames.size());
        assertEquals(GREEN, frames.get(1)[3]);
    }

    @Test
    void passesOverAFrameOfNoSize() throws IOException {
        TestGif gif = new TestGif(2, 2, COLOURS).frame(TestGif.plain(2, 2, 0, 5));
        gif.frame(new Frame(0, 0, 0, 2, new byte[] {0}, null, -1, 0, false, 9));
        List<int[]> frames = frames(gif.write(folder.resolve("no-size.gif")));
        assertEquals(2, frames.size());
        assertArrayEquals(frames.get(0), frames.get(1));
    }

    @Test
    void handsOutFramesThatTheCallerMayKeep() throws IOException {
        Path file = TestGif.random(8, 8, 3, 4).write(folder.resolve("keep.gif"));
        try (Clip clip = ClipOpener.open(file)) {
            int[] first = clip.rgb(0);
            int[] copy = first.clone();
            clip.rgb(1);
            assertArrayEquals(copy, first);
            assertNotSame(first, clip.rgb(0));
        }
    }
}
