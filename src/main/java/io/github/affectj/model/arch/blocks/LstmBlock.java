package io.github.affectj.model.arch.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.CountedBlock;
import java.util.List;

/**
 * One layer of long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of
 * Gers et al. 2000): features (B, T, C) to hidden states (B, T, hidden), one for each step, or (B,
 * T, 2 * hidden) in both directions, those of the way forward first. As PyTorch's {@code nn.LSTM}
 * with {@code batch_first}, whose parameters' names it has:
 *
 * <pre>
 * i_t = sigmoid(W_ii x_t + b_ii + W_hi h_(t-1) + b_hi)     f_t, o_t in the same way
 * g_t = tanh   (W_ig x_t + b_ig + W_hg h_(t-1) + b_hg)
 * c_t = f_t o c_(t-1) + i_t o g_t,   c_0 = 0
 * h_t = o_t o tanh(c_t),             h_0 = 0
 * </pre>
 *
 * <p>Rows of the matrices are in the order i, f, g, o. Those of the input are one product for all
 * steps.
 *
 * <p>A second input, a mask (B, T), 1 where a step is there, may be given to a block of both
 * directions: the way back begins anew before a step that is not, so that the padding at the end of
 * a window leaves no trace; it is then as with PyTorch's packed sequences. The way forward meets
 * padding last.
 */
public final class LstmBlock extends AbstractBlock implements CountedBlock {
    private static final String BACKWARD = "_reverse";

    private final int hidden;
    private final Direction forward;
    private final Direction backward;

    /** The parameters of one direction. */
    private record Direction(
            Parameter ofInput, Parameter ofState, Parameter inputBias, Parameter stateBias) {}

    /** Forward only. */
    public LstmBlock(int hidden) {
        this(hidden, false);
    }

    /**
     * @param hidden width of the states, of each direction
     * @param bidirectional whether it runs backward, too
     */
    public LstmBlock(int hidden, boolean bidirectional) {
        this.hidden = hidden;
        forward = direction("");
        backward = bidirectional ? direction(BACKWARD) : null;
    }

    private Direction direction(String ending) {
        return new Direction(
                parameter("weight_ih_l0" + ending, Parameter.Type.WEIGHT),
                parameter("weight_hh_l0" + ending, Parameter.Type.WEIGHT),
                parameter("bias_ih_l0" + ending, Parameter.Type.BIAS),
                parameter("bias_hh_l0" + ending, Parameter.Type.BIAS));
    }

    private Parameter parameter(String name, Parameter.Type type) {
        return addParameter(Parameter.builder().setName(name).setType(type).build());
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
            ParameterStore store, Direction way, NDArray x, NDArray mask, boolean training) {
        NDArray stateWeight = store.getValue(way.ofState(), x.getDevice(), training);
        NDArray bias =
                store.getValue(way.inputBias(), x.getDevice(), training)
                        .add(store.getValue(way.stateBias(), x.getDevice(), training));
        NDArray inputWeight = store.getValue(way.ofInput(), x.getDevice(), training);
        NDArray ofInputs = Linear.linear(x, inputWeight, bias).singletonOrThrow(); // B, T, 4*hidden
        int time = (int) x.getShape().get(1);
        NDArray[] states = new NDArray[time];
        NDArray state = null;
        NDArray cell = null;
        for (int i = 0; i < time; i++) {
            int t = way == forward ? i : time - 1 - i;
            NDArray gates = ofInputs.get(":," + t); // B, 4*hidden
            if (state != null) { // h_0 = 0: its term vanishes
                gates = gates.add(Linear.linear(state, stateWeight).singletonOrThrow());
            }
            NDList parts = gates.split(new long[] {hidden, 2L * hidden, 3L * hidden}, 1);
            NDArray entering = Activation.sigmoid(parts.get(0)).mul(Activation.tanh(parts.get(2)));
            cell =
                    cell == null
                            ? entering
                            : Activation.sigmoid(parts.get(1)).mul(cell).add(entering);
            state = Activation.sigmoid(parts.get(3)).mul(Activation.tanh(cell));
            if (mask != null) {
                NDArray there = mask.get(":," + t).expandDims(1); // B, 1
                cell = cell.mul(there);
                state = state.mul(there);
            }
            states[t] = state;
        }
        return NDArrays.stack(new NDList(states), 1); // B, T, hidden
    }

    @Override
    public long multiplyAdds(Shape in) {
        long time = in.get(1);
        long ofOneWay = in.get(0) * 4L * hidden * (time * in.get(2) + (time - 1) * hidden);
        return backward == null ? ofOneWay : 2 * ofOneWay;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {
            new Shape(in[0].get(0), in[0].get(1), backward == null ? hidden : 2L * hidden)
        };
    }

    @Override
    protected void prepare(Shape[] in) {
        long gates = 4L * hidden;
        for (Direction way : backward == null ? List.of(forward) : List.of(forward, backward)) {
            way.ofInput().setShape(new Shape(gates, in[0].get(2)));
            way.ofState().setShape(new Shape(gates, hidden));
            way.inputBias().setShape(new Shape(gates));
            way.stateBias().setShape(new Shape(gates));
        }
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        // It has none.
    }
}
