package io.github.affectj.exchange;

import io.github.affectj.base.BadInputException;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.nio.file.Path;
import java.util.List;

/** What exports of moving pictures share. */
final class DrawnFrames {
    private DrawnFrames() {}

    /**
     * The frames of a result, for a format that can't be without any.
     *
     * @param path where they shall be written
     * @throws BadInputException if there are none
     */
    static List<FrameEmotion> of(EmotionTimeline result, Path path) {
        if (result.frames().isEmpty()) {
            throw new BadInputException(
                    "The result of %s has no frame to write to %s."
                            .formatted(result.clipName(), path));
        }
        return result.frames();
    }
}
