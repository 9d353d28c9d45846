package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.ClipView;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.FrameMaps;
import io.github.affectj.model.scoring.WindowScorer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapFeedTest {
    @TempDir Path temp;

    /** Frames of 6 by 5 pixels that differ. */
    private record Noise(int count, List<Integer> read) implements Clip {
        @Override
        public String name() {
            return "noise";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return 6;
        }

        @Override
        public int height() {
            return 5;
        }

        @Override
        public ClipTimes times() {
            double[] ones = new double[count];
            Arrays.fill(ones, 1);
            return new ClipTimes(
                    IntStream.rangeClosed(1, count).toArray(),
                    IntStream.range(0, count).asDoubleStream().toArray(),
                    ones);
        }

        @Override
        public int[] rgb(int index) {
            read.add(index);
            return new Random(index).ints(30, 0, 1 << 24).toArray();
        }

        @Override
        public void close() {}
    }

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

    private static EmotionPredictor predictor;

    @BeforeAll
    static void makeModel() {
        predictor = EmotionPredictor.fresh(TestModels.spec(), Device.cpu());
    }

    @AfterAll
    static void closeModel() {
        predictor.close();
    }

    private static FeedOrder order(Clip clip, int... frames) {
        return FeedOrder.of(
                List.of(ClipView.whole(clip.times())),
                List.of(new TimeSteps(frames, frames, 0, 0)));
    }

    private static MapFeed feed(Clip clip, int[] frames, WindowScorer scorer, int batch) {
        return new MapFeed(
                clip, order(clip, frames), predictor.preprocessor(), scorer::backbone, batch);
    }

    private static MapFeed feed(Clip clip) {
        return new MapFeed(
                clip,
                order(clip, 0, 1),
                predictor.preprocessor(),
                (pixels, count) -> {
                    throw new AssertionError("Nothing was read");
                },
                1);
    }

    private static WindowScorer scorer(int frames) {
        return new WindowScorer(predictor, frames, 0, 1, null);
    }

    /** Whoever is faster, frames are read in order, each once, and maps come out in that order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 37, 40})
    void mapsComeInTheOrderOfTheFrames(int batch) throws IOException {
        List<Integer> read = Collections.synchronizedList(new ArrayList<>());
        int[] frames = IntStream.range(0, 37).filter(f -> f % 3 != 1).toArray();
        FramePreprocessor preprocessor = predictor.preprocessor();
        float[] pixels = new float[preprocessor.length()];
        Clip same = new Noise(37, new ArrayList<>());
        ClipScores scores;
        try (WindowScorer scorer = scorer(frames.length);
                MapFeed feed = feed(new Noise(37, read), frames, scorer, batch)) {
            for (FrameMaps maps = feed.next(Progress.NONE);
                    maps != null;
                    maps = feed.next(Progress.NONE)) {
                scorer.add(maps);
            }
            scores = scorer.finish();
        }
        assertEquals(Arrays.stream(frames).boxed().toList(), read);
        try (WindowScorer scorer = scorer(frames.length)) {
            for (int frame : frames) {
                preprocessor.write(same.rgb(frame), 6, 5, pixels, 0);
                scorer.add(pixels, 1);
            }
            double[][] expected = scorer.finish().frameLogits();
            for (int i = 0; i < frames.length; i++) {
                assertArrayEquals(expected[i], scores.frameLogits()[i], 1e-4, "frame " + i);
            }
        }
    }

    /** What was computed and not taken goes with the scorer. */
    @Test
    void closingInTheMiddleLeavesNothing() {
        int before = predictor.manager().getManagedArrays().size();
        int[] frames = IntStream.range(0, 30).toArray();
        try (WindowScorer scorer = scorer(30);
                MapFeed feed = feed(new Noise(30, new ArrayList<>()), frames, scorer, 4)) {
            feed.next(Progress.NONE);
        }
        assertEquals(before, predictor.manager().getManagedArrays().size());
    }

    /** New threads for each clip would make memory grow: the engine keeps helpers for each. */
    @Test
    void clipsShareTheThreads() {
        for (int i = 0; i < 5; i++) {
            try (WindowScorer scorer = scorer(9);
                    MapFeed feed =
                            feed(
                                    new Noise(9, new ArrayList<>()),
                                    IntStream.range(0, 9).toArray(),
                                    scorer,
                                    2)) {
                feed.next(Progress.NONE);
            }
        }
        long threads =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("AffectJ frame feed"))
                        .count();
        assertEquals(2, threads);
    }

    /** An interrupt would close the channel, and the user's stack could not be shown any more. */
    @Test
    void aCancelLeavesTheFileOfAnOpenStackOpen() throws Exception {
        Path path = Files.writeString(temp.resolve("x"), "x");
        try (FileChannel file = FileChannel.open(path)) {
            Lazy clip = new Lazy(file, null);
            MapFeed feed = feed(clip);
            clip.reading.await();
            feed.close();
            assertTrue(file.isOpen());
        }
    }

    /** Whoever waits for the first maps hears a cancel, however long a frame takes to be read. */
    @Test
    void aCancelIsHeardWhileAFrameIsRead() throws Exception {
        Path path = Files.writeString(temp.resolve("y"), "y");
        try (FileChannel file = FileChannel.open(path);
                MapFeed feed = feed(new Lazy(file, null))) {
            Progress cancelled =
                    new Progress() {
                        @Override
                        public void update(double fraction, String message) {}

                        @Override
                        public boolean isCancelled() {
                            return true;
                        }
                    };
            assertThrows(CancelledException.class, () -> feed.next(cancelled));
        }
    }

    /** So that the command can say that memory is short, and not that something is wrong. */
    @Test
    void passesOnWhatIsNoException() {
        OutOfMemoryError full = new OutOfMemoryError("test");
        try (MapFeed feed = feed(new Lazy(null, full))) {
            assertEquals(
                    full, assertThrows(OutOfMemoryError.class, () -> feed.next(Progress.NONE)));
        }
    }
}
