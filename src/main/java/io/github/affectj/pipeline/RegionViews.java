package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.ClipView;
import io.github.affectj.features.visual.SquareCrop;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.SeenRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a model sees of a region: in each frame the square around its box ({@link SquareCrop}) with
 * {@link AnalysisSettings#REGION_MARGIN}. Of an oval or a polygon it is the square around the box
 * that holds it: models are trained on whole pictures, and a cut along the outline would be an edge
 * that no face has. Frames of whose pixels the box has none are no frames of the region.
 */
final class RegionViews {
    /**
     * How the squares are cut, for people; see {@link io.github.affectj.result.EmotionTimeline}.
     */
    static final String CROP =
            String.format(
                    Locale.ROOT,
                    "square around the region's box, with a margin of %.0f %% of its longer side at each end; outside of the frame the border's colour goes on",
                    100 * AnalysisSettings.REGION_MARGIN);

    private RegionViews() {}

    /**
     * The view of a region.
     *
     * @throws BadInputException if no frame of the clip shows any of it
     */
    static ClipView of(Region region, Clip clip) {
        ClipTimes times = clip.times();
        SortedMap<Integer, SquareCrop> seen = new TreeMap<>();
        boolean there = false;
        for (int i = 0; i < times.size(); i++) {
            Optional<Box> box = region.at(times.start(i)).map(RegionShape::box);
            there |= box.isPresent();
            if (box.isPresent() && shows(box.get(), clip)) {
                seen.put(
                        i,
                        SquareCrop.around(
                                box.get().centreX(),
                                box.get().centreY(),
                                Math.max(box.get().width(), box.get().height()),
                                AnalysisSettings.REGION_MARGIN));
            }
        }
        if (seen.isEmpty()) {
            throw new BadInputException(
                    there
                            ? "The region '%s' lies outside of the frames of %s, which have %d x %d pixels."
                                    .formatted(
                                            region.name(), clip.name(), clip.width(), clip.height())
                            : "The region '%s' is in none of the frames of %s, which show from %.3f s to %.3f s."
                                    .formatted(
                                            region.name(),
                                            clip.name(),
                                            times.start(0),
                                            times.start(times.size() - 1)
                                                    + times.duration(times.size() - 1)));
        }
        return ClipView.of(times, seen);
    }

    /** Whether any frame of a clip shows some of a region. */
    static boolean isSeen(Region region, Clip clip) {
        ClipTimes times = clip.times();
        return IntStream.range(0, times.size())
                .mapToObj(i -> region.at(times.start(i)).map(RegionShape::box))
                .anyMatch(box -> box.isPresent() && shows(box.get(), clip));
    }

    private static boolean shows(Box box, Clip clip) {
        return box.clipped(clip.width(), clip.height()).isPresent();
    }

    /** Where the region is in the frames of its view. */
    static SeenRegion seen(Region region, ClipView view) {
        List<SeenRegion.Place> places = new ArrayList<>();
        for (int i = 0; i < view.times().size(); i++) {
            Box box = region.at(view.times().start(i)).orElseThrow().box();
            places.add(new SeenRegion.Place(box.x(), box.y(), box.width(), box.height()));
        }
        return new SeenRegion(region.name(), places);
    }
}
