package io.github.affectj.result;

import io.github.affectj.base.ForeignText;

/**
 * Tells the timelines of one stack apart.
 *
 * @param model id of the model that made it
 * @param region name of the region of the frames that it speaks of, {@link #WHOLE_FRAME} for all of
 *     them
 */
public record ResultKey(String model, String region) {
    /** Writes the accents of the region's name as those of regions are, {@link SeenRegion}. */
    public ResultKey {
        region = ForeignText.composed(region);
    }

    /** The region of a timeline that speaks of whole frames. */
    public static final String WHOLE_FRAME = "";

    /** The key of a timeline: its model, and the region that it speaks of. */
    public static ResultKey of(EmotionTimeline timeline) {
        return new ResultKey(
                timeline.model().id(), timeline.region().map(SeenRegion::name).orElse(WHOLE_FRAME));
    }

    @Override
    public String toString() {
        return region.isEmpty() ? model : model + ", " + region;
    }
}
