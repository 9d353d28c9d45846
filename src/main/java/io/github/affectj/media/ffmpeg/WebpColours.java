package io.github.affectj.media.ffmpeg;

/**
 * Colours of a lossy WebP picture, in the arithmetic of libwebp, so that they are those of a
 * browser to the last bit: each value of colour, which four pixels share, is blended with its
 * neighbours 9:3:3:1, and made red, green and blue after BT.601 in limited range.
 */
final class WebpColours {
    private final int width;
    private final int height;
    private final byte[] luma;
    private final byte[] u;
    private final byte[] v;

    /**
     * @param width in pixels
     * @param height in pixels
     * @param luma {@code width * height} values
     * @param u a value for each two by two pixels, begun ones too
     * @param v as {@code u}
     */
    WebpColours(int width, int height, byte[] luma, byte[] u, byte[] v) {
        this.width = width;
        this.height = height;
        this.luma = luma;
        this.u = u;
        this.v = v;
    }

    /**
     * Makes the pixels.
     *
     * @param alpha {@code width * height} values, or null if all is opaque
     * @return {@code width * height} values 0xAARRGGBB, not premultiplied
     */
    int[] argb(byte[] alpha) {
        int[] argb = new int[width * height];
        int columns = (width + 1) / 2;
        int rows = (height + 1) / 2;
        for (int y = 0, i = 0; y < height; y++) {
            int near = y / 2 * columns;
            int far = neighbour(y, rows) * columns;
            for (int x = 0; x < width; x++, i++) {
                int column = x / 2;
                int beside = neighbour(x, columns);
                int opacity = alpha == null ? 255 : alpha[i] & 255;
                argb[i] =
                        opacity << 24
                                | rgb(
                                        luma[i] & 255,
                                        blended(u, near, far, column, beside),
                                        blended(v, near, far, column, beside));
            }
        }
        return argb;
    }

    /** The row or column of colour that is next best for a row or column of pixels. */
    private static int neighbour(int at, int count) {
        int other = at / 2 + ((at & 1) == 0 ? -1 : 1);
        return Math.max(0, Math.min(count - 1, other));
    }

    private static int blended(byte[] plane, int near, int far, int column, int beside) {
        int nearest = plane[near + column] & 255;
        int left = plane[near + beside] & 255;
        int above = plane[far + column] & 255;
        int across = plane[far + beside] & 255;
        // In two steps, each rounded, as libwebp does.
        return (((nearest + 3 * (left + above) + across + 8) >> 3) + nearest) >> 1;
    }

    private static int rgb(int y, int u, int v) {
        int light = y * 19_077 >> 8;
        int red = light + (v * 26_149 >> 8) - 14_234;
        int green = light - (u * 6_419 >> 8) - (v * 13_320 >> 8) + 8_708;
        int blue = light + (u * 33_050 >> 8) - 17_685;
        return clipped(red) << 16 | clipped(green) << 8 | clipped(blue);
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value >> 6));
    }
}
