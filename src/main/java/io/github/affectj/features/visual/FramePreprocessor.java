package io.github.affectj.features.visual;

import java.util.Arrays;
import java.util.List;

/**
 * Turns frames into network input: stretched to a square as in Zhang et al. 2022 (section 3.1),
 * resampled with a triangle filter that widens when shrinking (as PIL's bilinear resize, so that no
 * detail aliases), scaled to 0..1, normalised per channel.
 *
 * <p>Not safe for several threads at once: it keeps its filter weights and work arrays.
 */
public final class FramePreprocessor {
    /** Weights are whole numbers that sum to about this: exact sums in any order, and fast. */
    private static final int ONE = 1 << 22;

    private final int size;
    private final double[] scale = new double[3];
    private final double[] shift = new double[3];
    private Taps across;
    private Taps down;
    private int[] line = new int[0];
    private final int[][] sums = new int[3][0];

    /**
     * @param size side of the square output in pixels
     * @param mean per channel R, G, B of values in 0..1, subtracted
     * @param std per channel, divided by
     */
    public FramePreprocessor(int size, List<Double> mean, List<Double> std) {
        this.size = size;
        for (int c = 0; c < 3; c++) {
            scale[c] = 1 / (255 * std.get(c)) / ONE / ONE;
            shift[c] = -mean.get(c) / std.get(c);
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
            line = new int[width];
            Arrays.setAll(sums, c -> new int[width]);
        }
        for (int y = 0; y < size; y++) {
            sumRows(rgb, width, down.first[y], down.weights[y]);
            shrinkRow(out, offset + y * size);
        }
    }

    /** Some rows by their weights: 30 bits at most. */
    private void sumRows(int[] rgb, int width, int first, int[] weights) {
        for (int[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (int k = 0; k < weights.length; k++) {
            // Java makes vector instructions of loops over arrays from their start only.
            System.arraycopy(rgb, (first + k) * width, line, 0, width);
            add(line, weights[k], sums[0], sums[1], sums[2]);
        }
    }

    private static void add(int[] line, int weight, int[] red, int[] green, int[] blue) {
        for (int x = 0; x < line.length; x++) {
            int pixel = line[x];
            red[x] += weight * (pixel >> 16 & 0xff);
            green[x] += weight * (pixel >> 8 & 0xff);
            blue[x] += weight * (pixel & 0xff);
        }
    }

    /** The channels together: runs of weights are short, so that what is around them counts. */
    private void shrinkRow(float[] out, int offset) {
        int[] reds = sums[0];
        int[] greens = sums[1];
        int[] blues = sums[2];
        int plane = size * size;
        for (int x = 0; x < size; x++) {
            int first = across.first[x];
            int[] weights = across.weights[x];
            long red = 0;
            long green = 0;
            long blue = 0;
            for (int k = 0; k < weights.length; k++) {
                long weight = weights[k];
                red += weight * reds[first + k];
                green += weight * greens[first + k];
                blue += weight * blues[first + k];
            }
            int at = offset + x;
            out[at] = (float) (shift[0] + scale[0] * red);
            out[at + plane] = (float) (shift[1] + scale[1] * green);
            out[at + 2 * plane] = (float) (shift[2] + scale[2] * blue);
        }
    }

    /** For each output place the inputs it is made of and their weights. */
    private static final class Taps {
        final int from;
        final int[] first;
        final int[][] weights;

        Taps(int from, int to) {
            this.from = from;
            first = new int[to];
            weights = new int[to][];
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
                weights[i] = new int[w.length];
                for (int k = 0; k < w.length; k++) {
                    weights[i][k] = (int) Math.round(ONE * w[k] / sum);
                }
            }
        }
    }
}
