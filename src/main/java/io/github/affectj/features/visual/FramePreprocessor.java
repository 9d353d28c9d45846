package io.github.affectj.features.visual;

import java.util.List;

/**
 * Turns frames into network input: stretched to a square as in Zhang et al. 2022 (section 3.1),
 * resampled with a triangle filter that widens when shrinking (as PIL's bilinear resize, so that no
 * detail aliases), scaled to 0..1, normalised per channel.
 *
 * <p>Not safe for several threads at once: it keeps its filter weights and a work array.
 */
public final class FramePreprocessor {
    private final int size;
    private final float[] scale = new float[3];
    private final float[] shift = new float[3];
    private Taps across;
    private Taps down;
    private float[] rows = new float[0];

    /**
     * @param size side of the square output in pixels
     * @param mean per channel R, G, B of values in 0..1, subtracted
     * @param std per channel, divided by
     */
    public FramePreprocessor(int size, List<Double> mean, List<Double> std) {
        this.size = size;
        for (int c = 0; c < 3; c++) {
            scale[c] = (float) (1 / (255 * std.get(c)));
            shift[c] = (float) (-mean.get(c) / std.get(c));
        }
    }

    /** How many values a frame makes: 3 * size * size. */
    public int length() {
        return 3 * size * size;
    }

    /**
     * Writes a frame as planes R, G, B.
     *
     * @param rgb {@code width * height} pixels 0xRRGGBB
     * @param out receives {@link #length()} values from {@code offset}
     */
    public void write(int[] rgb, int width, int height, float[] out, int offset) {
        if (across == null || across.from != width || down.from != height) {
            across = new Taps(width, size);
            down = new Taps(height, size);
            rows = new float[3 * height * size];
        }
        shrinkRows(rgb, width, height);
        for (int c = 0; c < 3; c++) {
            int plane = c * height * size;
            int target = offset + c * size * size;
            for (int y = 0; y < size; y++) {
                int first = down.first[y];
                float[] weights = down.weights[y];
                int line = target + y * size;
                java.util.Arrays.fill(out, line, line + size, shift[c]);
                for (int k = 0; k < weights.length; k++) {
                    float w = weights[k] * scale[c];
                    int source = plane + (first + k) * size;
                    for (int x = 0; x < size; x++) {
                        out[line + x] += w * rows[source + x];
                    }
                }
            }
        }
    }

    private void shrinkRows(int[] rgb, int width, int height) {
        int green = height * size;
        int blue = 2 * green;
        for (int y = 0; y < height; y++) {
            int line = y * width;
            for (int x = 0; x < size; x++) {
                float[] weights = across.weights[x];
                int first = line + across.first[x];
                float r = 0;
                float g = 0;
                float b = 0;
                for (int k = 0; k < weights.length; k++) {
                    int p = rgb[first + k];
                    float w = weights[k];
                    r += w * (p >> 16 & 0xff);
                    g += w * (p >> 8 & 0xff);
                    b += w * (p & 0xff);
                }
                int at = y * size + x;
                rows[at] = r;
                rows[green + at] = g;
                rows[blue + at] = b;
            }
        }
    }

    /** For each output place the inputs it is made of and their weights, which sum to 1. */
    private static final class Taps {
        final int from;
        final int[] first;
        final float[][] weights;

        Taps(int from, int to) {
            this.from = from;
            first = new int[to];
            weights = new float[to][];
            double ratio = (double) from / to;
            double support = Math.max(1, ratio);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * ratio;
                int lo = Math.max(0, (int) (centre - support + 0.5));
                int hi = Math.min(from, (int) (centre + support + 0.5));
                double[] w = new double[hi - lo];
                double sum = 0;
                for (int k = 0; k < w.length; k++) {
                    w[k] = Math.max(0, 1 - Math.abs((lo + k + 0.5 - centre) / support));
                    sum += w[k];
                }
                first[i] = lo;
                weights[i] = new float[w.length];
                for (int k = 0; k < w.length; k++) {
                    weights[i][k] = (float) (w[k] / sum);
                }
            }
        }
    }
}
