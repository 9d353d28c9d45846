package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.Scalars;
import io.github.affectj.model.TorchBlock;

/**
 * Multi-head scaled dot-product attention that returns its weights. Equations 9 to 11 of Liang 2023
 * (after Vaswani et al. 2017), without biases as there:
 *
 * <pre>
 * Head_i = Softmax(Q W_i^Q (K W_i^K)^T / sqrt(d)) V W_i^V,   d = width / heads
 * Multihead = Concat(Head_1, ..., Head_n) W^O
 * </pre>
 *
 * <p>Takes queries (B, Q, D), keys, which are the values too (B, K, D), and a mask of the keys (B,
 * K) that is 1 where a key is there and 0 where it is not; at least one is there. Gives (B, Q,
 * width) and the weights (B, heads, Q, K), which sum to 1 over K and are 0 where the mask is 0.
 */
public final class MultiHeadAttention extends TorchBlock {
    /** Added to the score of a key that is not there: its weight underflows to 0. */
    private static final float FAR_BELOW = 1e9f;

    private final int heads;
    private final int width;
    private final Block query;
    private final Block key;
    private final Block value;
    private final Block output;

    /**
     * @param width of the output, a multiple of {@code heads}
     */
    public MultiHeadAttention(int heads, int width) {
        this.heads = heads;
        this.width = width;
        query = child("query", linear());
        key = child("key", linear());
        value = child("value", linear());
        output = child("output", linear());
    }

    private Block linear() {
        return Linear.builder().setUnits(width).optBias(false).build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray queries = inputs.get(0);
        NDArray keys = inputs.get(1);
        NDArray mask = inputs.get(2);
        long batch = queries.getShape().get(0);
        NDArray q = split(apply(query, parameters, queries, training)); // B, heads, Q, d
        NDArray k = split(apply(key, parameters, keys, training)); // B, heads, K, d
        NDArray v = split(apply(value, parameters, keys, training)); // B, heads, K, d
        NDArray root = Scalars.of(q, Math.sqrt((double) width / heads));
        NDArray scores = q.matMul(k.transpose(0, 1, 3, 2)).div(root); // B, heads, Q, K
        NDArray absent = mask.reshape(batch, 1, 1, -1).sub(1).mul(Scalars.of(mask, FAR_BELOW));
        NDArray weights = scores.add(absent).softmax(3); // B, heads, Q, K
        NDArray joined =
                weights.matMul(v) // B, heads, Q, d
                        .transpose(0, 2, 1, 3)
                        .reshape(batch, -1, width); // B, Q, width
        return new NDList(apply(output, parameters, joined, training), weights);
    }

    /** (B, N, width) to (B, heads, N, width / heads). */
    private NDArray split(NDArray x) {
        Shape s = x.getShape();
        return x.reshape(s.get(0), s.get(1), heads, width / heads).transpose(0, 2, 1, 3);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        long batch = in[0].get(0);
        return new Shape[] {
            new Shape(batch, in[0].get(1), width),
            new Shape(batch, heads, in[0].get(1), in[1].get(1))
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        query.initialize(manager, type, in[0]);
        key.initialize(manager, type, in[1]);
        value.initialize(manager, type, in[1]);
        output.initialize(manager, type, new Shape(in[0].get(0), in[0].get(1), width));
    }
}
