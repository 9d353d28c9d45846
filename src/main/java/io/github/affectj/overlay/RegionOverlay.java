package io.github.affectj.overlay;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.ResultSet;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws regions over the frames at which they are there: a line in the region's colour between two
 * dark ones, and its name on a plate of the same colour. Ordinary elements of ImageJ, named {@code
 * affectj region <name>}: they are saved in TIFF files and flattened, and show what is attached to
 * the stack ({@link StackResults}), not the other way round: what a person does to a box is told to
 * the region by a command.
 */
public final class RegionOverlay {
    /** What the names of the elements begin with. */
    public static final String NAME = OverlayParts.PREFIX + " region";

    /** Ends the name of the plate with a region's name. */
    private static final String PLATE = " (name)";

    private static final Color DARK = new Color(0, 0, 0, 170);

    private final StackClip clip;
    private final ImagePlus image;
    private final RegionStyle style;

    /** Where the label of the emotion is or would be; empty without a result. */
    private final Rectangle taken;

    private final List<Roi> elements = new ArrayList<>();

    private RegionOverlay(ImagePlus image) {
        this.image = image;
        clip = new StackClip(image);
        style = RegionStyle.fit(image.getWidth(), image.getHeight());
        taken =
                StackResults.peek(image)
                        .flatMap(results -> results.get().timeline())
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
        List<Roi> drawn =
                regions.isEmpty() || !fits(image, regions)
                        ? List.of()
                        : new RegionOverlay(image).all(regions);
        OverlayParts.replace(image, List.of(NAME), List.of(), drawn, LabelOverlay.NAME);
    }

    /**
     * Draws the regions of what is attached now, if they are others than before; those that are
     * drawn anew if a first result comes, whose labels need room.
     */
    static void renew(ImagePlus image, ResultSet before, ResultSet now) {
        Optional<RegionSet> there = regions(now);
        if (!there.equals(regions(before))) {
            draw(image, there.orElse(RegionSet.EMPTY));
        } else if (before.timeline().isEmpty() && now.timeline().isPresent()) {
            follow(image, now);
        }
    }

    /** Draws regions again where they are drawn, as after slices were moved or deleted. */
    static void follow(ImagePlus image, ResultSet now) {
        if (!OverlayParts.named(image, NAME).isEmpty()) {
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
        for (Roi roi : OverlayParts.named(image, NAME + " " + region)) {
            int at = RegionRois.frame(roi, image);
            if (!(roi instanceof TextRoi)
                    && OverlayParts.name(roi).equals(NAME + " " + region)
                    && (at < 0 || at == frame)) {
                return Optional.of(roi);
            }
        }
        return Optional.empty();
    }

    private static Optional<RegionSet> regions(ResultSet set) {
        return set.part(RegionSet.KEY, RegionSet.class);
    }

    private List<Roi> all(RegionSet regions) {
        ClipTimes times = clip.times();
        for (Region region : regions.regions()) {
            Color colour = RegionStyle.colour(regions, region);
            if (region.isStill()) {
                add(region.name(), region.keys().get(0).shape(), colour, -1);
                continue;
            }
            for (int i = 0; i < times.size(); i++) {
                int frame = i;
                region.at(times.start(i))
                        .ifPresent(shape -> add(region.name(), shape, colour, frame));
            }
        }
        return elements;
    }

    /**
     * @param frame from 0; -1 for all of them
     */
    private void add(String name, RegionShape shape, Color colour, int frame) {
        if (shape.box().clipped(image.getWidth(), image.getHeight()).isEmpty()) {
            return;
        }
        Roi edge = RegionRois.of(shape);
        edge.setStrokeColor(DARK);
        edge.setStrokeWidth(2 * style.line());
        add(edge, name + " (edge)", frame);
        Roi line = RegionRois.of(shape);
        line.setStrokeColor(colour);
        line.setStrokeWidth(style.line());
        add(line, name, frame);
        add(plate(name, shape, colour), name + PLATE, frame);
    }

    /**
     * Above the region where there is room, else within it, below it or at its foot; never out of
     * the frame, and not where the emotion's label is.
     */
    private TextRoi plate(String name, RegionShape shape, Color colour) {
        TextRoi plate = LabelOverlay.plate(style.shown(name), 0, 0, style.font());
        plate.setStrokeColor(RegionStyle.letters(colour));
        plate.setFillColor(colour);
        Rectangle size = plate.getBounds();
        Box box = shape.box();
        double rim = style.line();
        double right = Math.max(0, image.getWidth() - size.width);
        double lowest = Math.max(0, image.getHeight() - size.height);
        int x = (int) Math.round(Math.max(0, Math.min(right, box.x() - rim / 2)));
        double[] places = {
            box.y() - rim - size.height,
            box.y() + rim,
            box.bottom() + rim,
            box.bottom() - rim - size.height
        };
        int y = (int) Math.round(Math.max(0, Math.min(lowest, places[1])));
        for (double place : places) {
            Rectangle there = new Rectangle(x, (int) Math.round(place), size.width, size.height);
            if (place >= 0 && place <= lowest && !there.intersects(taken)) {
                y = there.y;
                break;
            }
        }
        plate.setLocation(x, y);
        return plate;
    }

    private void add(Roi roi, String name, int frame) {
        OverlayParts.name(roi, NAME + " " + name);
        if (frame >= 0) {
            RegionRois.put(roi, image, frame);
        }
        elements.add(roi);
    }
}
