package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamDropoutTest {
    private static final float[] AUDIO = {1, 2, 3, 4};
    private static final float[] BOTH = {1, 1};
    private static final float[] NONE = {0, 0};

    private static WindowStreams window(float[] visual, float[] audio) {
        return new WindowStreams(AUDIO, visual, audio);
    }

    @Test
    void takesOneStreamFromTheShareOfWindowsThatWasAskedFor() {
        int count = 4000;
        List<WindowStreams> left =
                new StreamDropout(0.3, 7)
                        .apply(Collections.nCopies(count, window(BOTH, BOTH)), 1, 0);
        long withoutVideo = left.stream().filter(w -> w.visualMask()[0] == 0).count();
        long withoutAudio = left.stream().filter(w -> w.audioMask()[0] == 0).count();
        assertEquals(0.15, (double) withoutVideo / count, 0.02);
        assertEquals(0.15, (double) withoutAudio / count, 0.02);
        assertTrue(left.stream().noneMatch(w -> w.visualMask()[0] + w.audioMask()[0] == 0));
    }

    @Test
    void leavesAWindowItsOnlyStream() {
        WindowStreams videoOnly = window(BOTH, NONE);
        WindowStreams audioOnly = window(NONE, BOTH);
        List<WindowStreams> left =
                new StreamDropout(0.9, 7).apply(List.of(videoOnly, audioOnly), 1, 0);
        assertSame(videoOnly, left.get(0));
        assertSame(audioOnly, left.get(1));
    }

    @Test
    void isTheSameAgainAndAnotherInTheNextEpoch() {
        List<WindowStreams> windows = Collections.nCopies(50, window(BOTH, BOTH));
        StreamDropout dropout = new StreamDropout(0.5, 3);
        float[] first = visual(dropout.apply(windows, 4, 0));
        assertArrayEquals(first, visual(dropout.apply(windows, 4, 0)));
        assertTrue(!java.util.Arrays.equals(first, visual(dropout.apply(windows, 5, 0))));
        List<WindowStreams> rest = dropout.apply(windows.subList(20, 50), 4, 20);
        assertEquals(
                first[25],
                rest.get(5).visualMask()[0],
                "cutting the epoch into chunks is no matter");
    }

    private static float[] visual(List<WindowStreams> windows) {
        float[] visual = new float[windows.size()];
        for (int i = 0; i < visual.length; i++) {
            visual[i] = windows.get(i).visualMask()[0];
        }
        return visual;
    }
}
