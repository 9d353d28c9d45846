package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.Progress;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.Truth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Learning where each step of given features has a label, or none. */
class LearnerByStepTest {
    private static final int WINDOWS = 2;
    private static final int VISUAL = 3;
    private static final int AUDIO = 2;

    /** Without recurrence and attention, so that a step's row is of that step alone. */
    private static final ModelSpec SPEC =
            TestModels.film(
                    "av-fusion",
                    TestModels.filmHyper(
                            "method:bpnn, attention:false",
                            Map.of(
                                    "from_files",
                                    true,
                                    "per_step",
                                    true,
                                    "visual_features",
                                    VISUAL,
                                    "audio_features",
                                    AUDIO)));

    /** Of two windows of six steps; below 0 for none. */
    private static final int[] LABELS = {0, 2, -1, 1, 0, -1, -1, 1, 1, -1, 0, 2};

    private static final int WITHOUT = 2;

    /**
     * What a step of the optimizer leaves.
     *
     * @param loss mean over the labelled steps
     * @param accuracy share of them
     * @param weights after the step
     */
    private record Learned(double loss, double accuracy, Map<String, float[]> weights) {}

    /**
     * Learns from the two windows; the seed, and so what is dropped, is always the same.
     *
     * @param noise added to the features of the step {@link #WITHOUT}, which has no label
     */
    private static Learned learn(int[] labels, float noise) {
        try (EmotionPredictor predictor = TestModels.predictor(SPEC);
                StepThread steps = new StepThread(() -> {})) {
            TrainingSettings settings =
                    TrainingSettings.defaults(Path.of("no-set"), Path.of("no-model"))
                            .with(TrainingKey.DECAY, 0.0);
            try (Learner learner =
                    new Learner(predictor, steps, new double[] {1, 1, 1}, settings, false)) {
                learner.add(
                        scope -> windows(scope, noise),
                        Truth.of(labels),
                        null,
                        List.of(),
                        learner.weightOf(Truth.of(labels)),
                        Progress.NONE);
                learner.step(0.01);
                return new Learned(learner.loss(), learner.accuracy(), weights(predictor));
            }
        }
    }

    private static Map<String, float[]> weights(EmotionPredictor predictor) {
        Map<String, float[]> all = new LinkedHashMap<>();
        predictor
                .network()
                .stateDict()
                .forEach((name, p) -> all.put(name, p.getArray().toFloatArray()));
        return all;
    }

    private static WindowBatch windows(NDManager scope, float noise) {
        Random random = new Random(8);
        Shape steps = new Shape(WINDOWS, SPEC.frames());
        NDArray visual = features(scope, steps.add(VISUAL), random, noise);
        return new WindowBatch(
                new MaskedFeatures(
                        visual.reshape(WINDOWS, SPEC.frames(), VISUAL, 1, 1), scope.ones(steps)),
                new MaskedFeatures(
                        features(scope, steps.add(AUDIO), random, noise), scope.ones(steps)));
    }

    private static NDArray features(NDManager scope, Shape shape, Random random, float noise) {
        float[] values = new float[(int) shape.size()];
        int columns = (int) shape.get(2);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + (i / columns == WITHOUT ? noise : 0);
        }
        return scope.create(values, shape);
    }

    @Test
    void aStepWithoutALabelHasNoSay() {
        Learned quiet = learn(LABELS, 0);
        Learned noisy = learn(LABELS, 5);
        assertEquals(quiet.loss(), noisy.loss());
        assertEquals(quiet.accuracy(), noisy.accuracy());
        boolean moved = false;
        Map<String, float[]> fresh = learn(without(LABELS), 0).weights();
        for (Map.Entry<String, float[]> e : quiet.weights().entrySet()) {
            assertArrayEquals(e.getValue(), noisy.weights().get(e.getKey()), 1e-7f, e.getKey());
            moved |= !Arrays.equals(e.getValue(), fresh.get(e.getKey()));
        }
        assertTrue(moved, "the others are learnt from");
        int[] one = LABELS.clone();
        one[WITHOUT] = 1;
        assertFalse(learn(one, 0).loss() == learn(one, 5).loss(), "with a label it has");
    }

    @Test
    void sumsAreOfTheStepsThatHaveALabel() {
        Learned all = learn(LABELS, 0);
        double loss = 0;
        double right = 0;
        int labelled = 0;
        for (int i = 0; i < LABELS.length; i++) {
            if (LABELS[i] >= 0) {
                int[] alone = without(LABELS);
                alone[i] = LABELS[i];
                Learned one = learn(alone, 0);
                loss += one.loss();
                right += one.accuracy();
                labelled++;
            }
        }
        assertEquals(loss / labelled, all.loss(), 1e-5);
        assertEquals(right / labelled, all.accuracy(), 1e-9);
    }

    @Test
    void aBatchWithoutLabelsTeachesNothing() {
        Map<String, float[]> after = learn(without(LABELS), 0).weights();
        try (EmotionPredictor predictor = TestModels.predictor(SPEC)) {
            weights(predictor)
                    .forEach((name, before) -> assertArrayEquals(before, after.get(name), name));
        }
    }

    /** Equation 13 with all weight on the emotion needs no gender at all. */
    @Test
    void noGenderIsLearntWhereAllWeightIsTheEmotions() {
        assertTrue(hasGender(TestModels.film("mu:0.99")));
        assertFalse(hasGender(TestModels.film("mu:1")));
        assertFalse(hasGender(SPEC), "a step has no speaker of its own");
    }

    private static boolean hasGender(ModelSpec spec) {
        try (EmotionPredictor predictor = TestModels.predictor(spec)) {
            return predictor.network().stateDict().containsKey("head.gender.weight");
        }
    }

    private static int[] without(int[] labels) {
        int[] none = new int[labels.length];
        Arrays.fill(none, -1);
        return none;
    }
}
