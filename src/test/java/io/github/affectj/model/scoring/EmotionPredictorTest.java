package io.github.affectj.model.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.WindowBatch;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EmotionPredictorTest {

    /**
     * Between the epochs of a training the weights ask for gradients, and the engine records them
     * on any thread but the one that started it.
     */
    @Test
    void scoresWithoutGradientsOnAnyThreadEvenInTraining() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (EmotionPredictor predictor = TestModels.predictor()) {
            predictor
                    .network()
                    .stateDict()
                    .forEach(
                            (name, p) ->
                                    p.getArray().setRequiresGradient(!name.contains(".running_")));
            Future<?> scored =
                    thread.submit(
                            () -> {
                                try (NDManager scope = predictor.manager().newSubManager()) {
                                    float[] pixels = new float[4 * 3 * 64 * 64];
                                    NDArray maps = predictor.features(scope, pixels, 4);
                                    backward(maps);
                                }
                            });
            ExecutionException e = assertThrows(ExecutionException.class, scored::get);
            assertTrue(e.getMessage().contains("does not require grad"), e.getMessage());
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void leavesTheThreadAsItWasForTheNextTrainingStep() {
        try (EmotionPredictor predictor = TestModels.predictor();
                NDManager scope = predictor.manager().newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            predictor.features(scope, new float[3 * 64 * 64], 1);
            NDArray x = scope.ones(new Shape(1));
            x.setRequiresGradient(true);
            collector.backward(x.mul(2));
            assertEquals(2, x.getGradient().getFloat());
        }
    }

    /** All weights are numbers, but what they make of a frame is not. */
    @Test
    void refusesToAnswerWithWhatIsNoNumber() {
        try (EmotionPredictor predictor = TestModels.predictor();
                NDManager scope = predictor.manager().newSubManager()) {
            predictor
                    .network()
                    .stateDict()
                    .forEach(
                            (name, p) -> {
                                if (name.startsWith("head.fc")) {
                                    p.getArray().muli(0).addi(3e38f);
                                }
                            });
            float[] pixels = new float[4 * 3 * 64 * 64];
            Arrays.fill(pixels, 1);
            NDArray maps = predictor.features(scope, pixels, 4).expandDims(0);
            NotFiniteException e =
                    assertThrows(
                            NotFiniteException.class,
                            () -> predictor.score(WindowBatch.ofFrames(maps, 0)));
            assertTrue(e.getMessage().contains("The model small gives scores"), e.getMessage());
            NDArray again = predictor.features(scope, pixels, 4).expandDims(0);
            assertThrows(
                    NotFiniteException.class,
                    () -> predictor.score(WindowBatch.ofFrames(again, 0)));
        }
    }

    @Test
    void isClosedWhereTheLookAtItsWeightsFails() {
        EmotionPredictor predictor = TestModels.predictor();
        assertThrows(
                CompletionException.class,
                () ->
                        EmotionPredictor.verified(
                                predictor,
                                CompletableFuture.failedFuture(new OutOfMemoryError("of it"))));
        assertFalse(predictor.manager().isOpen());
    }

    private static void backward(NDArray maps) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(maps.sum());
        }
    }
}
