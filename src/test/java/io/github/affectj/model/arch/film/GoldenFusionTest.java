package io.github.affectj.model.arch.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.HashedNumbers;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.GradientLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The numbers of scripts/reference/golden_fusion.py, an independent PyTorch head with the same
 * weights: whole, padded, soundless and pictureless windows. Tolerance 1e-4 absolute.
 */
class GoldenFusionTest {
    private static final double TOLERANCE = 1e-4;

    private JsonObject golden;
    private NDManager manager;
    private ParameterStore parameters;
    private FusionHead head;

    @BeforeEach
    void build() throws IOException {
        golden =
                JsonParser.parseString(
                                Files.readString(
                                        Path.of("src/test/resources/golden/gru-attention.json")))
                        .getAsJsonObject();
        DjlRuntime.engine();
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        parameters = new ParameterStore(manager, false);
        head =
                new FusionHead(
                        new FusionForm(
                                FusionForm.Method.GRU,
                                Modalities.BOTH,
                                true,
                                false,
                                false,
                                true,
                                0,
                                number("features"),
                                number("sound_first"),
                                number("hidden"),
                                number("heads"),
                                number("units"),
                                number("labels")));
        head.initialize(manager, DataType.FLOAT32, maps(), sound());
        head.stateDict().forEach(this::fill);
    }

    @AfterEach
    void close() {
        head.stateDict().values().forEach(Parameter::close);
        manager.close();
    }

    @Test
    void scoresAndAttention() {
        HeadOutput out = head.run(parameters, windows(), false);
        check("logits", out.logits());
        check("gender", out.gender());
        check("where", out.spatialAttention());
        check("picture_when", out.visualAttention());
        check("sound_when", out.audioAttention());
    }

    @Test
    void weightsOfWhatIsNotThereAreZeroAndTheRestSumsToOne() {
        HeadOutput out = head.run(parameters, windows(), false);
        float[] sums =
                out.visualAttention()
                        .sum(new int[] {2})
                        .add(out.audioAttention().sum(new int[] {2}))
                        .toFloatArray();
        for (float sum : sums) {
            assertEquals(1, sum, 1e-5);
        }
        NDArray absentVisual =
                out.visualAttention().mul(windows().visual().mask().expandDims(1).sub(1));
        NDArray absentAudio =
                out.audioAttention().mul(windows().audio().mask().expandDims(1).sub(1));
        assertEquals(0, absentVisual.abs().sum().getFloat());
        assertEquals(0, absentAudio.abs().sum().getFloat());
    }

