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
import io.github.affectj.model.arch.blocks.ConvGruBlock;
import io.github.affectj.model.arch.blocks.Convolutions;
import java.util.ArrayList;
import java.util.List;

/**
 * Stacked ConvGRU, mean over the last state's area, then equation 5 of Zhang et al. 2022 up to the
 * softmax: {@code W_soft tanh(W_l F + b_l) + b_soft}. Maps (B, T, C, h, w) to logits (B, labels).
 */
final class ConvGruHead extends TorchBlock {
    /** The paper gives no width of the tanh layer, and of the depth says "multilayer". */
    static final List<HyperParameter> HYPER_PARAMETERS =
            List.of(
                    HyperParameter.integer("hidden", 1, 1024, 128, "channels of the ConvGRU"),
                    HyperParameter.integer("layers", 1, 8, 2, "depth of the stacked ConvGRU"),
                    HyperParameter.integer("units", 1, 4096, 128, "width of the tanh layer"));

    private final List<ConvGruBlock> layers = new ArrayList<>();
    private final Block fc1;
    private final Block fc2;
    private final int hidden;

    private ConvGruHead(int hidden, int layerCount, int units, int labels) {
        this.hidden = hidden;
        for (int i = 0; i < layerCount; i++) {
            layers.add(child("gru." + i, new ConvGruBlock(hidden)));
        }
        fc1 = child("fc1", Linear.builder().setUnits(units).build());
        fc2 = child("fc2", Linear.builder().setUnits(labels).build());
    }

    /** The head that a spec with {@link #HYPER_PARAMETERS} asks for. */
    static ConvGruHead of(ModelSpec spec) {
        HyperValues values = spec.values();
        return new ConvGruHead(
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
        NDArray y = inputs.singletonOrThrow(); // B, T, C, h, w
        for (ConvGruBlock layer : layers) {
            y = Convolutions.one(layer, parameters, y, training); // B, T, hidden, h, w
        }
        NDArray last = y.get(":,-1"); // B, hidden, h, w
        NDArray features = Convolutions.globalAverage(last); // B, hidden
        NDArray units =
                Activation.tanh(Convolutions.one(fc1, parameters, features, training)); // B, units
        return new NDList(Convolutions.one(fc2, parameters, units, training)); // B, labels
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc2.getOutputShapes(fc1.getOutputShapes(pooled(in)));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape[] s = in;
        for (ConvGruBlock layer : layers) {
            layer.initialize(manager, type, s);
            s = layer.getOutputShapes(s);
        }
        fc1.initialize(manager, type, pooled(in));
        fc2.initialize(manager, type, fc1.getOutputShapes(pooled(in)));
    }

    private Shape[] pooled(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), hidden)};
    }
}
