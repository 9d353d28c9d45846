package io.github.affectj.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import io.github.affectj.base.ForeignText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A small network with fixed weights, to see whether a device computes, how fast, and whether what
 * it computes is right: three convolutions of 3x3 with stride 2, the mean over the place, and a
 * head of seven probabilities.
 */
final class SelfTest {
    static final int FRAMES = 8;
    static final int SIZE = 112;
    private static final int[] CHANNELS = {3, 32, 64, 128};
    private static final int LABELS = 7;

    /** How long it is repeated; with what the first run takes, a second for two devices. */
    private static final long NANOS = 300_000_000L;

    private static final int LEAST_RUNS = 3;

    /**
     * What came out.
     *
     * @param milliseconds of a run over {@value #FRAMES} frames, the median
     * @param probabilities {@value #FRAMES} times seven
     */
    record Outcome(double milliseconds, float[] probabilities) {
        /** The largest difference of a probability. */
        double difference(Outcome other) {
            double largest = 0;
            for (int i = 0; i < probabilities.length; i++) {
                largest = Math.max(largest, Math.abs(probabilities[i] - other.probabilities[i]));
            }
            return largest;
        }
    }

    /** Differences of probabilities up to this are rounding: cards round what they multiply. */
    private static final double ROUNDING = 0.005;

    private SelfTest() {}

    /**
     * Runs it on the CPU and, if that is another one, on a device, and says in a line how fast they
     * are and whether they agree.
     */
    static String line(Device device) {
        Outcome cpu = run(Device.cpu());
        String times =
                String.format(
                        Locale.ROOT,
                        "%d frames of %d pixels a side in %.1f ms on the CPU",
                        FRAMES,
                        SIZE,
                        cpu.milliseconds());
        if (!device.isGpu()) {
            return times;
        }
        try {
            Outcome there = run(device);
            double difference = cpu.difference(there);
            return times
                    + String.format(
                            Locale.ROOT,
                            ", in %.1f ms on %s; the results %s (largest difference of a"
                                    + " probability: %.1e)",
                            there.milliseconds(),
                            EngineInfo.inWords(device, List.of()),
                            difference <= ROUNDING // false for NaN, too
                                    ? "agree"
                                    : "DO NOT AGREE; use device=cpu",
                            difference);
        } catch (RuntimeException e) {
            return times
                    + "; "
                    + EngineInfo.inWords(device, List.of())
                    + " fails ("
                    + ForeignText.of(e.toString())
                    + "): use device=cpu";
        }
    }

    /**
     * Runs it for a third of a second.
     *
     * @throws RuntimeException of the engine if the device does not compute
     */
    static Outcome run(Device device) {
        try (NoGradients none = new NoGradients();
                NDManager manager = NDManager.newBaseManager(device, "PyTorch")) {
            NDArray[] weights = new NDArray[CHANNELS.length];
            for (int i = 1; i < CHANNELS.length; i++) {
                Shape shape = new Shape(CHANNELS[i], CHANNELS[i - 1], 3, 3);
                double keepsSize = 2 / Math.sqrt(CHANNELS[i - 1] * 3 * 3);
                weights[i - 1] = waves(manager, shape, keepsSize);
            }
            weights[CHANNELS.length - 1] =
                    waves(manager, new Shape(CHANNELS[CHANNELS.length - 1], LABELS), 1);
            NDArray frames = waves(manager, new Shape(FRAMES, CHANNELS[0], SIZE, SIZE), 1);
            float[] probabilities = forward(frames, weights); // the first run warms up
            double[] times = new double[1000];
            int runs = 0;
            long begin = System.nanoTime();
            while (runs < LEAST_RUNS
                    || (runs < times.length && System.nanoTime() - begin < NANOS)) {
                long start = System.nanoTime();
                probabilities = forward(frames, weights);
                times[runs++] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times, 0, runs);
            return new Outcome(times[runs / 2], probabilities);
        }
    }

    /** Reading the result waits for the device. */
    private static float[] forward(NDArray frames, NDArray[] weights) {
        try (NDManager manager = frames.getManager().newSubManager()) {
            NDArray x = frames.duplicate();
            x.attach(manager);
            for (int i = 0; i < weights.length - 1; i++) {
                x = convolved(x, weights[i]);
            }
            return x.mean(new int[] {3})
                    .mean(new int[] {2}) // frames, channels
                    .matMul(weights[weights.length - 1])
                    .softmax(-1)
                    .toFloatArray();
        }
    }

    private static NDArray convolved(NDArray x, NDArray weight) {
        Shape two = new Shape(2, 2);
        Shape one = new Shape(1, 1);
        return Activation.relu(Conv2d.conv2d(x, weight, null, two, one, one).singletonOrThrow());
    }

    /** Numbers that are the same on every device, up to an amplitude on both sides of 0. */
    private static NDArray waves(NDManager manager, Shape shape, double amplitude) {
        float[] numbers = new float[(int) shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (amplitude * Math.sin(i * 0.7 + i % 13));
        }
        return manager.create(numbers, shape);
    }
}
