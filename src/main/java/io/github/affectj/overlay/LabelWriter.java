package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.result.EmotionTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the labels of results that are shown together, each frame's when it is asked for. */
final class LabelWriter {
    private final ImagePlus image;
    private final List<Of> results;

    /** How one of the results is written. */
    private record Of(EmotionTimeline result, LabelStyle style, FrameSlices slices, boolean named) {
        static Of result(ImagePlus image, EmotionTimeline result, FrameSlices slices) {
            return new Of(
                    result,
                    result.region().isPresent()
                            ? RegionLabels.style(image, result)
                            : LabelOverlay.style(image, result),
                    slices,
                    result.region()
                            .filter(region -> !RegionLabels.isDrawn(image, region.name()))
                            .isPresent());
        }
    }

    LabelWriter(ImagePlus image, List<EmotionTimeline> shown) {
        this.image = image;
        List<FrameSlices> slices = FrameSlices.of(image, shown);
        results =
                IntStream.range(0, slices.size())
                        .mapToObj(r -> Of.result(image, shown.get(r), slices.get(r)))
                        .toList();
    }

    /** How many labels there are in all frames. */
    long size() {
        return results.stream().mapToLong(of -> of.result.frames().size()).sum();
    }

    /** The labels of some frames, those of each result together. */
    List<Roi> all(NearFrames near) {
        List<Roi> rois = new ArrayList<>();
        for (Of of : results) {
            for (int i = 0; i < of.result.frames().size(); i++) {
                if (of.slices.has(i) && near.holds(of.slices.clipIndex(i))) {
                    rois.add(label(of, i));
                }
            }
        }
        return rois;
    }

    /**
     * The labels of one frame, which is in the stack.
     *
     * @param frames of the same results
     * @param index among {@code frames}, from 0
     */
    List<Roi> at(ShownFrames frames, int index) {
        List<Roi> rois = new ArrayList<>();
        for (int r = 0; r < results.size(); r++) {
            int place = frames.frames().place(r, index);
            if (place >= 0 && results.get(r).slices.has(place)) {
                rois.add(label(results.get(r), place));
            }
        }
        return rois;
    }

    private Roi label(Of of, int i) {
        int frame = of.result.frames().get(i).frame();
        Roi roi;
        if (of.result.region().isPresent()) {
            String region = of.result.region().get().name();
            roi =
                    RegionLabels.plate(
                            of.style, of.result, i, of.named, image.getWidth(), image.getHeight());
            roi.setName(LabelOverlay.NAME + " " + region + " " + frame);
        } else {
            roi = of.style.plate(of.result, i);
            roi.setName(LabelOverlay.NAME + " " + frame);
        }
        of.slices.put(roi, i);
        return roi;
    }
}
