package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.BatchLoader;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.data.WindowStreams;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnerTest {
    private static final ModelSpec SPEC = TestModels.film();
    private static final int FRAME = 3 * SPEC.size() * SPEC.size();

    /** Windows of six steps: all there, two there, no frame at all. */
    private static final int[] PRESENT = {6, 2, 0};

    private static final int[] LABELS = {0, 1, 2};

    private static BatchLoader.Chunk chunk(float elsewhere) {
        Random random = new Random(5);
        float[] pixels = new float[PRESENT.length * SPEC.frames() * FRAME];
        Arrays.fill(pixels, elsewhere);
        WindowStreams[] windows = new WindowStreams[PRESENT.length];
        for (int w = 0; w < PRESENT.length; w++) {
            windows[w] = WindowStreams.empty(SPEC.frames(), AudioSteps.size());
            for (int i = 0; i < PRESENT[w]; i++) {
                windows[w].visualMask()[i] = 1;
            }
            Arrays.fill(windows[w].audioMask(), 1);
            for (int i = 0; i < windows[w].audio().length; i++) {
                windows[w].audio()[i] = random.nextFloat();
            }
            int first = w * SPEC.frames() * FRAME;
            for (int i = 0; i < PRESENT[w] * FRAME; i++) {
                pixels[first + i] = (float) random.nextGaussian();
            }
        }
        return new BatchLoader.Chunk(
                pixels,
                Truth.of(LABELS),
                new int[] {Sample.UNKNOWN, Sample.UNKNOWN, Sample.UNKNOWN},
                List.of(windows));
    }

    /** Weights and statistics of a seeded network, before and after one step. */
    private static List<Map<String, float[]>> aStep(float elsewhere) {
        try (EmotionPredictor predictor = TestModels.predictor(SPEC);
                StepThread steps = new StepThread(() -> {})) {
            Map<String, float[]> before = state(predictor);
            TrainingSettings settings =
                    TrainingSettings.defaults(Path.of("no-set"), Path.of("no-model"));
            try (Learner learner =
                    new Learner(predictor, steps, new double[] {1, 1, 1}, settings, false)) {
                BatchLoader.Chunk chunk = chunk(elsewhere);
                learner.addWindows(chunk, chunk.windows(), 3, Progress.NONE);
                learner.step(0.01);
            }
            return List.of(before, state(predictor));
        }
    }

    private static Map<String, float[]> state(EmotionPredictor predictor) {
        Map<String, float[]> state = new LinkedHashMap<>();
        predictor
                .network()
                .stateDict()
                .forEach((name, p) -> state.put(name, p.getArray().toFloatArray()));
        return state;
    }

    /** Steps that are padded or have no frame leave the backbone and its statistics alone. */
    @Test
    void whatIsNotThereDoesNotPassTheBackbone() {
        List<Map<String, float[]>> black = aStep(0);
        List<Map<String, float[]>> garbage = aStep(1000);
        boolean learned = false;
        for (String name : black.get(0).keySet()) {
            float[] after = black.get(1).get(name);
            learned |=
                    name.endsWith("running_mean") && !Arrays.equals(black.get(0).get(name), after);
            assertArrayEquals(after, garbage.get(1).get(name), 1e-6f, name);
        }
        assertTrue(learned);
    }

    /**
     * The share of the attention of the first window's frames that is in its left upper quarter.
     */
    private static double inQuarter(EmotionPredictor predictor, BatchLoader.Chunk chunk) {
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDArray maps =
                    predictor
                            .features(scope, chunk.pixels(), PRESENT.length * SPEC.frames())
                            .reshape(PRESENT.length, SPEC.frames(), -1, 2, 2);
            float[][] attention =
                    predictor.score(WindowStreams.batch(scope, maps, chunk.windows()))
                            .spatialAttention()[0];
            return Arrays.stream(attention).mapToDouble(t -> t[0]).average().orElseThrow();
        }
    }

    private static double[] pointed(String options, boolean told) {
        try (EmotionPredictor predictor = TestModels.predictor(SPEC);
                StepThread steps = new StepThread(() -> {})) {
            TrainingSettings settings =
                    TrainingSettings.defaults(Path.of("no-set"), Path.of("no-model"))
                            .with(TrainingKey.ARCHITECTURE, "av-fusion")
                            .with(TrainingKey.OPTIONS, options);
            BatchLoader.Chunk chunk = chunk(0);
            List<WindowStreams> streams =
                    chunk.windows().stream()
                            .map(w -> told ? w.withFigure(new float[] {0, 0, 0.5f, 0.5f}) : w)
                            .toList();
            double before = inQuarter(predictor, chunk);
            try (Learner learner =
                    new Learner(predictor, steps, new double[] {1, 1, 1}, settings, true)) {
                for (int i = 0; i < 10; i++) {
                    learner.addWindows(chunk, streams, 3, Progress.NONE);
                    learner.step(0.01);
                }
            }
            return new double[] {before, inQuarter(predictor, chunk)};
        }
    }

    @Test
    void attentionIsDrawnToTheFigureWhereItIsKnownAndAskedFor() {
        double[] asked = pointed("pointing:1", true);
        double[] notAsked = pointed("", true);
        double[] notTold = pointed("pointing:1", false);
        assertTrue(asked[1] > asked[0] + 0.2, Arrays.toString(asked));
        assertTrue(asked[1] > notAsked[1] + 0.2, Arrays.toString(notAsked));
        assertArrayEquals(notAsked, notTold);
    }

    /** What the weights make of a validation clip tells it first, and in the same words. */
    @Test
    void aValidationScoreThatIsNoNumberEndsATraining() {
        try (EmotionPredictor predictor = TestModels.predictor();
                NDManager scope = predictor.manager().newSubManager()) {
            predictor.network().stateDict().get("head.fc2.bias").getArray().muli(Float.NaN);
            EpochSource source =
                    new EpochSource() {
                        @Override
                        public void pass(
                                int epoch,
                                List<int[]> batches,
                                Learner learner,
                                Runnable stepped,
                                Progress progress) {
                            throw new AssertionError("Nothing is trained here");
                        }

                        @Override
                        public List<double[]> validate(Progress progress) {
                            float[] pixels = new float[4 * 3 * 64 * 64];
                            NDArray maps = predictor.features(scope, pixels, 4).expandDims(0);
                            return List.of(predictor.score(WindowBatch.ofFrames(maps, 0)).logits());
                        }

                        @Override
                        public void close() {}
                    };
            BadInputException e =
                    assertThrows(
                            BadInputException.class, () -> Epochs.validate(source, Progress.NONE));
            assertTrue(e.getMessage().startsWith("The training diverged"), e.getMessage());
        }
    }
}
