package io.github.affectj.model;

import ai.djl.ndarray.NDArray;

/**
 * What a head says of some windows.
 *
 * @param logits (B, labels); of a network that labels each step (B * T, labels), the steps of a
 *     window one below the other, also those that are not there, which say nothing
 * @param gender (B, 2), logits of a female and a male speaker; null where a network has no such
 *     task, as none that labels each step has
 * @param spatialAttention (B, T, h * w), attention weights within each frame, summing to 1 over the
 *     last axis; null where a network has none
 * @param visualAttention (B, heads, T), attention weights over the steps of the visual stream; null
 *     where a network has none
 * @param audioAttention (B, heads, T), those of the audio stream; together with the visual ones
 *     they sum to 1 for each head
 */
public record HeadOutput(
        NDArray logits,
        NDArray gender,
        NDArray spatialAttention,
        NDArray visualAttention,
        NDArray audioAttention) {

    /** Of a head without attention and second task. */
    public static HeadOutput of(NDArray logits) {
        return new HeadOutput(logits, null, null, null, null);
    }
}
