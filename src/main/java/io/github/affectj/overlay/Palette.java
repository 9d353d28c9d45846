package io.github.affectj.overlay;

import java.awt.Color;

/**
 * Colours that people with any colour vision can tell apart, for up to eight series; more start
 * again. After M. Okabe and K. Ito, "Color Universal Design" (2008), with the yellow darkened,
 * which is too pale for a line on white.
 */
public final class Palette {
    private static final int[] COLOURS = {
        0xE69F00, 0x56B4E9, 0x009E73, 0x0072B2, 0xD55E00, 0xCC79A7, 0x000000, 0xB8A800
    };

    private Palette() {}

    /** How many colours there are before they start again. */
    public static int size() {
        return COLOURS.length;
    }

    /** The colour of a series, from 0. */
    public static Color colour(int series) {
        return new Color(COLOURS[series % COLOURS.length]);
    }

    /**
     * A colour between two.
     *
     * @param share how much of {@code a} there is in it, 0 to 1
     */
    public static Color mixed(Color a, Color b, double share) {
        return new Color(
                (int) Math.round(a.getRed() * share + b.getRed() * (1 - share)),
                (int) Math.round(a.getGreen() * share + b.getGreen() * (1 - share)),
                (int) Math.round(a.getBlue() * share + b.getBlue() * (1 - share)));
    }
}
