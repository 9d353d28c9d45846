package io.github.affectj.overlay;

import io.github.affectj.base.ForeignText;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import java.awt.Color;
import java.awt.Font;

/**
 * How regions are drawn over frames of a size, so that they can be told apart, with any colour
 * vision, on dark and on light pictures.
 *
 * @param line width of the coloured line in pixels; a dark one on either side is half as wide
 * @param font of the names
 * @param letters of a name that are written at most
 */
public record RegionStyle(double line, Font font, int letters) {
    /**
     * After M. Okabe and K. Ito, "Color Universal Design" (2008), without black, which the dark
     * lines beside each colour leave no room for.
     */
    private static final int[] COLOURS = {
        0xE69F00, 0x56B4E9, 0xF0E442, 0xCC79A7, 0x009E73, 0xD55E00, 0x0072B2, 0xFFFFFF
    };

    private static final int SMALLEST_FONT = 9;
    private static final int LARGEST_FONT = 36;

    /** Height of the font as a share of the frame's shorter side; labels have a larger one. */
    private static final double SHARE = 1 / 26.0;

    /** Below this share of white's luminance, white letters have more contrast than black ones. */
    private static final double DARK = 0.18;

    /** The style for frames of a size in pixels. */
    public static RegionStyle fit(int width, int height) {
        int side = Math.min(width, height);
        int size = (int) Math.round(Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, side * SHARE)));
        return new RegionStyle(
                Math.max(1, side / 200.0),
                new Font(Font.SANS_SERIF, size < 12 ? Font.PLAIN : Font.BOLD, size),
                Math.max(3, (int) (width * 0.7 / (size * 0.55))));
    }

    /** The colour of a region: its own, else by its place in the set; more than eight repeat. */
    public static Color colour(RegionSet regions, Region region) {
        int place = regions.names().indexOf(region.name());
        return new Color(region.rgb().orElse(COLOURS[Math.max(0, place) % COLOURS.length]));
    }

    /** Black or white, whichever can be read on a plate of a colour. */
    static Color letters(Color plate) {
        double luminance =
                0.2126 * linear(plate.getRed())
                        + 0.7152 * linear(plate.getGreen())
                        + 0.0722 * linear(plate.getBlue());
        return luminance < DARK ? Color.WHITE : Color.BLACK;
    }

    /** Linear light of an sRGB channel (IEC 61966-2-1), 0 to 1. */
    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    /** A name as it is written. */
    String shown(String name) {
        String text = ForeignText.of(name);
        if (text.length() <= letters) {
            return " " + text + " ";
        }
        return " "
                + (letters < 5 ? text.substring(0, letters) : ForeignText.cut(text, letters))
                + " ";
    }
}
