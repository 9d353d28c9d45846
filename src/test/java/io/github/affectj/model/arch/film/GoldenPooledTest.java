package io.github.affectj.model.arch.film;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.arch.GoldenNumbers;
import io.github.affectj.model.arch.HashedNumbers;
import io.github.affectj.model.engine.DjlRuntime;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numbers of scripts/reference/golden_learn.py, an independent head in numpy: whole, padded,
 * soundless and pictureless windows.
 */
class GoldenPooledTest {
    private final JsonObject golden = read();
    private NDManager manager;

    private static JsonObject read() {
        try {
            return GoldenNumbers.read("pooled-linear.json");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int number(String key) {
        return golden.get(key).getAsInt();
    }

    private NDArray uniform(String name, Shape shape) {
        return manager.create(HashedNumbers.of(name, (int) shape.size()), shape);
    }

    private NDArray mask(String key) {
        float[] flat = new float[number("batch") * number("steps")];
        int at = 0;
        for (JsonElement row : golden.getAsJsonArray(key)) {
            for (JsonElement v : row.getAsJsonArray()) {
                flat[at++] = v.getAsFloat();
            }
        }
        return manager.create(flat, new Shape(number("batch"), number("steps")));
    }

    private void fill(String name, Parameter parameter) {
        NDArray u = uniform("head." + name, parameter.getArray().getShape());
        NDArray value =
                name.endsWith("running_std")
                        ? u.mul(0.2f)
                        : name.endsWith("weight") ? u.mul(2).sub(1) : u.sub(0.5f);
        value.copyTo(parameter.getArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"joint", "audio", "video"})
    void logits(String modality) {
        DjlRuntime.engine();
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        PooledHead head =
                new PooledHead(
                        modality.equals("audio") ? 0 : number("channels"),
                        modality.equals("video") ? 0 : number("features"),
                        number("first"),
                        number("labels"));
        try {
            Shape steps = new Shape(number("batch"), number("steps"));
            int side = number("side");
            WindowBatch windows =
                    new WindowBatch(
                            new MaskedFeatures(
                                    uniform(
                                            "maps",
                                            steps.addAll(
                                                    new Shape(number("channels"), side, side))),
                                    mask("visual_mask")),
                            new MaskedFeatures(
                                    uniform("audio", steps.add(number("features"))).mul(4).sub(2),
                                    mask("audio_mask")));
            head.initialize(
                    manager,
                    DataType.FLOAT32,
                    windows.shape(),
                    windows.audio().values().getShape());
            head.stateDict().forEach(this::fill);
            NDArray logits = head.run(new ParameterStore(manager, false), windows, false).logits();
            assertEquals(new Shape(number("batch"), number("labels")), logits.getShape());
            GoldenNumbers.same(modality, golden.getAsJsonObject("logits").get(modality), logits);
            assertEquals(modality.equals("joint") ? 6 : 4, head.stateDict().size());
        } finally {
            head.stateDict().values().forEach(Parameter::close);
            manager.close();
        }
    }
}
