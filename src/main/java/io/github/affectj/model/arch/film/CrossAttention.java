package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.arch.blocks.MultiHeadAttention;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head attention of each stream over the steps of all of them (equations 9 to 11 of Liang
 * 2023): one softmax shares a head's weight out between the streams. Masked steps and a missing
 * stream get the weight 0.
 *
 * @param attentions one for each stream; their parameters belong to whom they were made by
 */
record CrossAttention(List<MultiHeadAttention> attentions) {

    /**
     * What comes out.
     *
     * @param streams for each stream (B, T, hidden): what its steps attended to, with its mask
     * @param weights for each stream (B, heads, T): how much its steps were attended to; of all
     *     streams they sum to 1 for each head
     */
    record Attended(List<MaskedFeatures> streams, List<NDArray> weights) {}

    /**
     * Attends.
     *
     * @param streams hidden states (B, T, hidden) of each stream with their masks
     */
    Attended of(ParameterStore parameters, List<MaskedFeatures> streams, boolean training) {
        NDArray keys =
                MaskedSteps.joined(
                        streams.stream().map(MaskedFeatures::values).toList(), 1); // B, K, hidden
        NDArray mask =
                MaskedSteps.joined(streams.stream().map(MaskedFeatures::mask).toList(), 1); // B, K
        List<MaskedFeatures> attended = new ArrayList<>();
        NDArray sum = null; // B, heads, K
        NDArray count = null; // B
        for (int i = 0; i < streams.size(); i++) {
            MaskedFeatures stream = streams.get(i);
            NDList out =
                    attentions
                            .get(i)
                            .forward(parameters, new NDList(stream.values(), keys, mask), training);
            attended.add(new MaskedFeatures(out.get(0), stream.mask()));
            NDArray weights = meanOfQueries(out.get(1), stream.mask());
            NDArray present = stream.mask().max(new int[] {1});
            // The streams that are there ask with equal weight.
            sum = sum == null ? weights : sum.add(weights);
            count = count == null ? present : count.add(present);
        }
        NDArray all = sum.div(count.maximum(1).reshape(-1, 1, 1)); // B, heads, K
        long time = mask.getShape().get(1) / streams.size();
        List<NDArray> weights = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            weights.add(all.get(":, :, %d:%d".formatted(i * time, (i + 1) * time)));
        }
        return new Attended(attended, weights);
    }

    /** Weights (B, heads, Q, K) to their mean (B, heads, K) over the queries that are there. */
    private static NDArray meanOfQueries(NDArray weights, NDArray mask) {
        Shape s = mask.getShape();
        NDArray m = mask.reshape(s.get(0), 1, s.get(1), 1);
        return weights.mul(m).sum(new int[] {2}).div(m.sum(new int[] {2}).maximum(1));
    }
}
