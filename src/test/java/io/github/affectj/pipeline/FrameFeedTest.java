package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.ModelSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFeedTest {
    @TempDir Path temp;

    /** A stack as the user has it open: its frames come from a file that stays open. */
    private static final class Lazy implements Clip {
        final CountDownLatch reading = new CountDownLatch(1);
        final FileChannel file;
        final Error error;

        Lazy(FileChannel file, Error error) {
            this.file = file;
            this.error = error;
        }

        @Override
        public String name() {
            return "lazy";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public int height() {
            return 2;
        }

        @Override
        public ClipTimes times() {
            return new ClipTimes(new int[] {1, 2}, new double[] {0, 1}, new double[] {1, 1});
        }

        @Override
        public int[] rgb(int index) throws IOException {
            if (error != null) {
                throw error;
            }
            reading.countDown();
            try {
                // Long enough for the test to close the feed in the midst of a frame.
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            file.read(ByteBuffer.allocate(1), 0);
            return new int[4];
        }

        @Override
        public void close() {}
    }

    private static FrameFeed feed(Clip clip) {
        return new FrameFeed(
                clip, new FramePreprocessor(8, ModelSpec.IMAGENET_MEAN, ModelSpec.IMAGENET_STD), 1);
    }

    /** An interrupt would close the channel, and the user's stack could not be shown any more. */
    @Test
    void aCancelLeavesTheFileOfAnOpenStackOpen() throws Exception {
        Path path = Files.writeString(temp.resolve("x"), "x");
        try (FileChannel file = FileChannel.open(path)) {
            Lazy clip = new Lazy(file, null);
            FrameFeed feed = feed(clip);
            clip.reading.await();
            feed.close();
            assertTrue(file.isOpen());
        }
    }

    /** So that the command can say that memory is short, and not that something is wrong. */
    @Test
    void passesOnWhatIsNoException() {
        OutOfMemoryError full = new OutOfMemoryError("test");
        try (FrameFeed feed = feed(new Lazy(null, full))) {
            assertEquals(
                    full, assertThrows(OutOfMemoryError.class, () -> feed.next(Progress.NONE)));
        }
    }
}
