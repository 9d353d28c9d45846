package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.GradientLock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Algorithm 1 of Kingma and Ba 2015 with PyTorch's weight decay, in double precision. */
class AdamOptimizerTest {
    private static final double RATE = 0.01;
    private static final double DECAY = 0.1;
    private static final int STEPS = 3;

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** Of values that fit one piece, several, and several threads. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 7", "64, 65", "700, 701"})
    void weightsMoveAsTheAlgorithmSays(int rows, int columns) {
        float[] start = numbers(rows * columns, 1);
        float[] slope = numbers(rows * columns, 2);
        slope[0] = 0; // then its moments are the decay's alone
        double[] expected = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            expected[i] = expected(start[i], slope[i]);
        }
        try (NDManager manager = DjlRuntime.engine().newBaseManager();
                AdamOptimizer adam = new AdamOptimizer(manager, DECAY)) {
            NDArray weight = manager.create(start, new Shape(rows, columns));
            NDArray slopes = manager.create(slope, new Shape(rows, columns));
            weight.setRequiresGradient(true);
            Map<String, NDArray> weights = new LinkedHashMap<>(Map.of("w", weight));
            for (int step = 0; step < STEPS; step++) {
                backward(weight, slopes, false);
                adam.step(weights, RATE);
                try (NDArray gradient = weight.getGradient()) {
                    assertEquals(0, gradient.abs().max().getFloat());
                }
            }
            assertEquals(STEPS, adam.steps());
            assertNear(expected, weight.toFloatArray());
        }
    }

    /** A gradient whose values lie in another order in memory than the weight's. */
    @Test
    void aTransposedGradient() {
        int rows = 50;
        int columns = 90;
        float[] start = numbers(rows * columns, 3);
        float[] slope = numbers(rows * columns, 4);
        try (NDManager manager = DjlRuntime.engine().newBaseManager();
                AdamOptimizer adam = new AdamOptimizer(manager, DECAY)) {
            NDArray weight = manager.create(start, new Shape(rows, columns));
            weight.setRequiresGradient(true);
            NDArray slopes = manager.create(slope, new Shape(columns, rows));
            backward(weight, slopes, true);
            adam.step(new LinkedHashMap<>(Map.of("w", weight)), RATE);
            double[] expected = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                float g = slope[i % columns * rows + i / columns];
                double d = g + DECAY * start[i];
                expected[i] = start[i] - RATE * d / (Math.abs(d) + 1e-8);
            }
            assertNear(expected, weight.toFloatArray());
        }
    }

    /** The loss is the sum of the slopes times the weight. */
    private static void backward(NDArray weight, NDArray slopes, boolean transposed) {
        synchronized (GradientLock.class) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray seen = transposed ? weight.transpose(1, 0) : weight;
                collector.backward(seen.mul(slopes).sum());
            }
        }
    }

    private static double expected(double start, double slope) {
        double w = start;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= STEPS; t++) {
            double g = slope + DECAY * w;
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            w -=
                    RATE
                            * (m / (1 - Math.pow(0.9, t)))
                            / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
        }
        return w;
    }

    private static void assertNear(double[] expected, float[] actual) {
        float[] rounded = new float[expected.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) expected[i];
        }
        assertArrayEquals(rounded, actual, 2e-6f);
    }
}
