package io.github.affectj.model.scoring;

import io.github.affectj.model.WindowBatch;
import java.util.List;

/** Sees every batch of windows as it is scored, with what it was scored from. */
@FunctionalInterface
public interface WindowObserver {

    /**
     * A batch of windows was scored.
     *
     * @param windows places of each window's frames in the clip, -1 where the window is padded
     * @param batch what the head was given; closed after the call
     * @param scores what it said
     */
    void scored(List<int[]> windows, WindowBatch batch, HeadScores scores);
}
