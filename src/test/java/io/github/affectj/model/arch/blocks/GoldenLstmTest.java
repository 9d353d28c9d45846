package io.github.affectj.model.arch.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonObject;
import io.github.affectj.model.arch.GoldenNumbers;
import io.github.affectj.model.arch.HashedNumbers;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.GradientLock;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numbers of scripts/reference/golden_lstm.py: PyTorch's own LSTM over packed sequences of
 * different lengths.
 */
class GoldenLstmTest {
    private JsonObject golden;
    private NDManager manager;

    @BeforeEach
    void open() throws IOException {
        golden = GoldenNumbers.read("lstm.json");
        DjlRuntime.engine();
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void statesAndGradients(boolean bidirectional) {
        JsonObject expected = golden.getAsJsonObject(bidirectional ? "both" : "forward");
        LstmBlock block = new LstmBlock(number("hidden"), bidirectional);
        NDArray x = uniform("x", new Shape(number("batch"), number("steps"), number("channels")));
        x = x.mul(4).sub(2);
        x.setRequiresGradient(true);
        block.initialize(manager, DataType.FLOAT32, x.getShape());
        for (Parameter p : block.getParameters().values()) {
            NDArray array = p.getArray();
            uniform(p.getName(), array.getShape()).mul(2).sub(1).copyTo(array);
            array.setRequiresGradient(true);
        }
        NDArray mask = mask();
        synchronized (GradientLock.class) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray states =
                        block.forward(new ParameterStore(manager, false), new NDList(x, mask), true)
                                .singletonOrThrow();
                assertArrayEquals(
                        block.getOutputShapes(new Shape[] {x.getShape()}),
                        new Shape[] {states.getShape()});
                NDArray there = states.mul(mask.expandDims(2));
                GoldenNumbers.same("states", expected.get("states"), there);
                collector.backward(there.mul(uniform("of_loss", states.getShape())).sum());
            }
        }
        JsonObject gradients = expected.getAsJsonObject("gradients");
        assertEquals(gradients.size(), block.getParameters().size() + 1, "all, and x");
        GoldenNumbers.summary("x", gradients.getAsJsonObject("x"), x.getGradient());
        for (Parameter p : block.getParameters().values()) {
            GoldenNumbers.summary(
                    p.getName(),
                    gradients.getAsJsonObject(p.getName()),
                    p.getArray().getGradient());
            p.close();
        }
    }

    /** Without a mask all steps are there. */
    @Test
    void theMaskIsForPaddingAlone() {
        LstmBlock block = new LstmBlock(4, true);
        NDArray x = uniform("x", new Shape(2, 3, 5));
        block.initialize(manager, DataType.FLOAT32, x.getShape());
        ParameterStore store = new ParameterStore(manager, false);
        float[] without = block.forward(store, new NDList(x), false).get(0).toFloatArray();
        NDArray ones = manager.ones(new Shape(2, 3));
        float[] with = block.forward(store, new NDList(x, ones), false).get(0).toFloatArray();
        assertArrayEquals(without, with);
        block.getParameters().values().forEach(Parameter::close);
    }

    private NDArray mask() {
        float[] lengths = GoldenNumbers.floats(golden.get("lengths"));
        int steps = number("steps");
        float[] mask = new float[lengths.length * steps];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % steps < lengths[i / steps] ? 1 : 0;
        }
        return manager.create(mask, new Shape(lengths.length, steps));
    }

    private NDArray uniform(String name, Shape shape) {
        return manager.create(HashedNumbers.of(name, (int) shape.size()), shape);
    }

    private int number(String key) {
        return golden.get(key).getAsInt();
    }
}
