package io.github.affectj.model.arch.shots;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Four pairs of convolutions side by side, over the places of a frame and then over frames that lie
 * 1, 2, 4 and 8 apart, and the normalisation of their maps: (B, C, T, H, W) to (B, 4 * filters, T,
 * H, W). DilatedDCNNV2 of the paper; a ReLU behind it is the caller's.
 */
final class DilatedConvolutions extends TorchBlock {
    private static final int[] DISTANCES = {1, 2, 4, 8};

    /** That of the published network. */
    private static final float EPSILON = 1e-3f;

    private final int filters;
    private final List<Conv3d> inSpace = new ArrayList<>();
    private final List<Conv3d> inTime = new ArrayList<>();
    private final BatchNorm norm;

    DilatedConvolutions(int filters) {
        this.filters = filters;
        for (int distance : DISTANCES) {
            String name = "Conv3D_" + distance + ".layers.";
            inSpace.add(
                    child(
                            name + 0,
                            Conv3d.builder()
                                    .setKernelShape(new Shape(1, 3, 3))
                                    .setFilters(2 * filters)
                                    .optPadding(new Shape(0, 1, 1))
                                    .optBias(false)
                                    .build()));
            inTime.add(
                    child(
                            name + 1,
                            Conv3d.builder()
                                    .setKernelShape(new Shape(3, 1, 1))
                                    .setFilters(filters)
                                    .optPadding(new Shape(distance, 0, 0))
                                    .optDilation(new Shape(distance, 1, 1))
                                    .optBias(false)
                                    .build()));
        }
        norm = child("bn", BatchNorm.builder().optEpsilon(EPSILON).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDList maps = new NDList();
        for (int i = 0; i < DISTANCES.length; i++) {
            NDArray wide = apply(inSpace.get(i), parameters, inputs.singletonOrThrow(), training);
            maps.add(apply(inTime.get(i), parameters, wide, training));
            wide.close();
        }
        NDArray joined = NDArrays.concat(maps, 1);
        maps.close();
        NDArray normal = apply(norm, parameters, joined, training);
        joined.close();
        return new NDList(normal);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape s = in[0];
        return new Shape[] {
            new Shape(s.get(0), (long) DISTANCES.length * filters, s.get(2), s.get(3), s.get(4))
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        for (int i = 0; i < DISTANCES.length; i++) {
            inSpace.get(i).initialize(manager, type, in);
            inTime.get(i).initialize(manager, type, inSpace.get(i).getOutputShapes(in));
        }
        norm.initialize(manager, type, getOutputShapes(in));
    }
}
