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
 */
public final class GruBlock extends TorchBlock implements CountedBlock {
    private final int hidden;
    private final Block ofInput;
    private final Block ofState;
    private final Block ofCandidate;

    public GruBlock(int hidden) {
        this.hidden = hidden;
        ofInput = child("x", Linear.builder().setUnits(3L * hidden).build());
        ofState = child("h", Linear.builder().setUnits(2L * hidden).optBias(false).build());
        ofCandidate = child("c", Linear.builder().setUnits(hidden).optBias(false).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        long time = x.getShape().get(1);
        NDArray ofInputs = apply(ofInput, parameters, x, training); // B, T, 3*hidden
        NDList states = new NDList();
        NDArray state = null;
        for (int t = 0; t < time; t++) {
            state = step(parameters, ofInputs.get(":," + t), state, training);
            states.add(state);
        }
        return new NDList(NDArrays.stack(states, 1)); // B, T, hidden
    }

    private NDArray step(ParameterStore parameters, NDArray x, NDArray state, boolean training) {
        NDList xs = x.split(new long[] {hidden, 2L * hidden}, 1); // z, r, h', each B, hidden
        if (state == null) { // h_0 = 0: the terms of the state vanish
            return Activation.sigmoid(xs.get(0)).mul(Activation.tanh(xs.get(2)));
        }
        NDList hs =
                apply(ofState, parameters, state, training).split(new long[] {hidden}, 1); // z, r
        NDArray z = Activation.sigmoid(xs.get(0).add(hs.get(0)));
        NDArray r = Activation.sigmoid(xs.get(1).add(hs.get(1)));
        NDArray gated = apply(ofCandidate, parameters, r.mul(state), training);
        NDArray candidate = Activation.tanh(xs.get(2).add(gated));
        return state.add(z.mul(candidate.sub(state)));
    }

    @Override
    public long multiplyAdds(Shape in) {
        long time = in.get(1);
        return in.get(0) * 3L * hidden * (time * in.get(2) + (time - 1) * hidden);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {new Shape(in[0].get(0), in[0].get(1), hidden)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        ofInput.initialize(manager, type, in[0]);
        Shape state = new Shape(in[0].get(0), hidden);
        ofState.initialize(manager, type, state);
        ofCandidate.initialize(manager, type, state);
    }
}
