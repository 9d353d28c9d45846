package io.github.affectj.model.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.WindowBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows of film: padding, masks, streams that are missing or end early. */
class FilmScoringTest {
    private static final int COLUMNS = AudioSteps.size();

    private static EmotionPredictor predictor;
    private static int frameLength;

    @BeforeAll
    static void open() {
        predictor = TestModels.predictor(TestModels.film());
        frameLength = predictor.preprocessor().length();
    }

    @AfterAll
    static void close() {
        predictor.close();
    }

    /** A clip of 10 frames a second: two frames a step, the second of which is looked at. */
    private static TimeSteps steps(int frames) {
        int[] numbers = new int[frames];
        double[] starts = new double[frames];
        double[] durations = new double[frames];
        for (int i = 0; i < frames; i++) {
            numbers[i] = i + 1;
            starts[i] = i * 0.1;
            durations[i] = 0.1;
        }
        return TimeSteps.of(new ClipTimes(numbers, starts, durations), 0.2);
    }

    private static float[] pixels(int frame) {
        Random random = new Random(frame);
        float[] pixels = new float[frameLength];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat() * 4 - 2;
        }
        return pixels;
    }

    private static float[] soundOf(int step) {
        Random random = new Random(1000 + step);
        float[] row = new float[COLUMNS];
        for (int i = 0; i < row.length; i++) {
            row[i] = random.nextFloat() * 2 - 1;
        }
        return row;
    }

    /** Sound for so many steps, asked for one after the other. */
    private static AudioStepRows sound(int count) {
        int[] next = {0};
        return (out, offset) -> {
            if (next[0] >= count) {
                return false;
            }
            System.arraycopy(soundOf(next[0]++), 0, out, offset, COLUMNS);
            return true;
        };
    }

    private static ClipScores score(TimeSteps steps, boolean visual, AudioStepRows audio) {
        return score(steps, visual, audio, null);
    }

    private static ClipScores score(
            TimeSteps steps, boolean visual, AudioStepRows audio, WindowObserver observer) {
        try (WindowScorer scorer =
                new WindowScorer(
                        predictor,
                        steps,
                        new Modalities(visual, audio != AudioStepRows.NONE),
                        audio,
                        new int[0],
                        0,
                        1,
                        observer)) {
            if (scorer.streams().visual()) {
                for (int frame : steps.distinctFrames()) {
                    scorer.add(pixels(frame), 1);
                }
            } else {
                boolean more = true;
                while (more) {
                    more = scorer.scoreNext();
                }
            }
            return scorer.finish();
        }
    }

    /** A window by itself, put together by hand. */
    private static HeadScores byHand(TimeSteps steps, int from, int count, int heard) {
        ModelSpec spec = predictor.spec();
        try (NDManager scope = predictor.manager().newSubManager()) {
            float[] frames = new float[count * frameLength];
            float[] audio = new float[spec.frames() * COLUMNS];
            float[] visual = new float[spec.frames()];
            float[] audible = new float[spec.frames()];
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        pixels(steps.frame(from + i)), 0, frames, i * frameLength, frameLength);
                visual[i] = 1;
                if (from + i < heard) {
                    System.arraycopy(soundOf(from + i), 0, audio, i * COLUMNS, COLUMNS);
                    audible[i] = 1;
                }
            }
            NDArray maps = predictor.features(scope, frames, count);
            Shape s = maps.getShape();
            NDArray padded = scope.zeros(new Shape(spec.frames(), s.get(1), s.get(2), s.get(3)));
            padded.set(new ai.djl.ndarray.index.NDIndex(":" + count), maps);
            Shape mask = new Shape(1, spec.frames());
            return predictor.score(
                    new WindowBatch(
                            new MaskedFeatures(
                                    FrameSequenceNetwork.unfold(padded, 1, spec.frames()),
                                    scope.create(visual, mask)),
                            new MaskedFeatures(
                                    scope.create(audio, new Shape(1, spec.frames(), COLUMNS)),
                                    scope.create(audible, mask))));
        }
    }

    @Test
    void aShortClipIsPaddedAndMasked() {
        TimeSteps steps = steps(8); // 4 steps in a window of 6
        ClipScores scores = score(steps, true, sound(3));
        HeadScores expected = byHand(steps, 0, 4, 3);
        assertArrayEquals(expected.logits()[0], scores.clipLogits(), 1e-5);
        assertEquals(4, scores.frameLogits().length);
        for (int h = 0; h < 2; h++) {
            assertEquals(0, scores.audioAttention()[h][3], "the sound has ended");
            for (int t = 0; t < 4; t++) {
                assertEquals(
                        expected.visualAttention()[0][h][t], scores.visualAttention()[h][t], 1e-5);
            }
            assertEquals(
                    1,
                    Arrays.stream(scores.visualAttention()[h]).sum()
                            + Arrays.stream(scores.audioAttention()[h]).sum(),
                    1e-5);
        }
    }

    @Test
    void aLongClipIsTheMeanOfItsOverlappingWindows() {
        TimeSteps steps = steps(18); // 9 steps: windows at 0 and 3
        ClipScores scores = score(steps, true, sound(9));
        double[] first = byHand(steps, 0, 6, 9).logits()[0];
        double[] second = byHand(steps, 3, 6, 9).logits()[0];
        assertEquals(2, scores.windows());
        for (int k = 0; k < 3; k++) {
            assertEquals((first[k] + second[k]) / 2, scores.clipLogits()[k], 1e-5);
            assertEquals(first[k], scores.frameLogits()[0][k], 1e-5);
            assertEquals((first[k] + second[k]) / 2, scores.frameLogits()[4][k], 1e-5);
            assertEquals(second[k], scores.frameLogits()[8][k], 1e-5);
        }
    }

    @Test
    void aStepInTwoWindowsHasNoMoreAttentionForThat() {
        TimeSteps steps = steps(18); // 9 steps: windows at 0 and 3
        ClipScores scores = score(steps, true, sound(9));
        float[][] first = byHand(steps, 0, 6, 9).visualAttention()[0];
        float[][] second = byHand(steps, 3, 6, 9).visualAttention()[0];
        double atStart = scores.visualAttention()[0][0] / first[0][0];
        double inBoth = scores.visualAttention()[0][4] / ((first[0][4] + second[0][1]) / 2);
        assertEquals(atStart, inBoth, 1e-4);
    }

    @Test
    void theEndsOfALongClipGetTheirDueOfTheAttention() {
        TimeSteps steps = steps(18); // 9 steps: windows at 0 and 3
        ClipScores scores = score(steps, true, AudioStepRows.NONE);
        float[][] first = byHand(steps, 0, 6, 0).visualAttention()[0];
        float[][] second = byHand(steps, 3, 6, 0).visualAttention()[0];
        for (int h = 0; h < 2; h++) {
            double[] expected = new double[9];
            for (int t = 0; t < 9; t++) {
                double one = t < 6 ? first[h][t] : second[h][t - 3];
                double other = t < 3 || t >= 6 ? one : second[h][t - 3];
                expected[t] = (one + other) / 2;
            }
            double whole = Arrays.stream(expected).sum();
            for (int t = 0; t < 9; t++) {
                assertEquals(expected[t] / whole, scores.visualAttention()[h][t], 1e-5);
            }
        }
    }

    @Test
    void aFramePassesTheBackboneOnceHoweverManyStepsLookAtIt() {
        TimeSteps slow =
                TimeSteps.of(
                        new ClipTimes(
                                new int[] {1, 2, 3},
                                new double[] {0, 1, 2},
                                new double[] {1, 1, 1}),
                        0.2);
        assertEquals(15, slow.size());
        long before = predictor.backboneFrames();
        List<int[]> frames = new ArrayList<>();
        score(slow, true, AudioStepRows.NONE, (windows, batch, scores) -> frames.addAll(windows));
        assertEquals(3, predictor.backboneFrames() - before);
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 1}, frames.get(0));
    }

    @Test
    void withoutPictureNoFrameIsWanted() {
        long before = predictor.backboneFrames();
        ClipScores scores = score(steps(40), false, sound(20));
        assertEquals(0, predictor.backboneFrames() - before);
        for (double[] head : scores.visualAttention()) {
            assertEquals(0, Arrays.stream(head).sum());
        }
        for (double[] head : scores.audioAttention()) {
            assertEquals(1, Arrays.stream(head).sum(), 1e-5);
        }
    }

    @Test
    void withoutSoundThePictureHasAllAttention() {
        ClipScores scores = score(steps(40), true, AudioStepRows.NONE);
        for (double[] head : scores.visualAttention()) {
            assertEquals(1, Arrays.stream(head).sum(), 1e-5);
        }
    }

    @Test
    void theStreamsMatter() {
        TimeSteps steps = steps(12);
        double[] both = score(steps, true, sound(6)).clipLogits();
        double[] silent = score(steps, true, AudioStepRows.NONE).clipLogits();
        double[] blind = score(steps, false, sound(6)).clipLogits();
        assertFalse(Arrays.equals(both, silent));
        assertFalse(Arrays.equals(both, blind));
        assertFalse(Arrays.equals(silent, blind));
    }

    @Test
    void soundThatCanNotBeReadIsOneSentence() {
        AudioStepRows broken =
                (out, offset) -> {
                    throw new IOException("the disk is gone");
                };
        BadInputException e =
                assertThrows(BadInputException.class, () -> score(steps(12), true, broken));
        assertTrue(e.getMessage().contains("the disk is gone"), e.getMessage());
    }
}
