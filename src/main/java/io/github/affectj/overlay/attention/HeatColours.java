package io.github.affectj.overlay.attention;

import io.github.affectj.result.AttentionMap;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;

/**
 * Turns the values of heat maps into colours with transparency.
 *
 * <p>The rule: with t = value / (largest value of the clip), the colour is the LUT's at t, and its
 * opacity is {@code opacity x min(1, t / 0.6)}: nothing is drawn where nothing was seen, the full
 * opacity is reached at six tenths of the scale.
 */
final class HeatColours {
    private static final double FULL_FROM = 0.6;

    /** Rows that are drawn at once: keeps the memory of a large frame flat. */
    private static final int BAND = 64;

    /** Colours of the values 0 to 255, as 0xAARRGGBB, not premultiplied. */
    private final int[] argb = new int[256];

    private final IndexColorModel lut;
    private final double opacity;
    private final float max;

    /**
     * @param lut 256 colours, from no to most attention
     * @param opacity opacity of the high values, from 0 to 1
     * @param max value that gets the last colour; 0 makes everything transparent
     */
    HeatColours(IndexColorModel lut, double opacity, float max) {
        this.lut = lut;
        this.opacity = opacity;
        this.max = max;
        for (int i = 0; i < 256; i++) {
            long alpha = Math.round(255 * opacity * Math.min(1, i / 255.0 / FULL_FROM));
            argb[i] = ((int) alpha << 24) | (lut.getRGB(i) & 0xFFFFFF);
        }
    }

    /** Opacity of the high values, from 0 to 1. */
    double opacity() {
        return opacity;
    }

    /** The colours of the values 0 to 255. */
    IndexColorModel lut() {
        return lut;
    }

    /** The value that gets the last colour. */
    float max() {
        return max;
    }

    /** The place of a value in the scale, from 0 to 255. */
    private int index(float value) {
        return max > 0 ? Math.max(0, Math.min(255, Math.round(255 * value / max))) : 0;
    }

    /**
     * Draws a map.
     *
     * @param whole where the whole map would be, in pixels of {@code g}
     * @param seen the part of it that is drawn
     */
    void paint(Graphics g, AttentionMap map, Rectangle whole, Rectangle seen) {
        if (seen.isEmpty() || opacity == 0 || max <= 0) {
            return;
        }
        int rows = Math.min(BAND, seen.height);
        BufferedImage band = new BufferedImage(seen.width, rows, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) band.getRaster().getDataBuffer()).getData();
        MapSampler sampler = sampler(map, whole, seen);
        float[] row = new float[seen.width];
        for (int top = 0; top < seen.height; top += rows) {
            int count = Math.min(rows, seen.height - top);
            for (int y = 0; y < count; y++) {
                sampler.row(seen.y - whole.y + top + y, row);
                for (int x = 0; x < seen.width; x++) {
                    pixels[y * seen.width + x] = argb[index(row[x])];
                }
            }
            int y1 = seen.y + top;
            int right = seen.x + seen.width;
            g.drawImage(band, seen.x, y1, right, y1 + count, 0, 0, seen.width, count, null);
        }
    }

    /** A map at a size of {@code width * height}, as places in the scale. */
    byte[] indexed(AttentionMap map, int width, int height) {
        Rectangle whole = new Rectangle(width, height);
        MapSampler sampler = sampler(map, whole, whole);
        byte[] out = new byte[width * height];
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            sampler.row(y, row);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (byte) index(row[x]);
            }
        }
        return out;
    }

    private static MapSampler sampler(AttentionMap map, Rectangle whole, Rectangle seen) {
        Rectangle part = new Rectangle(seen.x - whole.x, seen.y - whole.y, seen.width, seen.height);
        return new MapSampler(map, whole.width, whole.height, part);
    }
}
