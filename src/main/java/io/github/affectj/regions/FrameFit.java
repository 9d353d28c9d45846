package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;

/** Whether regions of a file were made for frames of the size in which they shall be used. */
public final class FrameFit {
    private FrameFit() {}

    /**
     * The regions that a file holds; the results that it may hold beside them tell the size of
     * their frames, too.
     *
     * @param file that the set was read from, for messages
     * @param frames in which the regions shall be used
     * @throws BadInputException if there are none, or they were made for frames of another size
     */
    public static RegionSet of(ResultSet set, Path file, FrameSize frames) {
        RegionSet regions =
                set.part(RegionSet.KEY, RegionSet.class)
                        .orElseThrow(() -> new BadInputException(file + " holds no regions."));
        for (EmotionTimeline result : set.timelines().values()) {
            FrameSize its = new FrameSize(result.width(), result.height());
            require(file, regions.sized(its), frames);
        }
        require(file, regions, frames);
        return regions;
    }

    /**
     * Makes sure that regions fit.
     *
     * @throws BadInputException if they were made for frames of another size
     */
    public static void require(Path file, RegionSet regions, FrameSize frames) {
        if (!regions.frames().stream().allMatch(frames::equals)) {
            throw new BadInputException(
                    "%s: its regions were made for frames of %s pixels, but the image has %s."
                            .formatted(file, regions.frames().orElseThrow(), frames));
        }
    }
}
