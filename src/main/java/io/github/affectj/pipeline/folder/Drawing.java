package io.github.affectj.pipeline.folder;

import io.github.affectj.exchange.ExportSource;
import io.github.affectj.media.Clip;
import io.github.affectj.result.ResultSet;

/** Draws labels into the frames of clips, for formats that show them. */
@FunctionalInterface
public interface Drawing {
    /** For runs without ImageJ: formats that show frames tell that they can't. */
    Drawing NONE = (clip, results) -> ExportSource.none();

    /**
     * The drawn frames of a clip.
     *
     * @param clip with frames to show; stays open as long as frames are asked for, and is closed by
     *     the caller
     * @param results what was found in it: one result, or one for each region, with the regions
     */
    ExportSource of(Clip clip, ResultSet results);
}
