package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * O-Net, the last network of MTCNN, below its outputs: pixels (N, 3, 48, 48) from -1 to 1 to (N,
 * 256, 1, 1).
 */
public final class OutputNetBackbone extends CascadeTrunk {

    /** A network without weights. */
    public OutputNetBackbone() {
        addOutputLayers();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray rows = trunk(parameters, inputs.singletonOrThrow(), training);
        return new NDList(rows.reshape(rows.getShape().add(1, 1)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {trunkShape(in[0]).add(1, 1)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        initializeTrunk(manager, type, in[0]);
    }
}
