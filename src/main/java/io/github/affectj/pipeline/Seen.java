package io.github.affectj.pipeline;

import io.github.affectj.features.ClipView;
import io.github.affectj.media.Clip;
import io.github.affectj.regions.Region;
import io.github.affectj.result.SeenRegion;
import java.util.Optional;

/**
 * What an analysis looks at.
 *
 * @param view what of the frames
 * @param region of which region that is; empty for whole frames
 */
record Seen(ClipView view, Optional<SeenRegion> region) {

    /** All frames of a clip, whole. */
    static Seen frames(Clip clip) {
        return new Seen(ClipView.whole(clip.times()), Optional.empty());
    }

    /**
     * A region of a clip.
     *
     * @throws io.github.affectj.base.BadInputException if no frame of the clip shows any of it
     */
    static Seen region(Region region, Clip clip) {
        ClipView view = RegionViews.of(region, clip);
        return new Seen(view, Optional.of(RegionViews.seen(region, view)));
    }
}
