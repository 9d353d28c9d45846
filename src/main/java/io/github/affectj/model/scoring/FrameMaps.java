package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;

/**
 * What the backbone makes of some frames of one clip, on the way from {@link WindowScorer#backbone}
 * to {@link WindowScorer#add(FrameMaps)}. Belongs to that scorer.
 */
public final class FrameMaps {
    private final NDArray maps;
    private final double[] familiarity;

    /**
     * @param maps (count, C, h, w)
     * @param familiarity of each frame, NaN where the model does not tell it; null where nobody
     *     asks
     */
    FrameMaps(NDArray maps, double[] familiarity) {
        this.maps = maps;
        this.familiarity = familiarity;
    }

    NDArray maps() {
        return maps;
    }

    double familiarity(int index) {
        return familiarity[index];
    }

    /** How many frames these are of. */
    public int count() {
        return (int) maps.size(0);
    }
}
