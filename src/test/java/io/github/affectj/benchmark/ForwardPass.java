package io.github.affectj.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.github.affectj.model.ModelSpec;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The network against the same one in PyTorch: {@code scripts/reference/forward_time.py} runs
 * beside this program and has its turn between ours.
 */
final class ForwardPass {
    private static final String WHAT = "forward pass, 4 windows";
    private static final double ALLOWED = 1.05;
    private static final int WINDOWS = 4;
    private static final int BLOCK = 3;

    /** Largest difference of a logit; wider than in the golden test, whose weights are tame. */
    private static final double TOLERANCE = 1e-3;

    private ForwardPass() {}

    static Row measure(Workload work, Path root, String python, int rounds) throws Exception {
        if (python == null) {
            return Row.skipped(WHAT, "--python names no Python with torch");
        }
        ModelSpec spec = work.model().spec();
        if (!spec.architecture().equals("resnet18-convgru")) {
            return Row.skipped(WHAT, "the reference is a resnet18-convgru");
        }
        int side = spec.size();
        int frames = WINDOWS * spec.frames();
        float[] pixels = noise(frames * 3 * side * side);
        Path input = work.file("input.f32");
        write(input, pixels);
        try (BareNetwork bare = new BareNetwork(work.model(), Device.cpu())) {
            Process process = start(work, root, python, input);
            try (BufferedReader answers = process.inputReader();
                    BufferedWriter orders = process.outputWriter()) {
                NDArray ours =
                        bare.manager()
                                .create(FloatBuffer.wrap(pixels), new Shape(frames, 3, side, side));
                compare(bare.forward(ours, WINDOWS), numbers(answers));
                double[] medians =
                        Turns.medians(
                                rounds,
                                () -> block(Turns.timed(() -> bare.forward(ours, WINDOWS))),
                                () -> block(orders, answers));
                String what =
                        "%s of %d frames, %d px, %d threads"
                                .formatted(WHAT, spec.frames(), side, JniUtils.getNumThreads());
                return Row.times(what, medians[0], "PyTorch", medians[1], ALLOWED);
            } finally {
                process.destroy();
            }
        }
    }

    private static Process start(Workload work, Path root, String python, Path input)
            throws IOException {
        return new ProcessBuilder(
                        python,
                        root.resolve("scripts/reference/forward_time.py").toString(),
                        work.model().folder().toString(),
                        input.toString(),
                        Integer.toString(WINDOWS),
                        Integer.toString(JniUtils.getNumThreads()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Median of some runs in a row after one that wakes the threads up. */
    private static double block(Turns.Measured forward) throws Exception {
        forward.millis();
        double[] millis = new double[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            millis[i] = forward.millis();
        }
        return Turns.median(millis);
    }

    /** The same in the other process. */
    private static double block(BufferedWriter orders, BufferedReader answers) throws IOException {
        orders.write((BLOCK + 1) + "\n");
        orders.flush();
        double[] millis = numbers(answers);
        double[] counted = new double[BLOCK];
        System.arraycopy(millis, 1, counted, 0, BLOCK);
        return Turns.median(counted);
    }

    private static double[] numbers(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("scripts/reference/forward_time.py ended; see above why");
        }
        String[] parts = line.trim().split(" ", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }

    /** Both must say the same, or the times mean nothing. */
    private static void compare(double[][] ours, double[] theirs) throws IOException {
        int at = 0;
        for (double[] row : ours) {
            for (double logit : row) {
                double other = theirs[at++];
                if (!(Math.abs(logit - other) <= TOLERANCE * Math.max(1, Math.abs(other)))) {
                    throw new IOException(
                            "The networks differ: a logit is " + logit + ", in PyTorch " + other);
                }
            }
        }
    }

    private static float[] noise(int count) {
        Random random = new Random(4);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 4 * random.nextFloat() - 2;
        }
        return values;
    }

    private static void write(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes.array());
        }
    }
}
