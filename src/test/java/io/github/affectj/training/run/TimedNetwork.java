package io.github.affectj.training.run;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.github.affectj.base.Progress;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.NoGradients;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.BatchLoader;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.data.WindowStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Runs training steps or forward passes of a network in a process of its own and tells how long
 * they take: {@code scripts/reference/step_time.py} does the same with the same network in PyTorch.
 *
 * <p>The first line of output is the number of trained parameters. Then, for each line of input: a
 * number of runs, their milliseconds in one line; {@code memory}, the peak of the resident memory
 * in kB.
 */
public final class TimedNetwork {
    /** Of the loss in both. */
    private static final double DECAY = 1e-4;

    private static final double RATE = 1e-4;

    private final EmotionPredictor predictor;
    private final BatchLoader.Chunk chunk;

    private TimedNetwork(ModelSpec spec, int windows) {
        predictor = EmotionPredictor.fresh(spec, Device.cpu());
        chunk = chunk(spec, windows, predictor.streams().audioFeatures());
    }

    /**
     * Starts.
     *
     * @param arguments {@code step} or {@code forward}, architecture, windows, frames, size,
     *     labels, threads
     */
    public static void main(String[] arguments) throws IOException {
        DjlRuntime.engine().setRandomSeed(1);
        int[] numbers =
                Arrays.stream(arguments, 2, arguments.length).mapToInt(Integer::parseInt).toArray();
        JniUtils.setNumThreads(numbers[4]);
        ModelSpec spec = spec(arguments[1], numbers[1], numbers[2], numbers[3]);
        TimedNetwork network = new TimedNetwork(spec, numbers[0]);
        if (arguments[0].equals("step")) {
            network.answerWithSteps();
        } else {
            network.answerWithForwardPasses();
        }
        System.exit(0); // the engine's threads may live on
    }

    private static ModelSpec spec(String architecture, int frames, int size, int labels) {
        ModelArchitecture network =
                TrainingSettings.defaults(Path.of("none"), Path.of("none"))
                        .with(TrainingKey.ARCHITECTURE, architecture)
                        .network();
        return new ModelSpec(
                "timed",
                architecture,
                TrainingSettings.defaults(Path.of("none"), Path.of("none"))
                        .with(TrainingKey.ARCHITECTURE, architecture)
                        .hyper()
                        .stored(network)
                        .map(),
                IntStream.range(0, labels).mapToObj(i -> "label" + i).toList(),
                size,
                frames,
                network.windowing().stride(frames),
                ModelSpec.IMAGENET_MEAN,
                ModelSpec.IMAGENET_STD,
                1,
                "",
                "",
                Map.of(),
                Map.of());
    }

    /** Noise, all of it there. */
    private static BatchLoader.Chunk chunk(ModelSpec spec, int windows, int audioFeatures) {
        Random random = new Random(4);
        float[] pixels = new float[windows * spec.frames() * 3 * spec.size() * spec.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 4 * random.nextFloat() - 2;
        }
        List<WindowStreams> streams = new ArrayList<>();
        for (int w = 0; w < windows; w++) {
            WindowStreams window = WindowStreams.empty(spec.frames(), audioFeatures);
            Arrays.fill(window.visualMask(), 1);
            Arrays.fill(window.audioMask(), audioFeatures > 0 ? 1 : 0);
            for (int i = 0; i < window.audio().length; i++) {
                window.audio()[i] = audioFeatures > 0 ? random.nextFloat() : 0;
            }
            streams.add(window);
        }
        int[] labels = IntStream.range(0, windows).map(i -> i % spec.labels().size()).toArray();
        int[] genders = new int[windows];
        Arrays.fill(genders, Sample.UNKNOWN);
        return new BatchLoader.Chunk(pixels, Truth.of(labels), genders, streams);
    }

    /** Forward, backward and Adam, as a training does them. */
    private void answerWithSteps() throws IOException {
        double[] weights = new double[predictor.spec().labels().size()];
        Arrays.fill(weights, 1);
        TrainingSettings settings =
                TrainingSettings.defaults(Path.of("none"), Path.of("none"))
                        .with(TrainingKey.ARCHITECTURE, predictor.spec().architecture())
                        .with(TrainingKey.DECAY, DECAY);
        try (StepThread steps = new StepThread(predictor::close);
                Learner learner = new Learner(predictor, steps, weights, settings, false)) {
            answer(
                    () -> {
                        learner.addWindows(
                                chunk, chunk.windows(), chunk.truth().size(), Progress.NONE);
                        learner.step(RATE);
                    });
        }
    }

    /** From pixels to logits, as recognition does it. */
    private void answerWithForwardPasses() throws IOException {
        predictor.network().prepareInference();
        int windows = chunk.truth().size();
        int frames = predictor.spec().frames();
        try (NoGradients none = new NoGradients()) {
            answer(
                    () -> {
                        try (NDManager scope = predictor.manager().newSubManager()) {
                            NDArray maps =
                                    predictor.features(scope, chunk.pixels(), windows * frames);
                            predictor.score(
                                    WindowStreams.batch(
                                            scope,
                                            FrameSequenceNetwork.unfold(maps, windows, frames),
                                            chunk.windows()));
                        }
                    });
        }
        predictor.close();
    }

    private void answer(Runnable run) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(trained());
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            out.println(order.equals("memory") ? peak() : times(run, Integer.parseInt(order)));
        }
    }

    private static String times(Runnable run, int count) {
        StringBuilder millis = new StringBuilder();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            run.run();
            millis.append((System.nanoTime() - start) / 1e6).append(' ');
        }
        return millis.toString().strip();
    }

    private long trained() {
        return predictor.network().stateDict().entrySet().stream()
                .filter(e -> !e.getKey().contains(".running_"))
                .mapToLong(e -> e.getValue().getArray().size())
                .sum();
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElseThrow();
    }
}
