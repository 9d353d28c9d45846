package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.arch.blocks.Convolutions;
import io.github.affectj.model.arch.blocks.FeatureNorm;
import io.github.affectj.model.arch.blocks.GruBlock;
import io.github.affectj.model.arch.blocks.LstmBlock;
import io.github.affectj.model.arch.blocks.MultiHeadAttention;
import io.github.affectj.model.arch.blocks.SpatialAttention;

/**
 * One stream of a {@link FusionHead}: values and mask (B, T) to the state of each step (B, T, S),
 * and, where it attends within frames, the weights (B, T, h * w).
 *
 * <p>Values are maps (B, T, C, h, w), pooled by {@link SpatialAttention} or to their mean, or
 * features (B, T, D), brought to mean 0 and deviation 1 by the training split. A recurrence takes
 * {@code tanh(W x)} of them (equations 1 to 8 of Liang 2023), where steps that are not there enter
 * as zeros; without one, that is the state where there is attention, else the features themselves.
 */
final class StreamEncoder extends TorchBlock {
    private static final int SPATIAL_UNITS = 64;

    private final FusionForm form;
    private final int features;
    private final int first;
    private final SpatialAttention spatial;
    private final AbstractBlock norm;
    private final Block project;
    private final Block recurrence;
    private final MultiHeadAttention attention;

    /**
     * @param features numbers that a step has, D; 0 where it has maps
     * @param first the first of them that is taken, from 0
     */
    StreamEncoder(FusionForm form, int features, int first) {
        this.form = form;
        this.features = features;
        this.first = first;
        spatial =
                features == 0 && form.attends()
                        ? child("spatial", new SpatialAttention(SPATIAL_UNITS))
                        : null;
        norm = features > 0 ? child("norm", new FeatureNorm(features)) : null;
        project =
                form.isProjected()
                        ? child("project", Linear.builder().setUnits(form.hidden()).build())
                        : null;
        recurrence =
                switch (form.method()) {
                    case GRU -> child("gru", new GruBlock(form.hidden(), form.isBidirectional()));
                    case LSTM ->
                            child("lstm", new LstmBlock(form.hidden(), form.isBidirectional()));
                    case BPNN -> null;
                };
        attention =
                form.attends()
                        ? child("attention", new MultiHeadAttention(form.heads(), form.width()))
                        : null;
    }

    /** Its multi-head attention over the states of all streams; null where there is none. */
    MultiHeadAttention attention() {
        return attention;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList in,
            boolean training,
            PairList<String, Object> params) {
        NDArray values = in.get(0);
        NDArray mask = in.get(1);
        Shape s = values.getShape();
        NDArray weights = null;
        NDArray x; // B, T, C
        if (norm != null) {
            NDArray rows = values.reshape(s.get(0), s.get(1), features);
            x = apply(norm, parameters, rows, training).get(":, :, " + first + ":");
        } else {
            NDArray frames = values.reshape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4));
            NDArray pooled; // B*T, C
            if (spatial != null) {
                NDList out = spatial.forward(parameters, new NDList(frames), training);
                pooled = out.get(0);
                weights = out.get(1).reshape(s.get(0), s.get(1), -1); // B, T, h*w
            } else {
                pooled = Convolutions.globalAverage(frames);
            }
            x = pooled.reshape(s.get(0), s.get(1), s.get(2));
            // Dropped ones would be taken for deviation.
            x = project == null ? x : FusionHead.dropped(x, training);
        }
        if (project != null) {
            x = Activation.tanh(apply(project, parameters, x, training)); // B, T, hidden
        }
        x = MaskedSteps.present(x, mask);
        if (recurrence != null) {
            x = recurrence.forward(parameters, new NDList(x, mask), training).get(0);
        }
        return weights == null ? new NDList(x) : new NDList(x, weights);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        long width = project == null ? taken(in[0]) : form.width();
        return new Shape[] {new Shape(in[0].get(0), in[0].get(1), width)};
    }

    /** Numbers of a step that are taken, C, of values (B, T, C, ...). */
    private long taken(Shape values) {
        return values.get(2) - first;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape s = in[0];
        if (spatial != null) {
            spatial.initialize(
                    manager, type, new Shape(s.get(0) * s.get(1), s.get(2), s.get(3), s.get(4)));
        }
        if (norm != null) {
            norm.initialize(manager, type, s.slice(0, 3));
        }
        if (project != null) {
            project.initialize(manager, type, new Shape(s.get(0), s.get(1), taken(s)));
        }
        if (recurrence != null) {
            recurrence.initialize(manager, type, new Shape(s.get(0), s.get(1), form.hidden()));
        }
        if (attention != null) {
            Shape states = getOutputShapes(in)[0];
            long streams = form.taken().visual() && form.taken().audio() ? 2 : 1;
            Shape keys = new Shape(s.get(0), streams * s.get(1), form.width());
            attention.initialize(manager, type, states, keys);
        }
    }
}
