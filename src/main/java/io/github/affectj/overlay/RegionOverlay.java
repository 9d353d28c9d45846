package io.github.affectj.overlay;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.base.ForeignText;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

/**
 * Draws regions over the frames at which they are there: a line in the region's colour between two
 * dark ones, and its name on a plate of the same colour. Ordinary elements of ImageJ, named {@code
 * affectj region <name>}, of long films near the frame that shows only ({@link NearFrames}): they
 * are saved in TIFF files and flattened, and show what is attached to the stack ({@link
 * StackResults}), not the other way round: what a person does to a box is told to the region by a
 * command.
 */
public final class RegionOverlay {
    /** What the names of the elements begin with. */
    public static final String NAME = OverlayParts.PREFIX + " region";

    /** Ends the name of the plate with a region's name. */
    static final String PLATE = " (name)";

    /** Ends the name of the dark line around a region's box. */
    static final String EDGE = " (edge)";

    private RegionOverlay() {}

    /** Where the label of whole frames is or would be; empty without such a result. */
    static Rectangle taken(ImagePlus image, ResultSet set) {
        return set.timeline()
                .map(timeline -> LabelOverlay.place(image, timeline))
                .orElseGet(Rectangle::new);
    }

    /** Whether regions were made for frames of an image's size. */
    public static boolean fits(ImagePlus image, RegionSet regions) {
        return regions.frames().stream().allMatch(size(image)::equals);
    }

    /** The same with the size of its frames kept beside the regions. */
    static ResultSet sized(ImagePlus image, ResultSet set) {
        return regions(set).map(regions -> set.with(regions.sized(size(image)))).orElse(set);
    }

    private static FrameSize size(ImagePlus image) {
        return new FrameSize(image.getWidth(), image.getHeight());
    }

    /**
     * Draws regions, in the place of those drawn before; all other elements stay. Those that were
     * made for frames of another size are nowhere.
     */
    public static void draw(ImagePlus image, RegionSet regions) {
        synchronized (OverlayParts.CHANGING) {
            if (regions.isEmpty() || !fits(image, regions)) {
                NearFrames.forget(image, NAME);
                OverlayParts.replace(image, List.of(NAME), List.of(), List.of(), LabelOverlay.NAME);
                return;
            }
            RegionElements elements = new RegionElements(image, regions);
            NearFrames near = NearFrames.of(image, elements.size());
            List<Roi> drawn = elements.all(near);
            OverlayParts.replace(image, List.of(NAME), List.of(), drawn, LabelOverlay.NAME);
            near.keep(image, NAME, drawn);
        }
    }

    /** Draws those near the frame that shows, where not all are drawn and it lies far out. */
    static void near(ImagePlus image) {
        if (!NearFrames.isLeft(image, NAME)) {
            return;
        }
        synchronized (OverlayParts.CHANGING) {
            if (NearFrames.isLeft(image, NAME)) {
                StackResults.peek(image)
                        .flatMap(results -> regions(results.get()))
                        .ifPresent(regions -> draw(image, regions));
            }
        }
    }

    /**
     * Draws the regions of what is attached now, if they are others than before; those that are
     * drawn anew if the labels of a result stand where those of the one before did not.
     */
    static void renew(ImagePlus image, ResultSet before, ResultSet now) {
        Optional<RegionSet> there = regions(now);
        if (!there.equals(regions(before))) {
            draw(image, there.orElse(RegionSet.EMPTY));
        } else if (there.isPresent() && !taken(image, before).equals(taken(image, now))) {
            follow(image);
        }
    }

    /**
     * Draws regions again where they are drawn, as after slices were moved or deleted, or the label
     * of the emotion is elsewhere now.
     */
    public static void follow(ImagePlus image) {
        synchronized (OverlayParts.CHANGING) {
            StackResults.peek(image).ifPresent(results -> follow(image, results.get()));
        }
    }

    private static void follow(ImagePlus image, ResultSet now) {
        if (NearFrames.drawn(image, NAME).isPresent()
                || !OverlayParts.named(image, NAME).isEmpty()) {
            RegionSet regions = regions(now).orElse(RegionSet.EMPTY);
            draw(image, regions);
            if (!fits(image, regions)) {
                IJ.log(
                        "%s has %s pixels now: its regions, which were made for %s, are not drawn any more."
                                .formatted(
                                        ForeignText.of(image.getTitle()),
                                        size(image),
                                        regions.frames().orElseThrow()));
            }
        }
    }

    /**
     * Whose region an element is the box of, or the plate with its name or emotion at the box.
     *
     * @return empty for another element; there may be no such region any more
     */
    public static Optional<String> region(Roi element) {
        String name = OverlayParts.name(element);
        if (name.startsWith(NAME + " ")) {
            String rest = name.substring(NAME.length() + 1);
            if (!(element instanceof TextRoi)) {
                return Optional.of(rest);
            }
            return rest.endsWith(PLATE)
                    ? Optional.of(rest.substring(0, rest.length() - PLATE.length()))
                    : Optional.empty();
        }
        return RegionLabels.region(element);
    }

    /**
     * The box of a region, as it is drawn in one frame.
     *
     * @param frame from 0
     * @return empty where none is drawn
     */
    public static Optional<Roi> box(ImagePlus image, String region, int frame) {
        return element(image, NAME + " " + region, frame);
    }

    /** Whether a region is drawn in a frame, from 0, but for its box. */
    public static boolean isWithoutBox(ImagePlus image, String region, int frame) {
        return box(image, region, frame).isEmpty()
                && element(image, NAME + " " + region + EDGE, frame).isPresent();
    }

    private static Optional<Roi> element(ImagePlus image, String name, int frame) {
        for (Roi roi : OverlayParts.named(image, name)) {
            int at = RegionRois.frame(roi, image);
            if (!(roi instanceof TextRoi)
                    && OverlayParts.name(roi).equals(name)
                    && (at < 0 || at == frame)) {
                return Optional.of(roi);
            }
        }
        return Optional.empty();
    }

    /** Whether an element is the plate with a region's name. */
    static boolean isName(Roi element) {
        String name = OverlayParts.name(element);
        return element instanceof TextRoi && name.startsWith(NAME + " ") && name.endsWith(PLATE);
    }

    private static Optional<RegionSet> regions(ResultSet set) {
        return set.part(RegionSet.KEY, RegionSet.class);
    }
}
