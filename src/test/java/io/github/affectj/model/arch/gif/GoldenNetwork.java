package io.github.affectj.model.arch.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.explain.GradCam;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.HashedNumbers;
import io.github.affectj.model.engine.GradientLock;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.HeadScores;
import io.github.affectj.result.AttentionMap;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A network of ours with the weights of one of scripts/reference/golden_gif.py, held against its
 * numbers: within 1e-4, and within 1e-4 of a tensor's largest number.
 */
final class GoldenNetwork implements AutoCloseable {
    private static final double TOLERANCE = 1e-4;

    /** What is left by rounding of a gradient that is 0. */
    private static final double NOTHING = 1e-6;

    private final JsonObject golden;
    private final EmotionPredictor predictor;

    GoldenNetwork(String name) {
        golden = read(name);
        predictor = EmotionPredictor.fresh(spec(), Device.cpu());
        Map<String, Parameter> state = predictor.network().stateDict();
        state.forEach(
                (tensor, parameter) ->
                        fill(
                                tensor,
                                parameter,
                                state.containsKey(tensor.replaceAll("bias$", "running_mean"))));
    }

    private static JsonObject read(String name) {
        Path file = Path.of("src/test/resources/golden", name + ".json");
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private ModelSpec spec() {
        ModelArchitecture architecture =
                Architectures.get(golden.get("architecture").getAsString());
        @SuppressWarnings("unchecked")
        Map<String, Object> hyper = new Gson().fromJson(golden.get("hyper"), Map.class);
        return new ModelSpec(
                "golden",
                architecture.key(),
                HyperValues.ofModel(architecture, hyper, "golden").map(),
                IntStream.range(0, number("labels")).mapToObj(i -> "label" + i).toList(),
                number("size"),
                number("frames"),
                number("frames"),
                ModelSpec.IMAGENET_MEAN,
                ModelSpec.IMAGENET_STD,
                1,
                "",
                "",
                Map.of(),
                Map.of());
    }

    EmotionPredictor predictor() {
        return predictor;
    }

    /** Logits and Grad-CAM, as recognition computes them. */
    void checkInference() {
        predictor.network().prepareInference();
        int windows = number("windows");
        int time = number("frames");
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDArray clip = input(scope).reshape(-1, 3, number("size"), number("size"));
            NDArray maps =
                    predictor.features(scope, clip.toFloatArray(), windows * time); // B*T, C, h, w
            WindowBatch batch =
                    WindowBatch.ofFrames(FrameSequenceNetwork.unfold(maps, windows, time), 0);
            double[][] logits = predictor.score(batch).logits();
            for (int w = 0; w < windows; w++) {
                double[] expected = doubles(golden.getAsJsonArray("logits").get(w));
                for (int k = 0; k < expected.length; k++) {
                    assertEquals(expected[k], logits[w][k], TOLERANCE, "logit " + w + ", " + k);
                }
            }
            checkGradCam(batch, logits);
        }
    }

    private void checkGradCam(WindowBatch batch, double[][] logits) {
        int windows = number("windows");
        int time = number("frames");
        GradCam cam = new GradCam(predictor, windows * time, "label" + number("gradcam_label"));
        cam.scored(
                IntStream.range(0, windows)
                        .mapToObj(w -> IntStream.range(w * time, (w + 1) * time).toArray())
                        .toList(),
                batch,
                new HeadScores(logits, null, null, null));
        double[] expected = doubles(golden.get("gradcam"));
        double[] shape = doubles(golden.get("gradcam_shape"));
        int steps = (int) shape[1];
        int area = (int) (shape[2] * shape[3]);
        List<AttentionMap> maps = cam.maps();
        assertEquals(windows * time, maps.size());
        for (int f = 0; f < maps.size(); f++) {
            int step = f / time * steps + f % time * steps / time;
            float[] values = maps.get(f).values();
            assertEquals(area, values.length);
            for (int i = 0; i < area; i++) {
                assertEquals(expected[step * area + i], values[i], TOLERANCE, "map of frame " + f);
            }
        }
    }

