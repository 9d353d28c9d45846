package io.github.affectj.exchange;

import io.github.affectj.base.BadInputException;
import io.github.affectj.result.FrameUnion;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;

/** What exports of moving pictures share. */
final class DrawnFrames {
    private DrawnFrames() {}

    /**
     * The frames of the results that are shown together, for a format that can't be without any.
     *
     * @param path where they shall be written
     * @throws BadInputException if there are none
     */
    static FrameUnion of(ResultSet results, Path path) {
        FrameUnion frames = FrameUnion.of(results.together());
        if (frames.size() == 0) {
            throw new BadInputException(
                    "The result of %s has no frame to write to %s."
                            .formatted(results.timeline().orElseThrow().clipName(), path));
        }
        return frames;
    }
}
