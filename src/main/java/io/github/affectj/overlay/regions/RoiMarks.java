package io.github.affectj.overlay.regions;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.overlay.RegionStyle;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.awt.Color;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a selection of ImageJ can't tell of a region's key stands in its properties, which its files
 * keep: the name, since ImageJ numbers equal ones in a zip, the size of the frames, the end of a
 * span, a detector's score.
 */
final class RoiMarks {
    private static final String NAME = "affectj.region";
    private static final String SIZE = "affectj.size";
    private static final String LAST = "affectj.last";
    private static final String SCORE = "affectj.score";

    /** The colour that goes by a region's place among others, and is none of its own. */
    private static final String COLOUR = "affectj.color";

    private RoiMarks() {}

    static void put(
            Roi roi,
            Region region,
            RegionSet set,
            OptionalDouble score,
            boolean last,
            ImagePlus image) {
        roi.setName(region.name());
        roi.setProperty(NAME, region.name());
        roi.setProperty(SIZE, image.getWidth() + "x" + image.getHeight());
        Color colour = RegionStyle.colour(set, region);
        roi.setStrokeColor(colour);
        if (region.rgb().isEmpty()) {
            roi.setProperty(COLOUR, text(colour));
        }
        if (last) {
            roi.setProperty(LAST, "true");
        }
        score.ifPresent(s -> roi.setProperty(SCORE, Double.toString(s)));
    }

    private static String text(Color colour) {
        return Integer.toHexString(colour.getRGB() & 0xFFFFFF);
    }

    /** The name that was put there, unless the selection was renamed since; then that name. */
    static String name(String label, Roi roi) {
        String put = roi.getProperty(NAME);
        boolean same =
                put != null
                        && (label == null || label.matches(Pattern.quote(put) + "(-[0-9]{1,9})?"));
        if (same || label == null) {
            return same ? put : "";
        }
        // A box on the image that was activated, or added to the manager from there.
        String box = RegionOverlay.NAME + " ";
        return label.startsWith(box) ? label.substring(box.length()) : label;
    }

    /** The size of the frames that it was put for, as {@code 640x360}. */
    static Optional<String> size(Roi roi) {
        return Optional.ofNullable(roi.getProperty(SIZE));
    }

    static boolean isLast(Roi roi) {
        return "true".equals(roi.getProperty(LAST));
    }

    static OptionalDouble score(Roi roi) {
        String text = roi.getProperty(SCORE);
        try {
            double score = text == null ? -1 : Double.parseDouble(text);
            return score >= 0 && score <= 1 ? OptionalDouble.of(score) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // written by somebody else
        }
    }

    /** The colour that a person gave it. */
    static Optional<Integer> colour(Roi roi) {
        Color colour = roi.getStrokeColor();
        return colour == null || text(colour).equals(roi.getProperty(COLOUR))
                ? Optional.empty()
                : Optional.of(colour.getRGB() & 0xFFFFFF);
    }
}
