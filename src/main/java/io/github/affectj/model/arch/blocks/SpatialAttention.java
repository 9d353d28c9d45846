package io.github.affectj.model.arch.blocks;

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
import io.github.affectj.model.TorchBlock;

/**
 * Pools a frame's maps into one vector by weights over its places, so that <em>where</em> the model
 * looks is a real attention weight: {@code a = softmax(w tanh(W x_p))} over the places p, {@code v
 * = sum_p a_p x_p} (the soft attention of Xu et al. 2015 without its query). Maps (N, C, h, w) to
 * vectors (N, C) and weights (N, h * w), each row of which sums to 1.
 */
public final class SpatialAttention extends TorchBlock {
    private final Block hidden;
    private final Block score;

    public SpatialAttention(int units) {
        hidden = child("hidden", Linear.builder().setUnits(units).build());
        // No bias: the softmax would not see it.
        score = child("score", Linear.builder().setUnits(1).optBias(false).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray maps = inputs.singletonOrThrow();
        Shape s = maps.getShape();
        long places = s.get(2) * s.get(3);
        NDArray flat = maps.reshape(s.get(0), s.get(1), places); // N, C, P
        NDArray rows = flat.transpose(0, 2, 1); // N, P, C
        NDArray units = Activation.tanh(apply(hidden, parameters, rows, training)); // N, P, U
        NDArray weights = apply(score, parameters, units, training).softmax(1); // N, P, 1
        NDArray pooled = flat.matMul(weights).reshape(s.get(0), s.get(1)); // N, C
        return new NDList(pooled, weights.reshape(s.get(0), places));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape s = in[0];
        return new Shape[] {
            new Shape(s.get(0), s.get(1)), new Shape(s.get(0), s.get(2) * s.get(3))
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape rows = new Shape(in[0].get(0), in[0].get(2) * in[0].get(3), in[0].get(1));
        hidden.initialize(manager, type, rows);
        score.initialize(manager, type, hidden.getOutputShapes(new Shape[] {rows})[0]);
    }
}
