package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;

/**
 * The inverted residual block of MobileNetV2 (Sandler et al. 2018, table 1), as in
 * EfficientNet-Lite: to six times the channels by a 1x1 convolution, a depthwise one, and back by a
 * 1x1 convolution without activation; plus the input where the shape stays. ReLU6, TensorFlow's
 * padding, no squeeze and excitation.
 */
final class MobileBlock extends TorchBlock {
    private final SameConv expand;
    private final SameConv depthwise;
    private final SameConv project;
    private final boolean residual;

    /**
     * @param in channels of the input
     * @param expansion how many times more the depthwise convolution has, 1 or 6
     */
    MobileBlock(int in, int out, int kernel, int stride, int expansion) {
        int wide = in * expansion;
        expand = expansion == 1 ? null : new SameConv(wide, 1, 1, 1);
        depthwise = new SameConv(wide, kernel, stride, wide);
        project = new SameConv(out, 1, 1, 1);
        residual = stride == 1 && in == out;
        if (expand != null) {
            child("_expand_conv", expand.conv());
            child("_bn0", expand.norm());
        }
        child("_depthwise_conv", depthwise.conv());
        child("_bn1", depthwise.norm());
        child("_project_conv", project.conv());
        child("_bn2", project.norm());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray wide = expand == null ? x : expand.relu6(parameters, x, training);
        NDArray deep = depthwise.relu6(parameters, wide, training);
        if (wide != x) {
            wide.close();
        }
        NDArray y = project.forward(parameters, deep, training);
        deep.close();
        return new NDList(residual ? Convolutions.sum(y, x, false) : y);
    }

    /** See {@link ConvNorm#fold}. */
    void fold() {
        if (expand != null) {
            expand.fold();
        }
        depthwise.fold();
        project.fold();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return project.outputShapes(depthwise.outputShapes(wide(in)));
    }

    private Shape[] wide(Shape[] in) {
        return expand == null ? in : expand.outputShapes(in);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        if (expand != null) {
            expand.initialize(manager, type, in);
        }
        depthwise.initialize(manager, type, wide(in));
        project.initialize(manager, type, depthwise.outputShapes(wide(in)));
    }
}
