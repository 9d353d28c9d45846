package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;

/**
 * What the backbone makes of some frames of one clip, on the way from {@link WindowScorer#backbone}
 * to {@link WindowScorer#add(FrameMaps)}. Belongs to that scorer.
 */
public final class FrameMaps {
    private final NDArray maps;

    /**
     * @param maps (count, C, h, w)
     */
    FrameMaps(NDArray maps) {
        this.maps = maps;
    }

    NDArray maps() {
        return maps;
    }

    /** How many frames these are of. */
    public int count() {
        return (int) maps.size(0);
    }
}
