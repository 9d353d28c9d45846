package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The elements that regions are drawn with, each frame's when it is asked for. */
final class RegionElements {
    /** Elements of a region in a frame: the dark line, the coloured one, the plate. */
    private static final int PARTS = 3;

    private static final Color DARK = new Color(0, 0, 0, 170);

    /** When each frame appears, in seconds. */
    private final double[] starts;

    private final ImagePlus image;
    private final RegionStyle style;

    /** Where the label of the emotion is or would be; empty without a result. */
    private final Rectangle taken;

    private final RegionSet regions;
    private final List<Color> colours;

    RegionElements(ImagePlus image, RegionSet regions) {
        this.image = image;
        this.regions = regions;
        colours =
                regions.regions().stream()
                        .map(region -> RegionStyle.colour(regions, region))
                        .toList();
        starts = new StackClip(image).times().startSeconds();
        style = RegionStyle.fit(image.getWidth(), image.getHeight());
        taken =
                StackResults.peek(image)
                        .map(results -> RegionOverlay.taken(image, results.get()))
                        .orElseGet(Rectangle::new);
    }

    /** How many elements all frames would have. */
    long size() {
        long size = 0;
        for (Region region : regions.regions()) {
            if (region.isStill()) {
                size++;
                continue;
            }
            for (Region.Span span : region.spans()) {
                size += span.behind(starts) - span.first(starts);
            }
        }
        return PARTS * size;
    }

    /** The elements of some frames, those of each region together, names above all lines. */
    List<Roi> all(NearFrames near) {
        List<Roi> elements = new ArrayList<>();
        for (int r = 0; r < colours.size(); r++) {
            Region region = regions.regions().get(r);
            Color colour = colours.get(r);
            if (region.isStill()) {
                add(elements, region, region.keys().get(0).shape(), colour, -1);
                continue;
            }
            int next = Math.max(0, near.from());
            for (Region.Span span : region.spans()) {
                int behind = span.behind(starts);
                for (int i = Math.max(next, span.first(starts)); i < behind && near.holds(i); i++) {
                    at(elements, region, colour, i);
                }
                next = Math.max(next, behind);
            }
        }
        return ordered(elements);
    }

    /** The elements of one frame, from 0. */
    List<Roi> at(int frame) {
        List<Roi> elements = new ArrayList<>();
        for (int r = 0; r < colours.size(); r++) {
            at(elements, regions.regions().get(r), colours.get(r), frame);
        }
        return ordered(elements);
    }

    private static List<Roi> ordered(List<Roi> elements) {
        elements.sort(Comparator.comparing(TextRoi.class::isInstance));
        return elements;
    }

    private void at(List<Roi> elements, Region region, Color colour, int frame) {
        region.at(starts[frame]).ifPresent(shape -> add(elements, region, shape, colour, frame));
    }

    /**
     * @param frame from 0; -1 for all of them
     */
    private void add(
            List<Roi> elements, Region region, RegionShape shape, Color colour, int frame) {
        if (shape.box().clipped(image.getWidth(), image.getHeight()).isEmpty()) {
            return;
        }
        String name = region.name();
        Roi edge = RegionRois.of(shape);
        edge.setStrokeColor(DARK);
        edge.setStrokeWidth(2 * style.line());
        elements.add(named(edge, name + RegionOverlay.EDGE, frame));
        Roi line = RegionRois.of(shape);
        line.setStrokeColor(colour);
        line.setStrokeWidth(style.line());
        elements.add(named(line, name, frame));
        elements.add(named(plate(name, shape, colour), name + RegionOverlay.PLATE, frame));
    }

    /**
     * Above the region where there is room, else within it, below it, at its foot, or beside the
     * label of the emotion; never out of the frame, and not where that label is.
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
            box.bottom() - rim - size.height,
            taken.getMaxY(),
            taken.y - size.height
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

    private Roi named(Roi roi, String name, int frame) {
        OverlayParts.name(roi, RegionOverlay.NAME + " " + name);
        if (frame >= 0) {
            RegionRois.put(roi, image, frame);
        }
        return roi;
    }
}
