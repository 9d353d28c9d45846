package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Sees every batch of windows as it is scored, with the maps it was scored from. */
@FunctionalInterface
public interface WindowObserver {

    /**
     * A batch of windows was scored.
     *
     * @param windows places of each window's frames in the clip
     * @param maps (B, T, C, h, w), closed after the call
     * @param logits one row a window
     */
    void scored(List<int[]> windows, NDArray maps, double[][] logits);
}
