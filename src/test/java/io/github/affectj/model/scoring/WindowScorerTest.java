package io.github.affectj.model.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.WindowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WindowScorerTest {
    private static EmotionPredictor predictor;
    private static int frameLength;

    @BeforeAll
    static void open() {
        predictor = TestModels.predictor();
        frameLength = predictor.preprocessor().length();
    }

    @AfterAll
    static void close() {
        predictor.close();
    }

    /** Each window by itself through backbone and head, without any sharing. */
    private static double[][] oneByOne(float[] pixels, List<int[]> windows) {
        double[][] logits = new double[windows.size()][];
        for (int w = 0; w < logits.length; w++) {
            int[] window = windows.get(w);
            float[] some = new float[window.length * frameLength];
            for (int i = 0; i < window.length; i++) {
                System.arraycopy(
                        pixels, window[i] * frameLength, some, i * frameLength, frameLength);
            }
            try (NDManager scope = predictor.manager().newSubManager()) {
                NDArray maps = predictor.features(scope, some, window.length);
                logits[w] =
                        predictor.score(
                                        WindowBatch.ofFrames(
                                                FrameSequenceNetwork.unfold(maps, 1, window.length),
                                                0))
                                .logits()[0];
            }
        }
        return logits;
    }

    private static float[] noise(int frames) {
        Random random = new Random(5);
        float[] pixels = new float[frames * frameLength];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat() * 4 - 2;
        }
        return pixels;
    }

    private static ClipScores score(float[] pixels, int frames, int stride, int batch) {
        try (WindowScorer scorer = new WindowScorer(predictor, frames, stride, 9, null)) {
            for (int from = 0; from < frames; from += batch) {
                int count = Math.min(batch, frames - from);
                float[] some = new float[count * frameLength];
                System.arraycopy(pixels, from * frameLength, some, 0, some.length);
                scorer.add(some, count);
            }
            return scorer.finish();
        }
    }

    @Test
    void equalsEachWindowByItself() {
        for (int frames : new int[] {1, 3, 4, 11}) {
            float[] pixels = noise(frames);
            for (int stride : new int[] {1, 3, 4}) {
                List<int[]> windows = WindowPlan.plan(frames, 4, stride, 9);
                double[][] logits = oneByOne(pixels, windows);
                double[] expected = new double[3];
                double[] first = new double[3];
                int holding = 0;
                for (int w = 0; w < logits.length; w++) {
                    for (int place : windows.get(w)) {
                        holding += place == 0 ? 1 : 0;
                    }
                    for (int k = 0; k < 3; k++) {
                        expected[k] += logits[w][k] / logits.length;
                        for (int place : windows.get(w)) {
                            first[k] += place == 0 ? logits[w][k] : 0;
                        }
                    }
                }
                for (int k = 0; k < 3; k++) {
                    first[k] /= holding;
                }
                ClipScores scores = score(pixels, frames, stride, 5);
                assertEquals(windows.size(), scores.windows());
                assertArrayEquals(expected, scores.clipLogits(), 1e-4);
                assertArrayEquals(first, scores.frameLogits()[0], 1e-4);
            }
        }
    }

    @Test
    void theBackboneSeesEachFrameOnceAtStrideOne() {
        long before = predictor.backboneFrames();
        int frames = 23;
        int windows = frames - 3;
        int[] windowFrames = {0};
        WindowObserver observer =
                (some, maps, logits) -> windowFrames[0] += some.size() * some.get(0).length;
        try (WindowScorer scorer = new WindowScorer(predictor, frames, 1, 9, observer)) {
            for (int from = 0; from < frames; from += 8) {
                int count = Math.min(8, frames - from);
                scorer.add(noise(count), count);
            }
            scorer.finish();
        }
        assertEquals(frames, predictor.backboneFrames() - before);
        assertEquals(4 * windows, windowFrames[0], "while the head saw each up to four times");
    }

    /** Frames come eight at a time, which are two windows: the head takes longer for each then. */
    @Test
    void theHeadSeesEightWindowsAtATimeInOrder() {
        List<Integer> batches = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        WindowObserver observer =
                (some, maps, logits) -> {
                    batches.add(some.size());
                    some.forEach(window -> starts.add(window[0]));
                };
        int frames = 40;
        try (WindowScorer scorer = new WindowScorer(predictor, frames, 4, 9, observer)) {
            for (int from = 0; from < frames; from += 8) {
                scorer.add(noise(8), 8);
            }
            scorer.finish();
        }
        assertEquals(List.of(8, 2), batches);
        assertEquals(List.of(0, 4, 8, 12, 16, 20, 24, 28, 32, 36), starts);
    }

    @Test
    void tellsWhereFramesAreMissing() {
        try (WindowScorer scorer = new WindowScorer(predictor, 9, 4, 1, null)) {
            scorer.add(noise(4), 4);
            assertThrows(IllegalStateException.class, scorer::finish);
        }
    }
}
