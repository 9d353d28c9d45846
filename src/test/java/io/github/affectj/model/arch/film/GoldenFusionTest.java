package io.github.affectj.model.arch.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.GoldenNumbers;
import io.github.affectj.model.arch.HashedNumbers;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.GradientLock;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of scripts/reference/golden_fusion.py, independent PyTorch heads with the same
 * weights: whole, padded, soundless and pictureless windows, of every method, modality and
 * attention, with the gender task and without, in both directions, with given features, by step.
 */
class GoldenFusionTest {
    private NDManager manager;
    private ParameterStore parameters;
    private JsonObject golden;
    private FusionHead head;

    private static JsonObject read() {
        try {
            return GoldenNumbers.read("av-fusion.json");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Each case under its options. */
    static Stream<Arguments> cases() {
        return read().getAsJsonArray("cases").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(c -> Arguments.of(name(c), c));
    }

    private static String name(JsonObject options) {
        return "%s %s%s%s%s%s mu:%s"
                .formatted(
                        options.get("method").getAsString(),
                        options.get("modality").getAsString(),
                        flag(options, "attention"),
                        flag(options, "bidirectional"),
                        flag(options, "given"),
                        flag(options, "per_step"),
                        options.get("mu").getAsString());
    }

    private static String flag(JsonObject options, String name) {
        return options.get(name).getAsBoolean() ? " " + name : "";
    }

    @BeforeEach
    void open() {
        golden = read();
        DjlRuntime.engine();
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        parameters = new ParameterStore(manager, false);
    }

    @AfterEach
    void close() {
        head.stateDict().values().forEach(Parameter::close);
        manager.close();
    }

    private void build(JsonObject options) {
        String modality = options.get("modality").getAsString();
        boolean given = options.get("given").getAsBoolean();
        boolean perStep = options.get("per_step").getAsBoolean();
        head =
                new FusionHead(
                        new FusionForm(
                                FusionForm.Method.valueOf(
                                        options.get("method")
                                                .getAsString()
                                                .toUpperCase(Locale.ROOT)),
                                new Modalities(
                                        !modality.equals("audio"), !modality.equals("video")),
                                options.get("attention").getAsBoolean(),
                                options.get("bidirectional").getAsBoolean(),
                                perStep,
                                options.get("mu").getAsDouble() < 1 && !perStep,
                                given ? number("given") : 0,
                                number("features"),
                                given ? 0 : number("audio_first"),
                                number("hidden"),
                                number("heads"),
                                number("units"),
                                number("labels")));
        WindowBatch windows = windows(given);
        head.initialize(
                manager, DataType.FLOAT32, windows.shape(), windows.audio().values().getShape());
        head.stateDict().forEach(this::fill);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void outputsAndAllGradients(String name, JsonObject expected) {
        build(expected);
        JsonObject gradients = expected.getAsJsonObject("gradients");
        Map<String, Parameter> state = head.stateDict();
        assertEquals(
                state.keySet().stream().filter(n -> !n.contains("running")).sorted().toList(),
                gradients.keySet().stream().sorted().toList(),
                "all but statistics have one");
        gradients.keySet().forEach(n -> state.get(n).getArray().setRequiresGradient(true));
        synchronized (GradientLock.class) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                WindowBatch windows = windows(expected.get("given").getAsBoolean());
                HeadOutput out = head.run(parameters, windows, false);
                checkOutput(out, expected);
                NDArray loss = loss(out, expected);
                GoldenNumbers.near("loss", expected.get("loss").getAsDouble(), loss.getFloat());
                collector.backward(loss);
            }
        }
        gradients
                .keySet()
                .forEach(
                        n ->
                                GoldenNumbers.shortly(
                                        n,
                                        gradients.get(n),
                                        state.get(n).getArray().getGradient()));
    }

    private void checkOutput(HeadOutput out, JsonObject expected) {
        GoldenNumbers.same("logits", expected.get("logits"), out.logits());
        assertEquals(
                expected.get("per_step").getAsBoolean() ? number("batch") * number("steps") : 4,
                out.logits().getShape().get(0));
        if (expected.has("gender")) {
            GoldenNumbers.same("gender", expected.get("gender"), out.gender());
        } else {
            assertNull(out.gender());
        }
        if (expected.has("spatial")) {
            GoldenNumbers.shortly("spatial", expected.get("spatial"), out.spatialAttention());
        } else {
            assertNull(out.spatialAttention());
        }
        if (!expected.get("attention").getAsBoolean()) {
            assertNull(out.visualAttention());
            assertNull(out.audioAttention());
            return;
        }
        NDArray told =
                switch (expected.get("modality").getAsString()) {
                    case "audio" -> out.audioAttention();
                    case "video" -> out.visualAttention();
                    default ->
                            NDArrays.concat(
                                    new NDList(out.visualAttention(), out.audioAttention()), 2);
                };
        GoldenNumbers.same("temporal", expected.get("temporal"), told);
    }

    /** Equation 13, or the cross entropy of the steps that have a label. */
    private NDArray loss(HeadOutput out, JsonObject expected) {
        if (expected.get("per_step").getAsBoolean()) {
            return crossEntropy(out.logits(), "step_emotions");
        }
        NDArray emotions = crossEntropy(out.logits(), "emotions");
        if (out.gender() == null) {
            return emotions;
        }
        float mu = expected.get("mu").getAsFloat();
        return emotions.mul(mu).add(crossEntropy(out.gender(), "genders").mul(1 - mu));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatIsMaskedHasNoSay(String name, JsonObject options) {
        build(options);
        WindowBatch windows = windows(options.get("given").getAsBoolean());
        HeadOutput before = head.run(parameters, windows, false);
        HeadOutput after =
                head.run(
                        parameters,
                        new WindowBatch(noisy(windows.visual()), noisy(windows.audio())),
                        false);
        // Rows of steps that no stream has say nothing.
        boolean perStep = options.get("per_step").getAsBoolean();
        NDArray there =
                perStep
                        ? windows.visual().mask().maximum(windows.audio().mask()).reshape(-1, 1)
                        : manager.ones(new Shape(1, 1));
        float[] expected = before.logits().mul(there).toFloatArray();
        float[] actual = after.logits().mul(there).toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-5, name);
        }
        if (before.visualAttention() != null) {
            float[] sums =
                    before.visualAttention()
                            .sum(new int[] {2})
                            .add(before.audioAttention().sum(new int[] {2}))
                            .toFloatArray();
            for (int i = 0; i < sums.length; i++) {
                boolean any = hasAStep(options, i / number("heads"));
                assertEquals(any ? 1 : 0, sums[i], 1e-5, name);
            }
            assertEquals(0, ofAbsent(before.visualAttention(), windows.visual()), name);
            assertEquals(0, ofAbsent(before.audioAttention(), windows.audio()), name);
        }
    }

