package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.CountedBlock;
import io.github.affectj.model.TorchBlock;

/**
 * One layer of a convolutional GRU with 3x3 kernels: maps (B, T, C, h, w) to hidden states (B, T,
 * hidden, h, w), one for each step. Equation 3 of Zhang et al. 2022:
 *
 * <pre>
 * Z_t  = sigmoid(W_xz * X_t + W_hz * H_(t-1))
 * R_t  = sigmoid(W_xr * X_t + W_hr * H_(t-1))
 * H'_t = tanh   (W_xh * X_t + R_t o (W_hh * H_(t-1)))
 * H_t  = (1 - Z_t) o H'_t + Z_t o H_(t-1),   H_0 = 0
 * </pre>
 *
 * <p>The three gates share one convolution over the input ({@code x}, with bias, all steps in one
 * call) and one over the state ({@code h}, without), their channels in the order Z, R, H'.
 */
public final class ConvGruBlock extends TorchBlock implements CountedBlock {
    private final int hidden;
    private final Conv2d ofInput;
    private final Conv2d ofState;

    public ConvGruBlock(int hidden) {
        this.hidden = hidden;
        ofInput = child("x", Convolutions.square(3 * hidden, 3, 1, true));
        ofState = child("h", Convolutions.square(3 * hidden, 3, 1, false));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray maps = inputs.singletonOrThrow();
        Shape s = maps.getShape();
        long batch = s.get(0);
        long time = s.get(1);
        NDArray flat = maps.reshape(batch * time, s.get(2), s.get(3), s.get(4));
        NDArray ofInputs =
                Convolutions.one(ofInput, parameters, flat, training) // B*T, 3*hidden, h, w
                        .reshape(batch, time, 3L * hidden, s.get(3), s.get(4));
        NDList states = new NDList();
        NDArray state = null;
        for (int t = 0; t < time; t++) {
            state = step(parameters, ofInputs.get(":," + t), state, training);
            states.add(state);
        }
        return new NDList(NDArrays.stack(states, 1)); // B, T, hidden, h, w
    }

    private NDArray step(ParameterStore parameters, NDArray x, NDArray state, boolean training) {
        long[] gates = {hidden, 2L * hidden};
        NDList xs = x.split(gates, 1); // Z, R, H', each B, hidden, h, w
        if (state == null) { // H_0 = 0: the terms of the state vanish
            NDArray z = Activation.sigmoid(xs.get(0));
            NDArray candidate = Activation.tanh(xs.get(2));
            return candidate.sub(z.mul(candidate));
        }
        NDList hs = Convolutions.one(ofState, parameters, state, training).split(gates, 1);
        NDArray z = Activation.sigmoid(xs.get(0).add(hs.get(0)));
        NDArray r = Activation.sigmoid(xs.get(1).add(hs.get(1)));
        NDArray candidate = Activation.tanh(xs.get(2).add(r.mul(hs.get(2))));
        return candidate.add(z.mul(state.sub(candidate)));
    }

    @Override
    public long multiplyAdds(Shape in) {
        long kernel = 3L * hidden * 9;
        long places = in.get(0) * in.get(3) * in.get(4);
        return places * kernel * (in.get(1) * in.get(2) + (in.get(1) - 1) * hidden);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        Shape s = in[0];
        return new Shape[] {new Shape(s.get(0), s.get(1), hidden, s.get(3), s.get(4))};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        Shape s = in[0];
        ofInput.initialize(manager, type, new Shape(s.get(0), s.get(2), s.get(3), s.get(4)));
        ofState.initialize(manager, type, new Shape(s.get(0), hidden, s.get(3), s.get(4)));
    }
}
