package io.github.affectj.overlay.regions;

import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.FloatPolygon;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.RegionRois;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Selections of ImageJ as regions. Those of one name at several slices are the keys of one region;
 * one at no slice is a region that is there for the whole clip. The order in which they come does
 * not matter.
 */
public final class RoiEntries {
    private final ImagePlus image;
    private final String where;
    private final int frames;
    private final ClipTimes times;

    /** Keys by frame, -1 for the whole clip, and colours, by name. */
    private final Map<String, TreeMap<Integer, RegionKey>> keys = new LinkedHashMap<>();

    private final Map<String, Integer> colours = new LinkedHashMap<>();

    /**
     * @param image the stack that they speak of
     * @param where they come from, as a sentence begins: {@code The ROI Manager}
     */
    public RoiEntries(ImagePlus image, String where) {
        this.image = image;
        this.where = where;
        times = new StackClip(image).times();
        frames = times.size();
    }

    /**
     * Takes a selection in.
     *
     * @param label its name, as ImageJ shows it; what breaks a line in it becomes a space
     * @throws BadInputException in a sentence, if it has no area, is at a slice that the stack
     *     hasn't, lies outside of the frame, or another of its name is at the same slice
     */
    public void add(String label, Roi roi) {
        String name =
                Region.cleanName(RoiMarks.name(label, roi))
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                where
                                                        + " has a selection without a name; a region needs one."));
        RegionShape shape = shape(name, roi);
        if (shape.box().clipped(image.getWidth(), image.getHeight()).isEmpty()) {
            throw wrong(
                    name,
                    "lies outside of the image's %dx%d pixels; was it made for an image of another size?"
                            .formatted(image.getWidth(), image.getHeight()));
        }
        RoiMarks.size(roi)
                .filter(size -> !size.equals(image.getWidth() + "x" + image.getHeight()))
                .ifPresent(
                        size -> {
                            throw wrong(
                                    name,
                                    "was made for frames of %s pixels, but the image has %dx%d."
                                            .formatted(size, image.getWidth(), image.getHeight()));
                        });
        int frame = RegionRois.frame(roi, image);
        if (frame >= frames) {
            throw wrong(name, "is at slice %d, but the image has %d.".formatted(frame + 1, frames));
        }
        double seconds = frame < 0 ? RegionKey.ALWAYS : times.start(frame);
        RegionKey key = new RegionKey(seconds, shape, RoiMarks.score(roi), RoiMarks.isLast(roi));
        if (keys.computeIfAbsent(name, n -> new TreeMap<>()).put(frame, key) != null) {
            throw new BadInputException(
                    "%s has two selections '%s' %s; allowed is one."
                            .formatted(
                                    where,
                                    ForeignText.of(name),
                                    frame < 0 ? "at no slice" : "at slice " + (frame + 1)));
        }
        RoiMarks.colour(roi).ifPresent(rgb -> colours.put(name, rgb));
    }

    private RegionShape shape(String name, Roi roi) {
        boolean area = roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
        if (!area || roi instanceof Arrow) {
            throw wrong(
                    name,
                    "is %s, which has no area; allowed are rectangles, ovals and polygons."
                            .formatted(withArticle(roi.getTypeAsString())));
        }
        if (roi.getType() == Roi.COMPOSITE) {
            throw wrong(
                    name,
                    "consists of several parts; allowed are rectangles, ovals and polygons of one part.");
        }
        Rectangle2D bounds = roi.getFloatBounds();
        if (!(bounds.getWidth() > 0) || !(bounds.getHeight() > 0)) {
            throw wrong(name, "has no area.");
        }
        boolean plain = roi.getType() == Roi.RECTANGLE && roi.getCornerDiameter() == 0;
        if (plain || roi instanceof OvalRoi) {
            return new RegionShape(
                    new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()),
                    plain ? Outline.RECTANGLE : Outline.OVAL);
        }
        FloatPolygon polygon = roi.getFloatPolygon();
        double[] x = new double[polygon.npoints];
        double[] y = new double[polygon.npoints];
        for (int i = 0; i < x.length; i++) {
            x[i] = polygon.xpoints[i];
            y[i] = polygon.ypoints[i];
        }
        try {
            return RegionShape.polygon(x, y);
        } catch (BadInputException e) {
            throw wrong(name, "can't be used: " + e.getMessage());
        }
    }

    private static String withArticle(String type) {
        String kind = type.toLowerCase(Locale.ROOT);
        return (kind.startsWith("a") ? "an " : "a ") + kind; // angle, arrow
    }

    private BadInputException wrong(String name, String what) {
        return new BadInputException(
                "%s: the selection '%s' %s".formatted(where, ForeignText.of(name), what));
    }

    /**
     * What was taken in.
     *
     * @param source who says so, as {@link Region#DRAWN}
     * @throws BadInputException if a name is both at slices and at none
     */
    public RegionSet regions(String source) {
        List<Region> regions = new ArrayList<>();
        keys.forEach(
                (name, byFrame) ->
                        regions.add(region(name, List.copyOf(byFrame.values()), source)));
        return new RegionSet(regions);
    }

    private Region region(String name, List<RegionKey> places, String source) {
        try {
            return new Region(name, places, source, Optional.ofNullable(colours.get(name)));
        } catch (BadInputException e) {
            throw new BadInputException(where + ": " + e.getMessage(), e);
        }
    }

    /**
     * The keys of a region as selections, each at its frame with the region's name and colour. A
     * key between two frames goes to the nearest one; where the stack holds a part of the clip
     * only, its first and last frame have one too if the region is there.
     *
     * @param times of the stack's frames
     * @return empty where the region is at no frame of the stack
     */
    public static List<Roi> of(Region region, RegionSet set, ImagePlus image, ClipTimes times) {
        List<Roi> rois = new ArrayList<>();
        if (region.isStill()) {
            Roi roi = RegionRois.of(region.keys().get(0).shape());
            RoiMarks.put(roi, region, set, OptionalDouble.empty(), false, image);
            rois.add(roi);
            return rois;
        }
        TreeMap<Integer, OptionalDouble> wanted = new TreeMap<>();
        for (int end : new int[] {0, times.size() - 1}) {
            wanted.put(end, OptionalDouble.empty());
        }
        for (RegionKey key : region.keys()) {
            wanted.put(times.nearest(key.seconds()), key.score());
        }
        wanted.keySet().removeIf(frame -> region.at(times.start(frame)).isEmpty());
        for (Map.Entry<Integer, OptionalDouble> entry : wanted.entrySet()) {
            int frame = entry.getKey();
            Integer next = wanted.higherKey(frame);
            boolean last = next == null;
            for (int f = frame + 1; !last && f < next; f++) {
                last = region.at(times.start(f)).isEmpty();
            }
            Roi roi = RegionRois.of(region.at(times.start(frame)).orElseThrow());
            RoiMarks.put(roi, region, set, entry.getValue(), last, image);
            RegionRois.put(roi, image, frame);
            rois.add(roi);
        }
        return rois;
    }
}
