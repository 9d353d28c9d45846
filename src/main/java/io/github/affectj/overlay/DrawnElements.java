package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of AffectJ's elements each frame of a stack is drawn with. They are those of the image's
 * overlay; where that has only those near the frame that shows ({@link NearFrames}) regions and
 * labels are made anew, a frame at a time, and labels also where nothing of ours is on the image.
 */
final class DrawnElements {
    private final ShownFrames slices;
    private final List<Placed> always = new ArrayList<>();

    /** By the place in the stack that they show with. */
    private final Map<Integer, List<Placed>> atPlaces = new HashMap<>();

    private final Optional<RegionElements> regions;
    private final Optional<LabelWriter> labels;

    /** An element with its place among those that lie over one another, lowest first. */
    private record Placed(int order, Roi roi) {}

    /**
     * @param results what is shown together
     * @param slices of them
     */
    DrawnElements(ImagePlus image, List<EmotionTimeline> results, ShownFrames slices) {
        this.slices = slices;
        List<Roi> ours = OverlayParts.named(image, OverlayParts.PREFIX);
        regions =
                NearFrames.drawn(image, RegionOverlay.NAME)
                        .map(near -> new RegionElements(image, set(image)));
        boolean near = NearFrames.drawn(image, LabelOverlay.NAME).isPresent();
        labels =
                near || ours.isEmpty() && regions.isEmpty()
                        ? Optional.of(new LabelWriter(image, results))
                        : Optional.empty();
        int order = 0;
        for (Roi roi : ours) {
            if (regions.isPresent() && OverlayParts.isNamed(roi, RegionOverlay.NAME)
                    || labels.isPresent() && OverlayParts.isNamed(roi, LabelOverlay.NAME)) {
                continue;
            }
            int place = slices.position(roi);
            List<Placed> where =
                    place == 0
                            ? always
                            : atPlaces.computeIfAbsent(place, none -> new ArrayList<>());
            where.add(new Placed(order++, roi));
        }
    }

    private static RegionSet set(ImagePlus image) {
        return StackResults.of(image)
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    /** Those that show with all frames, lowest first. */
    List<Roi> always() {
        return always.stream().map(Placed::roi).toList();
    }

    /** Whether any are labels. */
    boolean hasLabels() {
        return labels.isPresent()
                || always.stream().anyMatch(DrawnElements::isLabel)
                || atPlaces.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(DrawnElements::isLabel);
    }

    private static boolean isLabel(Placed placed) {
        return OverlayParts.isNamed(placed.roi, LabelOverlay.NAME);
    }

    /** Those of a frame that is in the stack, lowest first; {@code index} among the results'. */
    List<Roi> at(int index) {
        int frame = slices.clipIndex(index);
        List<Placed> placed = new ArrayList<>(always);
        placed.addAll(atPlaces.getOrDefault(frame + 1, List.of()));
        placed.sort(Comparator.comparingInt(Placed::order));
        List<Roi> rois = new ArrayList<>();
        placed.stream().filter(one -> !isLabel(one)).forEach(one -> rois.add(one.roi));
        regions.ifPresent(drawn -> rois.addAll(drawn.at(frame)));
        placed.stream().filter(DrawnElements::isLabel).forEach(one -> rois.add(one.roi));
        labels.ifPresent(written -> rois.addAll(written.at(slices, index)));
        return rois;
    }
}
