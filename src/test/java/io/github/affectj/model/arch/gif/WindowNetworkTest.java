package io.github.affectj.model.arch.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.arch.HashedNumbers;
import io.github.affectj.model.engine.NoGradients;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.WindowScorer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowNetworkTest {
    private static final int FRAMES = 7;
    private static final int WINDOW = 4;
    private static final int SIZE = 32;
    private static final int LENGTH = 3 * SIZE * SIZE;

    private static ModelSpec spec() {
        return new ModelSpec(
                "whole",
                ResNet3d.KEY,
                Map.of("depth", "18"),
                List.of("happiness", "sadness", "anger"),
                SIZE,
                WINDOW,
                WINDOW,
                ModelSpec.IMAGENET_MEAN,
                ModelSpec.IMAGENET_STD,
                1,
                "",
                "",
                Map.of(),
                Map.of());
    }

    /**
     * Overlapping windows of frames that come two by two, the memory of the first used again for
     * the next, against each window through the network by itself.
     */
    @Test
    void windowsThatShareFramesAreScoredAsByThemselves() {
        float[] pixels = HashedNumbers.of("pixels", FRAMES * LENGTH);
        try (EmotionPredictor predictor = TestModels.predictor(spec())) {
            double[] expected = new double[3];
            int windows = FRAMES - WINDOW + 1;
            for (int w = 0; w < windows; w++) {
                float[] some = Arrays.copyOfRange(pixels, w * LENGTH, (w + WINDOW) * LENGTH);
                float[] logits = byItself(predictor, some);
                for (int k = 0; k < expected.length; k++) {
                    expected[k] += logits[k] / (double) windows;
                }
            }
            try (WindowScorer scorer = new WindowScorer(predictor, FRAMES, 1, 9, null)) {
                for (int f = 0; f < FRAMES; f += 2) {
                    int count = Math.min(2, FRAMES - f);
                    scorer.add(Arrays.copyOfRange(pixels, f * LENGTH, (f + count) * LENGTH), count);
                }
                assertArrayEquals(expected, scorer.finish().clipLogits(), 1e-5);
            }
            assertEquals(FRAMES, predictor.backboneFrames());
        }
    }

    private static float[] byItself(EmotionPredictor predictor, float[] window) {
        try (NoGradients off = new NoGradients();
                NDManager scope = predictor.manager().newSubManager()) {
            NDArray clip =
                    scope.create(FloatBuffer.wrap(window), new Shape(1, WINDOW, 3, SIZE, SIZE));
            return predictor
                    .network()
                    .forward(predictor.parameters(), new NDList(clip), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }
}