    private boolean hasAStep(JsonObject options, int window) {
        String modality = options.get("modality").getAsString();
        return (!modality.equals("audio") && any("visual_mask", window))
                || (!modality.equals("video") && any("audio_mask", window));
    }

    private boolean any(String mask, int window) {
        float[] all = GoldenNumbers.floats(golden.get(mask));
        int steps = number("steps");
        return IntStream.range(window * steps, (window + 1) * steps).anyMatch(i -> all[i] > 0);
    }

    private static float ofAbsent(NDArray weights, MaskedFeatures stream) {
        return weights.mul(stream.mask().expandDims(1).sub(1)).abs().sum().getFloat();
    }

    /** Noise where no step is. */
    private MaskedFeatures noisy(MaskedFeatures stream) {
        long[] ones = new long[stream.values().getShape().dimension()];
        Arrays.fill(ones, 1);
        ones[0] = number("batch");
        ones[1] = number("steps");
        NDArray noise = manager.randomNormal(stream.values().getShape()).mul(50);
        NDArray holes = stream.mask().sub(1).reshape(new Shape(ones));
        return new MaskedFeatures(stream.values().add(noise.mul(holes)), stream.mask());
    }

    /** Mean over the rows whose truth is not below 0. */
    private NDArray crossEntropy(NDArray logits, String key) {
        int classes = (int) logits.getShape().get(1);
        float[] truth = GoldenNumbers.floats(golden.get(key));
        float[] oneHot = new float[truth.length * classes];
        int labelled = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] >= 0) {
                oneHot[i * classes + (int) truth[i]] = 1;
                labelled++;
            }
        }
        NDArray targets = manager.create(oneHot, logits.getShape());
        return logits.logSoftmax(1).mul(targets).sum().neg().div(labelled);
    }

    private WindowBatch windows(boolean given) {
        Shape steps = new Shape(number("batch"), number("steps"));
        int side = number("side");
        NDArray visual =
                given
                        ? spread("given", steps.addAll(new Shape(number("given"), 1, 1)))
                        : uniform("maps", steps.addAll(new Shape(number("channels"), side, side)));
        return new WindowBatch(
                new MaskedFeatures(visual, mask("visual_mask", steps)),
                new MaskedFeatures(
                        spread("audio", steps.add(number("features"))), mask("audio_mask", steps)));
    }

    private NDArray mask(String key, Shape steps) {
        return manager.create(GoldenNumbers.floats(golden.get(key)), steps);
    }

    private NDArray uniform(String name, Shape shape) {
        return manager.create(HashedNumbers.of(name, (int) shape.size()), shape);
    }

    private NDArray spread(String name, Shape shape) {
        return uniform(name, shape).mul(4).sub(2);
    }

    private void fill(String name, Parameter parameter) {
        NDArray array = parameter.getArray();
        long[] shape = array.getShape().getShape();
        NDArray u = uniform("head." + name, array.getShape());
        NDArray value;
        if (name.endsWith("running_std")) {
            value = u.add(0.5f);
        } else if (shape.length > 1) {
            float scale = (float) (1.5 * Math.sqrt(1.0 / shape[shape.length - 1]));
            value = u.mul(2).sub(1).mul(scale);
        } else {
            value = u.sub(0.5f);
        }
        value.copyTo(array);
    }

    private int number(String key) {
        return golden.get(key).getAsInt();
    }
}
