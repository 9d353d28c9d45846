package io.github.affectj.media;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pixels of pictures that the JDK has decoded, as a browser would show them. */
public final class DecodedPixels {
    private DecodedPixels() {}

    /** Pixels 0xAARRGGBB, not premultiplied, row by row. */
    public static int[] argb(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        boolean grey =
                image.getColorModel().getNumColorComponents() == 1
                        && !(image.getColorModel() instanceof IndexColorModel);
        if (!grey) {
            return image.getRGB(0, 0, w, h, null, 0, w);
        }
        // getRGB would brighten greys: Java takes grey rasters as linear light, files do not.
        Raster raster = image.getRaster();
        int drop = raster.getSampleModel().getSampleSize(0) - 8;
        int[] pixels = raster.getSamples(0, 0, w, h, 0, (int[]) null);
        int[] alpha =
                raster.getNumBands() > 1 ? raster.getSamples(0, 0, w, h, 1, (int[]) null) : null;
        for (int i = 0; i < pixels.length; i++) {
            int value = pixels[i] >> drop;
            int opacity = alpha == null ? 255 : alpha[i] >> drop;
            pixels[i] = opacity << 24 | value << 16 | value << 8 | value;
        }
        return pixels;
    }

    /** A colour 0xAARRGGBB, not premultiplied, shown on white: 0xRRGGBB. */
    public static int onWhite(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb & 0xFFFFFF;
        }
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int value = (argb >> shift) & 255;
            rgb |= ((value * alpha + 255 * (255 - alpha) + 127) / 255) << shift;
        }
        return rgb;
    }
}
