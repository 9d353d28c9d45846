package io.github.affectj.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Brings a frame down to 256 colours, as a GIF can hold, so that the soft shades of heat maps stay
 * soft and letters stay sharp.
 *
 * <p>The palette is found by splitting the box of colours with the largest squared error at its
 * mean until there are 256 (variance-based median cut, after X. Wu, "Color quantization by dynamic
 * programming and principal analysis", 1992, without its dynamic programming); what rounding to it
 * loses is handed to the neighbours (R. Floyd and L. Steinberg, 1976), except for losses too small
 * to see, which would only sprinkle flat areas.
 */
final class ColourReducer {
    private static final int COLOURS = 256;

    /** Bits of each channel that the histogram tells apart. */
    private static final int BITS = 5;

    private static final int BINS = 1 << (3 * BITS);

    /** Bits of each channel that the table of nearest colours tells apart. */
    private static final int NEAR_BITS = 6;

    /** Loss of a channel, of 255, that is not handed on. */
    private static final int INVISIBLE = 2;

    /** Loss that a pixel takes over at most: more would gather and break out as a loud speck. */
    private static final int MOST = 12;

    private final int width;
    private final int height;
    private final int[] rgb;
    private final int[] counts = new int[BINS];
    private final long[][] sums = new long[3][BINS];

    private ColourReducer(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /**
     * The frame in at most 256 colours; the frame itself if it has no more.
     *
     * @param rgb {@code width * height} values 0xRRGGBB, row by row; not changed
     */
    static int[] reduce(int width, int height, int[] rgb) {
        if (isFew(rgb)) {
            return rgb;
        }
        ColourReducer reducer = new ColourReducer(width, height, rgb);
        reducer.count();
        return reducer.dither(reducer.palette());
    }

    private static boolean isFew(int[] rgb) {
        int[] found = new int[COLOURS];
        int count = 0;
        int last = -1;
        for (int pixel : rgb) {
            if (pixel == last) {
                continue;
            }
            last = pixel;
            int at = Arrays.binarySearch(found, 0, count, pixel);
            if (at < 0) {
                if (count == COLOURS) {
                    return false;
                }
                System.arraycopy(found, -at - 1, found, -at, count + at + 1);
                found[-at - 1] = pixel;
                count++;
            }
        }
        return true;
    }

    private void count() {
        for (int pixel : rgb) {
            int bin = bin(pixel);
            counts[bin]++;
            for (int c = 0; c < 3; c++) {
                sums[c][bin] += channel(pixel, c);
            }
        }
    }

    /** A box of histogram bins. */
    private final class Box {
        private final int[] bins;
        private final double[] mean = new double[3];
        private final double[] error = new double[3];

        Box(int[] bins) {
            this.bins = bins;
            long total = 0;
            for (int bin : bins) {
                total += counts[bin];
                for (int c = 0; c < 3; c++) {
                    mean[c] += sums[c][bin];
                }
            }
            for (int c = 0; c < 3; c++) {
                mean[c] /= total;
                for (int bin : bins) {
                    double d = level(bin, c) - mean[c];
                    error[c] += d * d * counts[bin];
                }
            }
        }

        /** Mean level of a bin in a channel. */
        private double level(int bin, int c) {
            return (double) sums[c][bin] / counts[bin];
        }

        double error() {
            return bins.length < 2 ? 0 : error[0] + error[1] + error[2];
        }

        /** The two halves; the box has at least two bins. */
        List<Box> split() {
            int axis = error[0] > error[1] ? 0 : 1;
            axis = error[2] > error[axis] ? 2 : axis;
            int along = axis;
            int[] low = Arrays.stream(bins).filter(b -> level(b, along) <= mean[along]).toArray();
            int[] high = Arrays.stream(bins).filter(b -> level(b, along) > mean[along]).toArray();
            return low.length == 0 || high.length == 0
                    ? List.of()
                    : List.of(new Box(low), new Box(high));
        }

        int colour() {
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                colour = (colour << 8) | (int) Math.round(mean[c]);
            }
            return colour;
        }
    }

    private int[] palette() {
        int[] used = new int[BINS];
        int n = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                used[n++] = bin;
            }
        }
        PriorityQueue<Box> boxes =
                new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
        List<Box> done = new ArrayList<>();
        boxes.add(new Box(Arrays.copyOf(used, n)));
        while (!boxes.isEmpty() && boxes.size() + done.size() < COLOURS) {
            Box box = boxes.poll();
            List<Box> halves = box.error() > 0 ? box.split() : List.of();
            if (halves.isEmpty()) {
                done.add(box);
            } else {
                boxes.addAll(halves);
            }
        }
        done.addAll(boxes);
        return done.stream().mapToInt(Box::colour).toArray();
    }

    private int[] dither(int[] palette) {
        int[] out = new int[rgb.length];
        short[] nearest = new short[1 << (3 * NEAR_BITS)];
        Arrays.fill(nearest, (short) -1);
        // Losses of this row and the next, in sixteenths, one pixel wider on either side.
        int[][] here = new int[3][width + 2];
        int[][] below = new int[3][width + 2];
        int[] wanted = new int[3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = rgb[y * width + x];
                int key = 0;
                for (int c = 0; c < 3; c++) {
                    int owed = Math.round(here[c][x + 1] / 16f);
                    int level = channel(pixel, c) + Math.max(-MOST, Math.min(MOST, owed));
                    wanted[c] = Math.max(0, Math.min(255, level));
                    key = (key << NEAR_BITS) | (wanted[c] >> (8 - NEAR_BITS));
                }
                if (nearest[key] < 0) {
                    nearest[key] = (short) nearest(palette, wanted);
                }
                int colour = palette[nearest[key]];
                out[y * width + x] = colour;
                for (int c = 0; c < 3; c++) {
                    int loss = wanted[c] - channel(colour, c);
                    if (Math.abs(loss) > INVISIBLE) {
                        here[c][x + 2] += 7 * loss;
                        below[c][x] += 3 * loss;
                        below[c][x + 1] += 5 * loss;
                        below[c][x + 2] += loss;
                    }
                }
            }
            int[][] spare = here;
            here = below;
            below = spare;
            for (int[] row : below) {
                Arrays.fill(row, 0);
            }
        }
        return out;
    }

    private static int nearest(int[] palette, int[] wanted) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int c = 0; c < 3; c++) {
                int d = wanted[c] - channel(palette[i], c);
                distance += d * d;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int channel(int pixel, int c) {
        return (pixel >> (16 - 8 * c)) & 0xFF;
    }

    private static int bin(int pixel) {
        int bin = 0;
        for (int c = 0; c < 3; c++) {
            bin = (bin << BITS) | (channel(pixel, c) >> (8 - BITS));
        }
        return bin;
    }
}
