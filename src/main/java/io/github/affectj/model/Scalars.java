package io.github.affectj.model;

import ai.djl.ndarray.NDArray;

/**
 * Numbers as arrays, for products and quotients that gradients pass. DJL's own {@code mul(Number)}
 * and {@code div(Number)} close the array of the number at once. PyTorch looks at it once more on
 * the way back, when Java may have given its memory to others.
 */
public final class Scalars {
    private Scalars() {}

    /**
     * A number that lives as long as what it is calculated with.
     *
     * @param with an array whose manager holds the number, too
     * @return of shape ()
     */
    public static NDArray of(NDArray with, double number) {
        return with.getManager().create((float) number);
    }
}
