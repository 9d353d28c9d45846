package io.github.affectj.benchmark;

import ai.djl.pytorch.jni.JniUtils;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.training.run.TimedNetwork;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Training steps and forward passes of every architecture against the same network in PyTorch, each
 * in a process of its own that has its turn between the other's.
 */
final class TwinTimes {
    private static final double ALLOWED_STEP = 1.05;
    private static final double ALLOWED_FORWARD = 1;
    private static final double ALLOWED_MEMORY = 1.1;

    private static final int LABELS = 7;

    /** Frames of all windows together: a training step on more would not fit small machines. */
    private static final int MOST_FRAMES = 16;

    private static final String SCRIPT = "scripts/reference/step_time.py";

    private final Path root;
    private final String python;
    private final int rounds;

    /**
     * @param python null if there is none
     * @param rounds turns of each; 1 for a short look, at small frames
     */
    TwinTimes(Path root, String python, int rounds) {
        this.root = root;
        this.python = python;
        this.rounds = rounds;
    }

    /** Rows of time and memory of a training step: forward, backward, Adam. */
    List<Row> steps() throws Exception {
        return rows("step", "training step", ALLOWED_STEP);
    }

    /** Rows of the time of a forward pass. */
    List<Row> forwardPasses() throws Exception {
        return rows("forward", "forward pass", ALLOWED_FORWARD);
    }

    private List<Row> rows(String mode, String what, double allowed) throws Exception {
        if (python == null) {
            return List.of(
                    Row.skipped(
                            what + " of each architecture", "--python names no Python with torch"));
        }
        Set<String> twins = twins();
        List<Row> rows = new ArrayList<>();
        for (String architecture : Architectures.keys()) {
            if (twins.contains(architecture)) {
                rows.addAll(measure(mode, what + ", " + architecture, architecture, allowed));
            } else {
                rows.add(
                        Row.skipped(
                                what + ", " + architecture,
                                SCRIPT + " has no twin, or lacks its package"));
            }
        }
        return rows;
    }

    private Set<String> twins() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(python, root.resolve(SCRIPT).toString(), "--list")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(SCRIPT + " --list failed; see above why");
        }
        return new TreeSet<>(Arrays.asList(said.trim().split(" ", -1)));
    }

    private List<Row> measure(String mode, String what, String architecture, double allowed)
            throws Exception {
        ModelArchitecture network = Architectures.get(architecture);
        int columns = network.streams(HyperValues.ofOptions(network, "")).audioFeatures();
        int audio = columns == 0 ? 0 : columns - AudioSteps.cepstrumSize(); // by default not taken
        int frames = network.windowing().length();
        int windows = Math.max(1, MOST_FRAMES / frames);
        int size = rounds > 1 ? 224 : 112;
        int threads = JniUtils.getNumThreads();
        List<String> numbers = new ArrayList<>(List.of(mode, architecture));
        for (int number : new int[] {windows, frames, size, LABELS, threads, audio}) {
            numbers.add(Integer.toString(number));
        }
        try (Side ours = new Side(ours(), numbers);
                Side theirs = new Side(List.of(python, root.resolve(SCRIPT).toString()), numbers)) {
            if (!ours.parameters.equals(theirs.parameters)) {
                throw new IOException(
                        "The networks of %s differ: %s parameters, in PyTorch %s"
                                .formatted(architecture, ours.parameters, theirs.parameters));
            }
            double[] medians = Turns.medians(rounds, ours::once, theirs::once);
            String of =
                    "%s, %d x %d frames, %d px, %d threads"
                            .formatted(what, windows, frames, size, threads);
            List<Row> rows = new ArrayList<>();
            rows.add(Row.times(of, medians[0], "PyTorch", medians[1], allowed));
            if (mode.equals("step") && Files.exists(Path.of("/proc/self/status"))) {
                rows.add(
                        Row.memory(
                                "peak memory, " + what,
                                ours.peak(),
                                "PyTorch",
                                theirs.peak(),
                                ALLOWED_MEMORY));
            }
            return rows;
        }
    }

    private static List<String> ours() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                TimedNetwork.class.getName());
    }

    /** One of the two processes. */
    private static final class Side implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;
        private final BufferedWriter orders;

        /** How many numbers are trained: both sides must have as many. */
        private final String parameters;

        Side(List<String> program, List<String> arguments) throws IOException {
            List<String> command = new ArrayList<>(program);
            command.addAll(arguments);
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            answers = process.inputReader();
            orders = process.outputWriter();
            parameters = answer();
        }

        private String answer() throws IOException {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException(
                        process.info().command().orElse("A process") + " ended; see above why");
            }
            return line.trim();
        }

        private String ask(String order) throws IOException {
            orders.write(order + "\n");
            orders.flush();
            return answer();
        }

        double once() throws IOException {
            return Double.parseDouble(ask("1"));
        }

        /** The peak of the resident memory in bytes. */
        long peak() throws IOException {
            return 1024 * Long.parseLong(ask("memory"));
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
