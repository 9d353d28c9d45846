package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;

/** What is made of a stream with its mask, and of several streams. */
final class MaskedSteps {
    /** Under the root, whose gradient at 0 has no bounds. */
    private static final float LEAST_VARIANCE = 1e-5f;

    private MaskedSteps() {}

    /** Mean over the steps that are there: (B, T, C) and (B, T) to (B, C); zeros if none is. */
    static NDArray mean(NDArray x, NDArray mask) {
        NDArray m = mask.expandDims(2); // B, T, 1
        return x.mul(m).sum(new int[] {1}).div(m.sum(new int[] {1}).maximum(1));
    }

    /**
     * Deviation over the steps that are there, of n, not n - 1: (B, T, C), (B, T) and their mean
     * (B, C) to (B, C); zeros if none is there.
     */
    static NDArray deviation(NDArray x, NDArray mask, NDArray mean) {
        NDArray off = x.sub(mean.expandDims(1));
        NDArray present = mask.max(new int[] {1}).expandDims(1); // B, 1
        return mean(off.mul(off), mask).add(LEAST_VARIANCE).sqrt().mul(present);
    }

    /** Arrays one behind the other along an axis. */
    static NDArray joined(List<NDArray> arrays, int axis) {
        // DJL's concat of a single array is a copy that gradients do not pass.
        return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(new NDList(arrays), axis);
    }

    /** The values with zeros where no step is. */
    static NDArray present(NDArray x, NDArray mask) {
        return x.mul(mask.expandDims(2));
    }
}
