package io.github.affectj.model;

import ai.djl.ndarray.NDArray;

/**
 * One stream of some windows.
 *
 * @param values (B, T, ...): for each step the backbone's maps (C, h, w), or D visual features that
 *     were given as maps (D, 1, 1), or D audio features
 * @param mask (B, T): 1 where a step of the stream is there, 0 where the window is padded or the
 *     stream is missing; what stands in {@code values} there does not matter
 */
public record MaskedFeatures(NDArray values, NDArray mask) {}
