package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.RegionShape;
import java.awt.Rectangle;
import java.util.List;

/** Shapes of regions as selections of ImageJ, and their frames as places in a stack. */
public final class RegionRois {
    private RegionRois() {}

    /** A selection of the same place and outline, at no slice. */
    public static Roi of(RegionShape shape) {
        Box box = shape.box();
        if (shape.outline() instanceof Outline.Polygon polygon) {
            List<Outline.Point> points = polygon.points();
            float[] x = new float[points.size()];
            float[] y = new float[points.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (box.x() + points.get(i).x() * box.width());
                y[i] = (float) (box.y() + points.get(i).y() * box.height());
            }
            return new PolygonRoi(x, y, Roi.POLYGON);
        }
        return shape.outline() instanceof Outline.Oval
                ? new OvalRoi(box.x(), box.y(), box.width(), box.height())
                : new Roi(box.x(), box.y(), box.width(), box.height());
    }

    /**
     * A selection of whole pixels, as ImageJ shows and records it: what a hand can place.
     *
     * @param roi a rectangle, an oval or a polygon
     */
    public static Roi whole(Roi roi) {
        Rectangle box = roi.getBounds();
        if (roi.getType() == Roi.POLYGON) {
            return new PolygonRoi(roi.getPolygon(), Roi.POLYGON);
        }
        return roi instanceof OvalRoi
                ? new OvalRoi(box.x, box.y, box.width, box.height)
                : new Roi(box.x, box.y, box.width, box.height);
    }

    /** The frame that an image shows, from 0. */
    public static int shown(ImagePlus image) {
        Roi marker = new Roi(0, 0, 1, 1);
        marker.setPosition(image.getCurrentSlice());
        return frame(marker, image);
    }

    /**
     * Makes a selection show with a frame only.
     *
     * @param image its frames are its time points, or its slices if it has one time point only
     * @param frame from 0
     */
    public static void put(Roi roi, ImagePlus image, int frame) {
        boolean alongTime = image.getNFrames() > 1;
        int frames = alongTime ? image.getNFrames() : image.getNSlices();
        if (frames == image.getStackSize()) {
            roi.setPosition(frame + 1);
        } else if (alongTime) {
            roi.setPosition(0, 0, frame + 1);
        } else {
            roi.setPosition(0, frame + 1, 0);
        }
    }

    /**
     * The frame that a selection shows with.
     *
     * @return from 0, -1 for one that shows with all; it may be beyond the last frame
     */
    public static int frame(Roi roi, ImagePlus image) {
        boolean alongTime = image.getNFrames() > 1;
        if (roi.hasHyperStackPosition()) {
            return (alongTime ? roi.getTPosition() : roi.getZPosition()) - 1;
        }
        int slice = roi.getPosition();
        int frames = alongTime ? image.getNFrames() : image.getNSlices();
        if (slice < 1 || slice > image.getStackSize() || frames == image.getStackSize()) {
            return slice - 1;
        }
        return image.convertIndexToPosition(slice)[alongTime ? 2 : 1] - 1;
    }
}