    /** Loss, the gradient of every parameter, and the statistics that a training pass leaves. */
    void checkTraining() {
        FrameSequenceNetwork network = predictor.network();
        Map<String, Parameter> state = network.stateDict();
        JsonObject gradients = golden.getAsJsonObject("gradients");
        JsonObject statistics = golden.getAsJsonObject("statistics");
        TreeSet<String> names = new TreeSet<>(gradients.keySet());
        names.addAll(statistics.keySet());
        assertEquals(names, new TreeSet<>(state.keySet()), "names of all parameters");
        gradients.keySet().forEach(n -> state.get(n).getArray().setRequiresGradient(true));
        try (NDManager scope = predictor.manager().newSubManager()) {
            synchronized (GradientLock.class) {
                try (GradientCollector collector =
                        Engine.getEngine("PyTorch").newGradientCollector()) {
                    NDArray logits =
                            network.forward(predictor.parameters(), new NDList(input(scope)), true)
                                    .singletonOrThrow();
                    NDArray loss = logits.logSoftmax(1).mul(targets(scope)).sum().neg();
                    loss = loss.div(number("windows"));
                    assertEquals(golden.get("loss").getAsDouble(), loss.getFloat(), TOLERANCE);
                    collector.backward(loss);
                }
            }
        }
        for (String name : gradients.keySet()) {
            try (NDArray gradient = state.get(name).getArray().getGradient()) {
                check(name, gradients.getAsJsonObject(name), gradient.toFloatArray());
            }
        }
        for (String name : statistics.keySet()) {
            check(
                    name,
                    statistics.getAsJsonObject(name),
                    state.get(name).getArray().toFloatArray());
        }
    }

    private NDArray targets(NDManager scope) {
        int labels = number("labels");
        double[] truth = doubles(golden.get("train_labels"));
        float[] oneHot = new float[truth.length * labels];
        for (int i = 0; i < truth.length; i++) {
            oneHot[i * labels + (int) truth[i]] = 1;
        }
        return scope.create(oneHot, new Shape(truth.length, labels));
    }

    private static void check(String name, JsonObject expected, float[] actual) {
        if (expected.has("zero")) {
            for (float v : actual) {
                assertEquals(0, v, NOTHING, name);
            }
            return;
        }
        double largest = expected.get("max").getAsDouble();
        double tolerance = TOLERANCE * Math.min(1, largest);
        float[] hashed = HashedNumbers.of(name + ".probe", actual.length);
        double squares = 0;
        double probe = 0;
        double max = 0;
        for (int i = 0; i < actual.length; i++) {
            squares += (double) actual[i] * actual[i];
            probe += actual[i] * (hashed[i] - 0.5);
            max = Math.max(max, Math.abs(actual[i]));
        }
        double norm = expected.get("norm").getAsDouble();
        assertEquals(largest, max, tolerance, name + ": largest");
        assertEquals(norm, Math.sqrt(squares), TOLERANCE * norm, name + ": norm");
        // Errors of 1e-4 of every entry, none of them in step with another.
        assertEquals(
                expected.get("probe").getAsDouble(), probe, TOLERANCE * norm, name + ": probe");
        double[] at = doubles(expected.get("at"));
        for (int i = 0; i < at.length; i++) {
            int place = (int) ((long) i * (actual.length - 1) / (at.length - 1));
            assertEquals(at[i], actual[place], tolerance, name + " at " + place);
        }
    }

    private NDArray input(NDManager scope) {
        Shape shape =
                new Shape(number("windows"), number("frames"), 3, number("size"), number("size"));
        float[] values = HashedNumbers.of("input", (int) shape.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = 4 * values[i] - 2;
        }
        return scope.create(FloatBuffer.wrap(values), shape);
    }

    private void fill(String name, Parameter parameter, boolean ofNorm) {
        NDArray array = parameter.getArray();
        long[] shape = array.getShape().getShape();
        float[] v = HashedNumbers.of(name, (int) array.size());
        boolean spread =
                name.endsWith("running_var") || (shape.length == 1 && name.endsWith(".weight"));
        float scale = (float) (Math.sqrt(6.0 * shape[0] / array.size()) * 0.8);
        for (int i = 0; i < v.length; i++) {
            if (spread) {
                v[i] = 0.5f + v[i];
            } else if (shape.length > 1) {
                v[i] = (2 * v[i] - 1) * scale;
            } else {
                v[i] = 0.2f * (v[i] - 0.5f);
            }
            v[i] += name.endsWith("bias") && ofNorm ? golden.get("norm_bias").getAsFloat() : 0;
        }
        try (NDManager scope = predictor.manager().newSubManager()) {
            scope.create(FloatBuffer.wrap(v), array.getShape()).copyTo(array);
        }
    }

    private int number(String key) {
        return golden.get(key).getAsInt();
    }

    private static double[] doubles(JsonElement array) {
        JsonArray values = array.getAsJsonArray();
        return IntStream.range(0, values.size())
                .mapToDouble(i -> values.get(i).getAsDouble())
                .toArray();
    }

    @Override
    public void close() {
        predictor.close();
    }
}
