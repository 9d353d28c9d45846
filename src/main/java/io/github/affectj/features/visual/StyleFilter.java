package io.github.affectj.features.visual;

import java.util.Random;

/**
 * Changes of colour and line on a square frame of planes R, G, B in 0..1, in place. Not safe for
 * several threads at once.
 */
final class StyleFilter {
    private static final int[][] CHANNEL_ORDERS = {
        {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
    };

    private final int size;
    private final float[] luma;
    private final float[] copy;

    StyleFilter(int size) {
        this.size = size;
        luma = new float[size * size];
        copy = new float[size * size];
    }

    /**
     * One drawn combination of changes.
     *
     * @param order channels in another order, or null
     * @param saturation 0 is grey, 1 leaves as is
     * @param gain contrast about the middle, with a gain of its own for each channel
     * @param bias brightness added
     * @param levels posterising, or 0
     * @param lines share of the outline drawing that replaces the frame, 0 to 1
     * @param inverted whether light and dark change places
     * @param blur radius of a box blur in pixels, or 0
     * @param erased x, y, width, height of a block in pixels, or null
     * @param fill grey of the block
     */
    record Style(
            int[] order,
            double saturation,
            double[] gain,
            double bias,
            int levels,
            double lines,
            boolean inverted,
            int blur,
            int[] erased,
            double fill) {

        static Style draw(Random random, double strength, int size) {
            int[] order =
                    random.nextDouble() < 0.30 * strength
                            ? CHANNEL_ORDERS[random.nextInt(CHANNEL_ORDERS.length)]
                            : null;
            double saturation =
                    random.nextDouble() < 0.25 * strength
                            ? 0
                            : 1 + strength * (random.nextDouble() * 1.2 - 0.7);
            double contrast = Math.exp(strength * (random.nextDouble() - 0.5) * 0.9);
            double[] gain = new double[3];
            for (int c = 0; c < 3; c++) {
                gain[c] = contrast * Math.exp(strength * (random.nextDouble() - 0.5) * 0.5);
            }
            double bias = strength * (random.nextDouble() - 0.5) * 0.4;
            int levels = random.nextDouble() < 0.12 * strength ? 3 + random.nextInt(4) : 0;
            double drawn = random.nextDouble();
            double lines =
                    drawn < 0.15 * strength ? 1 : drawn < 0.25 * strength ? random.nextDouble() : 0;
            boolean inverted = random.nextDouble() < 0.15 * strength;
            int blur =
                    random.nextDouble() < 0.15 * strength
                            ? 1 + random.nextInt(Math.max(1, size / 75))
                            : 0;
            int[] erased = null;
            if (random.nextDouble() < 0.25 * strength) {
                int w = (int) (size * (0.1 + 0.25 * random.nextDouble()));
                int h = (int) (size * (0.1 + 0.25 * random.nextDouble()));
                erased = new int[] {random.nextInt(size - w), random.nextInt(size - h), w, h};
            }
            return new Style(
                    order,
                    saturation,
                    gain,
                    bias,
                    levels,
                    lines,
                    inverted,
                    blur,
                    erased,
                    random.nextDouble());
        }
    }

    void apply(float[] planes, Style style) {
        int area = size * size;
        if (style.blur() > 0) {
            for (int c = 0; c < 3; c++) {
                blur(planes, c * area, style.blur());
            }
        }
        if (style.lines() > 0) {
            drawLines(planes, style.lines());
        }
        for (int i = 0; i < area; i++) {
            recolour(planes, i, area, style);
        }
        if (style.erased() != null) {
            erase(planes, style);
        }
    }

    private static void recolour(float[] planes, int i, int area, Style style) {
        double r = planes[i];
        double g = planes[area + i];
        double b = planes[2 * area + i];
        double grey = 0.299 * r + 0.587 * g + 0.114 * b;
        double[] v = {
            grey + style.saturation() * (r - grey),
            grey + style.saturation() * (g - grey),
            grey + style.saturation() * (b - grey)
        };
        for (int c = 0; c < 3; c++) {
            double x = style.order() == null ? v[c] : v[style.order()[c]];
            x = (x - 0.5) * style.gain()[c] + 0.5 + style.bias();
            if (style.levels() > 0) {
                x = Math.rint(x * (style.levels() - 1)) / (style.levels() - 1);
            }
            if (style.inverted()) {
                x = 1 - x;
            }
            planes[c * area + i] = (float) Math.max(0, Math.min(1, x));
        }
    }

    /**
     * Dark strokes where the luminance changes, on white: what is left of a drawing without fills.
     */
    private void drawLines(float[] planes, double share) {
        int area = size * size;
        for (int i = 0; i < area; i++) {
            luma[i] =
                    0.299f * planes[i] + 0.587f * planes[area + i] + 0.114f * planes[2 * area + i];
        }
        for (int y = 0; y < size; y++) {
            int up = Math.max(0, y - 1) * size;
            int here = y * size;
            int below = Math.min(size - 1, y + 1) * size;
            for (int x = 0; x < size; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(size - 1, x + 1);
                float dx =
                        luma[up + right]
                                + 2 * luma[here + right]
                                + luma[below + right]
                                - luma[up + left]
                                - 2 * luma[here + left]
                                - luma[below + left];
                float dy =
                        luma[below + left]
                                + 2 * luma[below + x]
                                + luma[below + right]
                                - luma[up + left]
                                - 2 * luma[up + x]
                                - luma[up + right];
                double ink = Math.min(1, 1.2 * Math.sqrt(dx * dx + dy * dy));
                for (int c = 0; c < 3; c++) {
                    int at = c * area + here + x;
                    planes[at] = (float) ((1 - share) * planes[at] + share * (1 - ink));
                }
            }
        }
    }

    /** Box blur in both directions, the border pixel going on outside. */
    private void blur(float[] planes, int offset, int radius) {
        float weight = 1f / (2 * radius + 1);
        for (int pass = 0; pass < 2; pass++) {
            int step = pass == 0 ? 1 : size;
            int line = pass == 0 ? size : 1;
            for (int l = 0; l < size; l++) {
                int start = offset + l * line;
                float sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += planes[start + clamp(k) * step];
                }
                for (int i = 0; i < size; i++) {
                    copy[l * size + i] = sum * weight;
                    sum += planes[start + clamp(i + radius + 1) * step];
                    sum -= planes[start + clamp(i - radius) * step];
                }
            }
            for (int l = 0; l < size; l++) {
                for (int i = 0; i < size; i++) {
                    planes[offset + l * line + i * step] = copy[l * size + i];
                }
            }
        }
    }

    private void erase(float[] planes, Style style) {
        int[] block = style.erased();
        int area = size * size;
        for (int c = 0; c < 3; c++) {
            for (int y = block[1]; y < block[1] + block[3]; y++) {
                int from = c * area + y * size + block[0];
                java.util.Arrays.fill(planes, from, from + block[2], (float) style.fill());
            }
        }
    }

    private int clamp(int i) {
        return Math.max(0, Math.min(size - 1, i));
    }
}
