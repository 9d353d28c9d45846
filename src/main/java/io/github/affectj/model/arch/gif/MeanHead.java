package io.github.affectj.model.arch.gif;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.arch.blocks.Convolutions;

/** Mean over area and time, then one linear layer: maps (B, T, C, h, w) to logits (B, labels). */
final class MeanHead extends TorchBlock {
    private final Block fc;

    MeanHead(int labels) {
        fc = child("fc", Linear.builder().setUnits(labels).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray maps = inputs.singletonOrThrow();
        Shape s = maps.getShape();
        NDArray features =
                maps.reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4)); // B*T, C, h, w
        features =
                Convolutions.globalAverage(features)
                        .reshape(s.get(0), s.get(1), s.get(2))
                        .mean(new int[] {1}); // B, C
        return new NDList(Convolutions.one(fc, parameters, features, training)); // B, labels
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return fc.getOutputShapes(pooled(in));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        fc.initialize(manager, type, pooled(in));
    }

    private static Shape[] pooled(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), in[0].get(2))};
    }
}
