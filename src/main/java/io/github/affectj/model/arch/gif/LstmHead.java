package io.github.affectj.model.arch.gif;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.arch.blocks.Convolutions;
import io.github.affectj.model.arch.blocks.LstmBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean of each frame's maps over their area, a stacked LSTM over the frames, and its last state
 * through the tanh layer and the logits of {@link ConvGruHead}. Maps (B, T, C, h, w) to logits (B,
 * labels).
 */
final class LstmHead extends TorchBlock {
    /** The paper gives neither widths nor depth. */
    static final List<HyperParameter> HYPER_PARAMETERS =
            List.of(
                    HyperParameter.integer("hidden", 1, 1024, 128, "width of the LSTM"),
                    HyperParameter.integer("layers", 1, 8, 1, "depth of the stacked LSTM"),
                    HyperParameter.integer("units", 1, 4096, 128, "width of the tanh layer"));

    private final int hidden;
    private final List<LstmBlock> layers = new ArrayList<>();
    private final Block fc1;
    private final Block fc2;

    private LstmHead(int hidden, int layerCount, int units, int labels) {
        this.hidden = hidden;
        for (int i = 0; i < layerCount; i++) {
            layers.add(child("lstm." + i, new LstmBlock(hidden)));
        }
        fc1 = child("fc1", Linear.builder().setUnits(units).build());
        fc2 = child("fc2", Linear.builder().setUnits(labels).build());
    }

    /** The head that a spec with {@link #HYPER_PARAMETERS} asks for. */
    static LstmHead of(ModelSpec spec) {
        HyperValues values = spec.values();
        return new LstmHead(
                values.integer("hidden"),
                values.integer("layers"),
                values.integer("units"),
                spec.labels().size());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray maps = inputs.singletonOrThrow(); // B, T, C, h, w
        Shape s = maps.getShape();
        NDArray flat = maps.reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4));
        NDArray states =
                Convolutions.globalAverage(flat).reshape(s.get(0), s.get(1), s.get(2)); // B, T, C
        for (LstmBlock layer : layers) {
            states = apply(layer, parameters, states, training); // B, T, hidden
        }
        NDArray last = states.get(":,-1"); // B, hidden
        NDArray units = Activation.tanh(apply(fc1, parameters, last, training)); // B, units
        return new NDList(apply(fc2, parameters, units, training)); // B, labels
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc2.getOutputShapes(fc1.getOutputShapes(state(in)));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape[] s = {new Shape(in[0].get(0), in[0].get(1), in[0].get(2))};
        for (LstmBlock layer : layers) {
            layer.initialize(manager, type, s);
            s = layer.getOutputShapes(s);
        }
        fc1.initialize(manager, type, state(in));
        fc2.initialize(manager, type, fc1.getOutputShapes(state(in)));
    }

    private Shape[] state(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), hidden)};
    }
}
