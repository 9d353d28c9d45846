package io.github.affectj.model;

import ai.djl.ndarray.NDArray;

/**
 * What a head says of some windows.
 *
 * @param logits (B, labels)
 * @param gender (B, 2), logits of a female and a male speaker; null where a network has no such
 *     task
 * @param where (B, T, h * w), spatial attention weights of each step, summing to 1 over the last
 *     axis; null where a network has none
 * @param pictureWhen (B, heads, T), temporal attention weights on the pictures; null where a
 *     network has none
 * @param soundWhen (B, heads, T), those on the sound; together with the pictures' they sum to 1 for
 *     each head
 */
public record HeadOutput(
        NDArray logits, NDArray gender, NDArray where, NDArray pictureWhen, NDArray soundWhen) {

    /** Of a head without attention and second task. */
    public static HeadOutput of(NDArray logits) {
        return new HeadOutput(logits, null, null, null, null);
    }
}
