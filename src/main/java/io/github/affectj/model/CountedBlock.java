package io.github.affectj.model;

import ai.djl.ndarray.types.Shape;

/**
 * A block that tells its own work, where that is not what its layers take if each is passed once:
 * one that passes a layer once a step, or multiplies arrays itself. See {@link BlockWork}.
 */
public interface CountedBlock {

    /**
     * Multiply-adds of one pass, layers included.
     *
     * @param in shape of the input, its first
     */
    long multiplyAdds(Shape in);
}
