package io.github.affectj.overlay.attention;

import ij.gui.Roi;
import java.awt.Color;
import java.awt.Graphics;

/**
 * The mark of a frame in the {@link AttentionBand}: white with a dark rim, since it stands on
 * bright curves. In a TIFF file it is a white rectangle.
 */
final class BandCursor extends Roi {
    private static final Color RIM = new Color(0x101010);

    /**
     * @param x left end in pixels
     * @param y upper end in pixels
     * @param width in pixels
     * @param height in pixels
     */
    BandCursor(double x, double y, double width, double height) {
        super(x, y, width, height);
        setFillColor(Color.WHITE);
    }

    @Override
    public void draw(Graphics g) {
        int left = screenXD(getXBase());
        int right = Math.max(left + 1, screenXD(getXBase() + getFloatWidth()));
        int top = screenYD(getYBase());
        int bottom = screenYD(getYBase() + getFloatHeight());
        int rim = Math.max(1, (right - left) / 2);
        g.setColor(RIM);
        g.fillRect(left - rim, top, right - left + 2 * rim, bottom - top);
        g.setColor(Color.WHITE);
        g.fillRect(left, top, right - left, bottom - top);
    }
}
