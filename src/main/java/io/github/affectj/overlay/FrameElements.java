package io.github.affectj.overlay;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import io.github.affectj.result.EmotionTimeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps AffectJ's elements that show with one frame, whose names end with its number, where they
 * belong. ImageJ knows only places in the stack, and leaves elements there when slices go
 * elsewhere.
 */
final class FrameElements {
    private static final Pattern NUMBERED =
            Pattern.compile(OverlayParts.PREFIX + " .*?([0-9]{1,9})", Pattern.DOTALL);

    private FrameElements() {}

    /** Number of the frame that an element shows with, or -1 if it is not one of ours. */
    private static int frame(Roi roi) {
        if (OverlayParts.isNamed(roi, RegionOverlay.NAME)) {
            return -1; // drawn anew as a whole, whatever number a region's name may end with
        }
        Matcher matcher = NUMBERED.matcher(OverlayParts.name(roi));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /**
     * Moves elements with their frames; those of frames that are no longer in the stack go. Does
     * nothing where all are in place.
     */
    static void follow(ImagePlus image, List<EmotionTimeline> results) {
        synchronized (OverlayParts.CHANGING) {
            boolean near = NearFrames.drawn(image, LabelOverlay.NAME).isPresent();
            if (moved(image, results) && near) {
                // Others are near the frame that shows now.
                LabelOverlay.add(image, results);
            }
        }
    }

    /** Whether any had to move or go. */
    private static boolean moved(ImagePlus image, List<EmotionTimeline> results) {
        List<Roi> ours = OverlayParts.named(image, OverlayParts.PREFIX);
        if (ours.isEmpty()) {
            return false;
        }
        if (ours.stream().anyMatch(FrameElements::isTurned)) {
            redraw(image, results);
            IJ.log(
                    image.getTitle()
                            + " was turned: its labels were drawn again, heat map and band were"
                            + " taken away.");
            return false;
        }
        ShownFrames slices = ShownFrames.of(image, results);
        Map<Integer, Integer> indices = new HashMap<>();
        for (int i = 0; i < slices.frames().size(); i++) {
            indices.put(slices.frames().frame(i), i);
        }
        List<Roi> gone = new ArrayList<>();
        boolean moved = false;
        for (Roi roi : ours) {
            Integer index = indices.get(frame(roi));
            if (index == null) {
                continue;
            }
            if (!slices.has(index)) {
                gone.add(roi);
            } else if (!slices.isAt(roi, index)) {
                slices.put(roi, index);
                moved = true;
            }
        }
        if (!gone.isEmpty()) {
            OverlayParts.remove(image, gone);
        } else if (moved) {
            image.setOverlay(image.getOverlay());
        }
        return moved || !gone.isEmpty();
    }

    /**
     * After another result became the current one: labels that were on the image are written anew,
     * heat maps and bands, which speak of the earlier one, go. Where both say the same of the
     * frames, as after heat maps were made, all stays.
     */
    static void renew(ImagePlus image, List<EmotionTimeline> before, List<EmotionTimeline> now) {
        if (!said(before).equals(said(now))) {
            synchronized (OverlayParts.CHANGING) {
                redraw(image, now);
            }
        }
    }

    private static List<List<?>> said(List<EmotionTimeline> results) {
        return results.stream()
                .<List<?>>map(r -> List.of(r.model(), r.frames(), r.region()))
                .toList();
    }

    /** Whether ImageJ rotated an element, by which texts and pictures become empty polygons. */
    private static boolean isTurned(Roi roi) {
        return roi instanceof PolygonRoi && frame(roi) >= 0;
    }

    private static void redraw(ImagePlus image, List<EmotionTimeline> now) {
        List<Roi> old = new ArrayList<>(OverlayParts.named(image, OverlayParts.PREFIX));
        old.removeIf(roi -> OverlayParts.isNamed(roi, RegionOverlay.NAME));
        boolean labelled = NearFrames.drawn(image, LabelOverlay.NAME).isPresent();
        labelled |= old.removeIf(roi -> OverlayParts.isNamed(roi, LabelOverlay.NAME));
        if (!old.isEmpty()) {
            OverlayParts.remove(image, old);
        }
        if (labelled && now.isEmpty()) {
            LabelOverlay.remove(image);
        } else if (labelled) {
            LabelOverlay.add(image, now);
        }
    }

    /**
     * Takes elements of single frames off a picture that is a projection of a stack: ImageJ piles
     * them all on it.
     */
    static void unpile(ImagePlus image) {
        if (image.getStackSize() > 1) {
            return;
        }
        List<Roi> ours = OverlayParts.named(image, OverlayParts.PREFIX);
        Set<String> kinds = new HashSet<>();
        boolean piled = false;
        for (Roi roi : ours) {
            if (OverlayParts.isNamed(roi, RegionOverlay.NAME)) {
                piled |= !kinds.add(OverlayParts.name(roi));
            } else if (frame(roi) >= 0) {
                piled |= !kinds.add(OverlayParts.name(roi).replaceFirst("[0-9]+$", ""));
            }
        }
        if (piled) {
            OverlayParts.remove(image, ours);
            IJ.log(
                    image.getTitle()
                            + ": AffectJ's labels and heat maps of single frames were left out.");
        }
    }
}
