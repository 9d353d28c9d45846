package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.gif.TestGif.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays in memory, measured, while long GIFs are read. */
class GifMemoryTest {
    private static final int W = 320;
    private static final int H = 240;

    @TempDir Path folder;

    private static long retained() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private Path gif(int frames) throws IOException {
        Random random = new Random(6);
        TestGif gif = new TestGif(W, H, TestGif.palette(16, random));
        gif.frame(TestGif.plain(W, H, 1, 4));
        for (int i = 1; i < frames; i++) {
            // Transparent partial frames: none can be shown without those before it.
            byte[] pixels = TestGif.pixels(40 * 30, 16, random);
            int x = random.nextInt(W - 40);
            int y = random.nextInt(H - 30);
            gif.frame(new Frame(x, y, 40, 30, pixels, null, 0, i % 4, i % 2 == 0, 4));
        }
        return gif.write(folder.resolve(frames + ".gif"));
    }

    private static long growth(Path file, int frames, boolean backwards) throws IOException {
        long before = retained();
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(frames, clip.frameCount());
            for (int i = 0; i < frames; i++) {
                clip.rgb(i);
            }
            if (backwards) {
                for (int i = frames - 1; i >= 0; i -= 97) {
                    clip.rgb(i);
                }
            }
            long grown = retained() - before;
            assertEquals(W * H, clip.rgb(0).length);
            return grown;
        }
    }

    @Test
    void holdsNoMoreForTwoThousandFramesThanForTwoHundred() throws IOException {
        Path few = gif(200);
        Path many = gif(2000);
        growth(few, 200, true);
        long fewBytes = growth(few, 200, false);
        long manyBytes = growth(many, 2000, false);
        long jumpBytes = growth(many, 2000, true);
        String measured =
                String.format(
                        "retained: 200 frames %d KB, 2000 frames %d KB, with jumps %d KB",
                        fewBytes >> 10, manyBytes >> 10, jumpBytes >> 10);
        // All frames would be 614 MB; two canvases are 0.6 MB; snapshots are bounded by 32 MB.
        assertTrue(fewBytes < 3L << 20, measured);
        assertTrue(manyBytes < 3L << 20, measured);
        assertTrue(jumpBytes < 36L << 20, measured);
        Logger.getLogger(getClass().getName()).info(measured);
    }
}
