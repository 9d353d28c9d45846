package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import io.github.affectj.model.familiarity.Look;

/**
 * What the backbone makes of some frames of one clip, on the way from {@link WindowScorer#backbone}
 * to {@link WindowScorer#add(FrameMaps)}. Belongs to that scorer, which closes it.
 */
public final class FrameMaps implements AutoCloseable {
    private final NDArray maps;
    private final Look[] looks;

    /**
     * @param maps (count, C, h, w)
     * @param looks of each frame; null where nobody asks
     */
    FrameMaps(NDArray maps, Look[] looks) {
        this.maps = maps;
        this.looks = looks;
    }

    NDArray maps() {
        return maps;
    }

    Look look(int index) {
        return looks[index];
    }

    /** How many frames these are of. */
    public int count() {
        return (int) maps.size(0);
    }

    @Override
    public void close() {
        maps.close();
    }
}
