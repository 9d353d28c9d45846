package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Brings raw features (B, T, D) to mean 0 and deviation 1 by statistics of the training split,
 * which are set before training and stored with the weights, but not trained. Deviations, not
 * variances: those of features in Hz would overflow 16-bit floats.
 */
public final class FeatureNorm extends AbstractBlock {
    /** Features that never vary in training stay finite. */
    private static final float LEAST = 1e-4f;

    /** Beyond this many deviations a feature says no more. */
    private static final float MOST = 8;

    private final Parameter mean;
    private final Parameter deviation;

    public FeatureNorm(int features) {
        mean = statistic("running_mean", Parameter.Type.RUNNING_MEAN, features);
        deviation = statistic("running_std", Parameter.Type.RUNNING_VAR, features);
    }

    private Parameter statistic(String name, Parameter.Type type, int features) {
        return addParameter(
                Parameter.builder()
                        .setName(name)
                        .setType(type)
                        .optShape(new Shape(features))
                        .optRequiresGrad(false)
                        .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray m = parameters.getValue(mean, x.getDevice(), false);
        NDArray s = parameters.getValue(deviation, x.getDevice(), false);
        return new NDList(x.sub(m).div(s.maximum(LEAST)).clip(-MOST, MOST));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return in;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        // It has none.
    }
}
