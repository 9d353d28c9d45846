package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamDropoutTest {
    private static final float[] SOUND = {1, 2, 3, 4};
    private static final float[] BOTH = {1, 1};
    private static final float[] NONE = {0, 0};

    private static StepData window(float[] seen, float[] heard) {
        return new StepData(SOUND, seen, heard);
    }

    @Test
    void takesOneStreamFromTheShareOfWindowsThatWasAskedFor() {
        int count = 4000;
        List<StepData> left =
                new StreamDropout(0.3, 7)
                        .apply(Collections.nCopies(count, window(BOTH, BOTH)), 1, 0);
        long unseen = left.stream().filter(w -> w.seen()[0] == 0).count();
        long unheard = left.stream().filter(w -> w.heard()[0] == 0).count();
        assertEquals(0.15, (double) unseen / count, 0.02);
        assertEquals(0.15, (double) unheard / count, 0.02);
        assertTrue(left.stream().noneMatch(w -> w.seen()[0] + w.heard()[0] == 0));
    }

    @Test
    void leavesAWindowItsOnlyStream() {
        StepData silent = window(BOTH, NONE);
        StepData blind = window(NONE, BOTH);
        List<StepData> left = new StreamDropout(0.9, 7).apply(List.of(silent, blind), 1, 0);
        assertSame(silent, left.get(0));
        assertSame(blind, left.get(1));
    }

    @Test
    void isTheSameAgainAndAnotherInTheNextEpoch() {
        List<StepData> windows = Collections.nCopies(50, window(BOTH, BOTH));
        StreamDropout dropout = new StreamDropout(0.5, 3);
        float[] first = seen(dropout.apply(windows, 4, 0));
        assertArrayEquals(first, seen(dropout.apply(windows, 4, 0)));
        assertTrue(!java.util.Arrays.equals(first, seen(dropout.apply(windows, 5, 0))));
        List<StepData> rest = dropout.apply(windows.subList(20, 50), 4, 20);
        assertEquals(
                first[25], rest.get(5).seen()[0], "cutting the epoch into chunks is no matter");
    }

    @Test
    void networksOfFramesHaveNone() {
        assertNull(new StreamDropout(0.5, 3).apply(null, 1, 0));
    }

    private static float[] seen(List<StepData> windows) {
        float[] seen = new float[windows.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = windows.get(i).seen()[0];
        }
        return seen;
    }
}
