package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.scoring.AudioStepRows;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AudioFeedTest {
    private static final class Cancelled implements Progress {
        @Override
        public void update(double fraction, String message) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    }

    /** Counts up to an end. */
    private static AudioStepRows counting(int rows, AtomicInteger asked) {
        return (out, offset) -> {
            int row = asked.getAndIncrement();
            if (row >= rows) {
                return false;
            }
            out[offset] = row;
            out[offset + 1] = -row;
            return true;
        };
    }

    @Test
    void givesAllRowsInOrderAndThenTheEnd() throws IOException {
        int rows = 1000;
        AtomicInteger asked = new AtomicInteger();
        try (AudioFeed feed = new AudioFeed(counting(rows, asked), 2, Progress.NONE)) {
            float[] out = new float[3];
            for (int i = 0; i < rows; i++) {
                assertTrue(feed.next(out, 1));
                assertArrayEquals(new float[] {0, i, -i}, out);
            }
            assertFalse(feed.next(out, 1));
            assertFalse(feed.next(out, 1), "the end stays the end");
        }
        assertEquals(rows + 1, asked.get(), "what has ended is not asked again");
    }

    @Test
    void doesNotRunAwayAndEndsWhenClosed() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AudioFeed feed = new AudioFeed(counting(Integer.MAX_VALUE, asked), 2, Progress.NONE);
        assertTrue(feed.next(new float[2], 0));
        feed.close();
        int last = asked.get();
        assertTrue(last <= 300, last + " rows were read for one");
    }

    @Test
    void tellsAProblemInItsPlaceAndAgain() throws IOException {
        IOException gone = new IOException("gone");
        AudioStepRows broken =
                new AudioStepRows() {
                    private int row;

                    @Override
                    public boolean next(float[] out, int offset) throws IOException {
                        if (row++ == 2) {
                            throw gone;
                        }
                        return true;
                    }
                };
        try (AudioFeed feed = new AudioFeed(broken, 1, Progress.NONE)) {
            float[] out = new float[1];
            assertTrue(feed.next(out, 0));
            assertTrue(feed.next(out, 0));
            assertSame(gone, assertThrows(IOException.class, () -> feed.next(out, 0)));
            assertSame(gone, assertThrows(IOException.class, () -> feed.next(out, 0)));
        }
    }

    @Test
    void hearsCancelWhileItWaits() {
        CountDownLatch never = new CountDownLatch(1);
        AudioStepRows slow =
                (out, offset) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return false;
                };
        try (AudioFeed feed = new AudioFeed(slow, 1, new Cancelled())) {
            assertThrows(CancelledException.class, () -> feed.next(new float[1], 0));
            never.countDown();
        }
    }
}
