package io.github.affectj.model.arch.shots;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * How alike each frame is to its neighbours: vectors of length 1 (B, T, D) to (B, T, {@link
 * #UNITS}). The products of a frame's vector with those of the fifty frames before it, its own and
 * of the fifty behind it, 0 where the window has no such frame, pass a linear layer and a ReLU.
 */
final class NeighbourSimilarity extends TorchBlock {
    /** Width of the output. */
    static final int UNITS = 128;

    private static final int AROUND = 50;
    private static final int NEIGHBOURS = 2 * AROUND + 1;

    /** The shortest length that a vector is divided by, as in PyTorch's normalize. */
    private static final float LEAST_LENGTH = 1e-12f;

    private final Block fc;

    NeighbourSimilarity() {
        fc = child("fc", Linear.builder().setUnits(UNITS).build());
    }

    /** Vectors (B, T, D) brought to length 1. */
    static NDArray normalised(NDArray vectors) {
        NDArray lengths = vectors.square().sum(new int[] {2}, true).sqrt();
        return vectors.div(lengths.maximum(LEAST_LENGTH));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray vectors = inputs.singletonOrThrow();
        Shape s = vectors.getShape();
        NDArray alike = vectors.matMul(vectors.transpose(0, 2, 1)); // B, T, T
        return new NDList(
                Activation.relu(
                        apply(fc, parameters, around(alike, s.get(0), s.get(1)), training)));
    }

    /**
     * Of each row what lies around the diagonal: (B, T, T) to (B, T, {@link #NEIGHBOURS}). Written
     * one behind the other into rows that are longer by one, each row begins one place further to
     * the right than the one above, so that the diagonal becomes a column.
     */
    private static NDArray around(NDArray alike, long batch, long time) {
        NDManager manager = alike.getManager();
        NDArray edge = manager.zeros(new Shape(batch, time, AROUND));
        NDArray wide = NDArrays.concat(new NDList(edge, alike, edge), 2); // B, T, T + 100
        long width = time + 2L * AROUND;
        NDArray flat = wide.reshape(batch, time * width);
        NDArray longer =
                NDArrays.concat(new NDList(flat, manager.zeros(new Shape(batch, time))), 1);
        return longer.reshape(batch, time, width + 1).get(new NDIndex(":, :, :" + NEIGHBOURS));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), in[0].get(1), UNITS)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        fc.initialize(manager, type, new Shape(in[0].get(0), in[0].get(1), NEIGHBOURS));
    }
}
