package io.github.affectj.training.report;

import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.WindowObserver;
import io.github.affectj.training.data.Sample;

/** Sees the clips of a split while they are scored, one after the other. */
public interface ClipObserver {

    /**
     * A clip is about to be scored.
     *
     * @param clip open, and not to be closed
     * @return sees its windows; null if nobody does
     */
    WindowObserver begin(Sample sample, Clip clip);

    /**
     * All windows of the clip have been scored.
     *
     * @param scores what came of them
     */
    void end(ClipScores scores);

    /**
     * Sees windows, whichever clip they are of.
     *
     * @param windows may be null
     */
    static ClipObserver of(WindowObserver windows) {
        return new ClipObserver() {
            @Override
            public WindowObserver begin(Sample sample, Clip clip) {
                return windows;
            }

            @Override
            public void end(ClipScores scores) {
                // Nothing is to be done for a clip.
            }
        };
    }
}
