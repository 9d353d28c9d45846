package io.github.affectj.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.affectj.media.gif.TestGif;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangedClipTest {
    @TempDir Path folder;

    private Clip clip() throws IOException {
        TestGif gif = new TestGif(1, 1, new int[] {0, 1, 2, 3, 4, 5, 6, 7});
        for (int i = 0; i < 8; i++) {
            gif.frame(TestGif.plain(1, 1, i, 10 * (i + 1)));
        }
        return ClipOpener.open(gif.write(folder.resolve("eight.gif")));
    }

    @Test
    void takesEveryThirdFrameForTheTimeUntilTheNext() throws IOException {
        try (Clip part = RangedClip.of(clip(), 2, 7, 3)) {
            assertEquals(2, part.frameCount());
            assertArrayEquals(new int[] {2, 5}, part.times().sourceFrames());
            assertArrayEquals(new double[] {0.1, 1.0}, part.times().startSeconds(), 1e-12);
            assertArrayEquals(new double[] {0.9, 1.8}, part.times().durationSeconds(), 1e-12);
            assertArrayEquals(new int[] {1}, part.rgb(0));
            assertArrayEquals(new int[] {4}, part.rgb(1));
            assertEquals("eight.gif", part.name());
        }
    }

    @Test
    void takesOneFrameForAnEndlessStep() throws IOException {
        try (Clip part = RangedClip.of(clip(), 8, 0, Integer.MAX_VALUE)) {
            assertEquals(1, part.frameCount());
            assertArrayEquals(new double[] {0.8}, part.times().durationSeconds(), 1e-12);
            assertArrayEquals(new int[] {7}, part.rgb(0));
        }
    }

    @Test
    void isTheClipItselfForAllFrames() throws IOException {
        try (Clip whole = clip()) {
            assertSame(whole, RangedClip.of(whole, 1, 0, 1));
            assertSame(whole, RangedClip.of(whole, 1, 8, 1));
        }
    }
}