    @Test
    void whatIsMaskedHasNoSay() {
        WindowBatch windows = windows();
        float[] before = head.run(parameters, windows, false).logits().toFloatArray();
        NDArray noise = manager.randomNormal(windows.shape()).mul(50);
        NDArray hole =
                windows.visual().mask().sub(1).reshape(number("batch"), number("steps"), 1, 1, 1);
        NDArray moreNoise = manager.randomNormal(sound()).mul(50);
        NDArray silence = windows.audio().mask().sub(1).expandDims(2);
        WindowBatch other =
                new WindowBatch(
                        new MaskedFeatures(
                                windows.maps().add(noise.mul(hole)), windows.visual().mask()),
                        new MaskedFeatures(
                                windows.audio().values().add(moreNoise.mul(silence)),
                                windows.audio().mask()));
        float[] after = head.run(parameters, other, false).logits().toFloatArray();
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], after[i], 1e-5);
        }
    }

    @Test
    void lossAndGradients() {
        Map<String, Parameter> state = head.stateDict();
        JsonObject gradients = golden.getAsJsonObject("gradients");
        assertEquals(
                state.size() - 2, gradients.size(), "all but the statistics of the sound have one");
        gradients.keySet().forEach(name -> state.get(name).getArray().setRequiresGradient(true));
        synchronized (GradientLock.class) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                HeadOutput out = head.run(parameters, windows(), false);
                float mu = golden.get("mu").getAsFloat();
                NDArray loss =
                        crossEntropy(out.logits(), "emotions")
                                .mul(mu)
                                .add(crossEntropy(out.gender(), "genders").mul(1 - mu));
                assertEquals(golden.get("loss").getAsDouble(), loss.getFloat(), TOLERANCE);
                collector.backward(loss);
            }
        }
        gradients
                .entrySet()
                .forEach(
                        e -> {
                            NDArray g = state.get(e.getKey()).getArray().getGradient();
                            float[] actual = g.toFloatArray();
                            double squares = 0;
                            for (float v : actual) {
                                squares += (double) v * v;
                            }
                            JsonObject expected = e.getValue().getAsJsonObject();
                            assertEquals(
                                    expected.get("norm").getAsDouble(),
                                    Math.sqrt(squares),
                                    TOLERANCE,
                                    e.getKey());
                            JsonArray at = expected.getAsJsonArray("at");
                            int n = actual.length;
                            int[] places = {0, n / 3, n / 2, n - 1};
                            for (int i = 0; i < places.length; i++) {
                                assertEquals(
                                        at.get(i).getAsDouble(),
                                        actual[places[i]],
                                        TOLERANCE,
                                        e.getKey());
                            }
                            assertTrue(squares > 0, e.getKey());
                        });
    }

    private NDArray crossEntropy(NDArray logits, String key) {
        long classes = logits.getShape().get(1);
        JsonArray truth = golden.getAsJsonArray(key);
        float[] oneHot = new float[(int) (truth.size() * classes)];
        for (int i = 0; i < truth.size(); i++) {
            oneHot[(int) (i * classes + truth.get(i).getAsInt())] = 1;
        }
        NDArray targets = manager.create(oneHot, new Shape(truth.size(), classes));
        return logits.logSoftmax(1).mul(targets).sum().neg().div(truth.size());
    }

    private WindowBatch windows() {
        float[] sound = HashedNumbers.of("sound", (int) sound().size());
        for (int i = 0; i < sound.length; i++) {
            sound[i] = 4 * sound[i] - 2;
        }
        Shape steps = new Shape(number("batch"), number("steps"));
        return new WindowBatch(
                new MaskedFeatures(
                        manager.create(HashedNumbers.of("maps", (int) maps().size()), maps()),
                        manager.create(floats("picture_mask"), steps)),
                new MaskedFeatures(
                        manager.create(sound, sound()),
                        manager.create(floats("sound_mask"), steps)));
    }

    private Shape maps() {
        return new Shape(
                number("batch"),
                number("steps"),
                number("channels"),
                number("side"),
                number("side"));
    }

    private Shape sound() {
        return new Shape(number("batch"), number("steps"), number("features"));
    }

    private void fill(String name, Parameter parameter) {
        NDArray array = parameter.getArray();
        long[] shape = array.getShape().getShape();
        float[] v = HashedNumbers.of(name, (int) array.size());
        float scale = (float) (1.5 * Math.sqrt(1.0 / shape[shape.length - 1]));
        for (int i = 0; i < v.length; i++) {
            if (name.endsWith("running_std")) {
                v[i] += 0.5f;
            } else if (shape.length > 1) {
                v[i] = (2 * v[i] - 1) * scale;
            } else {
                v[i] -= 0.5f;
            }
        }
        manager.create(v, array.getShape()).copyTo(array);
    }

    private void check(String key, NDArray actual) {
        float[] expected = floats(key);
        float[] values = actual.toFloatArray();
        assertEquals(expected.length, values.length, key);
        for (int i = 0; i < values.length; i++) {
            assertEquals(expected[i], values[i], TOLERANCE, key + " at " + i);
        }
    }

    private float[] floats(String key) {
        JsonArray array = golden.getAsJsonArray(key);
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }

    private int number(String key) {
        return golden.get(key).getAsInt();
    }
}
