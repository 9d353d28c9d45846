package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.CountedBlock;
import io.github.affectj.model.TorchBlock;
import java.util.List;

/**
 * A gated recurrent unit: features (B, T, C) to hidden states (B, T, hidden), one for each step.
 * Equations 3 to 6 of Liang 2023:
 *
 * <pre>
 * z_t  = sigmoid(W_z [h_(t-1), x_t])
 * r_t  = sigmoid(W_r [h_(t-1), x_t])
 * h'_t = tanh   (W_h [r_t o h_(t-1), x_t])
 * h_t  = (1 - z_t) o h_(t-1) + z_t o h'_t,   h_0 = 0
 * </pre>
 *
 * <p>The parts of the three matrices that meet the input are one matrix ({@code x}, with bias, all
 * steps in one call; rows in the order z, r, h'), those of z and r that meet the state another
 * ({@code h}), that of h' a third ({@code c}). PyTorch's own GRU applies r after the product and
 * swaps z; it is not the paper's.
 *
 * <p>In both directions the states are (B, T, 2 * hidden), those of the way forward first, and the
 * blocks of the way back end in {@code _reverse}. A second input, a mask (B, T), 1 where a step is
 * there, then lets the way back begin anew before a step that is not, so that the padding at the
 * end of a window leaves no trace.
 */
public final class GruBlock extends TorchBlock implements CountedBlock {
    private final int hidden;
    private final Direction forward;
    private final Direction backward;

    /** The matrices of one direction. */
    private record Direction(Block ofInput, Block ofState, Block ofCandidate) {}

    /** Forward only. */
    public GruBlock(int hidden) {
        this(hidden, false);
    }

    /**
     * @param hidden width of the states, of each direction
     * @param bidirectional whether it runs backward, too
     */
    public GruBlock(int hidden, boolean bidirectional) {
        this.hidden = hidden;
        forward = direction("");
        backward = bidirectional ? direction("_reverse") : null;
    }

    private Direction direction(String ending) {
        return new Direction(
                child("x" + ending, Linear.builder().setUnits(3L * hidden).build()),
                child("h" + ending, Linear.builder().setUnits(2L * hidden).optBias(false).build()),
                child("c" + ending, Linear.builder().setUnits(hidden).optBias(false).build()));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.get(0);
        NDArray states = run(parameters, forward, x, null, training); // B, T, hidden
        if (backward == null) {
            return new NDList(states);
        }
        NDArray mask = inputs.size() > 1 ? inputs.get(1) : null;
        NDArray back = run(parameters, backward, x, mask, training);
        return new NDList(NDArrays.concat(new NDList(states, back), 2)); // B, T, 2*hidden
    }

    private NDArray run(
            ParameterStore parameters, Direction way, NDArray x, NDArray mask, boolean training) {
        int time = (int) x.getShape().get(1);
        NDArray ofInputs = apply(way.ofInput(), parameters, x, training); // B, T, 3*hidden
        NDArray[] states = new NDArray[time];
        NDArray state = null;
        for (int i = 0; i < time; i++) {
            int t = way == forward ? i : time - 1 - i;
            state = step(parameters, way, ofInputs.get(":," + t), state, training);
            if (mask != null) {
                state = state.mul(mask.get(":," + t).expandDims(1));
            }
            states[t] = state;
        }
        return NDArrays.stack(new NDList(states), 1); // B, T, hidden
    }

    private NDArray step(
            ParameterStore parameters, Direction way, NDArray x, NDArray state, boolean training) {
        NDList xs = x.split(new long[] {hidden, 2L * hidden}, 1); // z, r, h', each B, hidden
        if (state == null) { // h_0 = 0: the terms of the state vanish
            return Activation.sigmoid(xs.get(0)).mul(Activation.tanh(xs.get(2)));
        }
        NDList hs =
                apply(way.ofState(), parameters, state, training)
                        .split(new long[] {hidden}, 1); // z, r
        NDArray z = Activation.sigmoid(xs.get(0).add(hs.get(0)));
        NDArray r = Activation.sigmoid(xs.get(1).add(hs.get(1)));
        NDArray gated = apply(way.ofCandidate(), parameters, r.mul(state), training);
        NDArray candidate = Activation.tanh(xs.get(2).add(gated));
        return state.add(z.mul(candidate.sub(state)));
    }

    @Override
    public long multiplyAdds(Shape in) {
        long time = in.get(1);
        long ofOneWay = in.get(0) * 3L * hidden * (time * in.get(2) + (time - 1) * hidden);
        return backward == null ? ofOneWay : 2 * ofOneWay;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {
            new Shape(in[0].get(0), in[0].get(1), backward == null ? hidden : 2L * hidden)
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape state = new Shape(in[0].get(0), hidden);
        for (Direction way : backward == null ? List.of(forward) : List.of(forward, backward)) {
            way.ofInput().initialize(manager, type, in[0]);
            way.ofState().initialize(manager, type, state);
            way.ofCandidate().initialize(manager, type, state);
        }
    }
}
