package io.github.affectj.features.visual;

import java.util.Arrays;

/**
 * A square cut out of frames. It lies on whole pixels and may reach beyond the frame: there the
 * frame's border colour goes on, as outside of the frames that {@link FrameAugmenter} turns and
 * shifts in training.
 *
 * @param x left edge in pixels of the frame
 * @param y upper edge in pixels of the frame
 * @param side in pixels, 1 or more
 */
public record SquareCrop(int x, int y, int side) {
    /** Far more than a frame has; a side beyond it would fill the memory with border. */
    private static final int LONGEST = 1 << 14;

    /** Checks the side. */
    public SquareCrop {
        if (side < 1) {
            throw new IllegalArgumentException("A crop of side " + side);
        }
    }

    /**
     * The square around a box: its side is the box's longer side with the margin at both ends,
     * rounded to whole pixels, at least 1; its middle is the box's, rounded so that an edge moves
     * by half a pixel at most.
     *
     * @param centreX middle of the box in pixels
     * @param centreY middle of the box in pixels
     * @param longer longer side of the box in pixels, above 0
     * @param margin at each end, as a share of the longer side, 0 or more
     */
    public static SquareCrop around(double centreX, double centreY, double longer, double margin) {
        int side = (int) Math.max(1, Math.min(LONGEST, Math.round(longer * (1 + 2 * margin))));
        return new SquareCrop(
                (int) Math.floor(centreX - side / 2.0 + 0.5),
                (int) Math.floor(centreY - side / 2.0 + 0.5),
                side);
    }

    /** How many pixels it has. */
    public int area() {
        return side * side;
    }

    /**
     * Cuts it out of a frame.
     *
     * @param rgb {@code width * height} pixels 0xRRGGBB, row by row
     * @param out receives {@link #area()} pixels, row by row
     */
    public void cut(int[] rgb, int width, int height, int[] out) {
        int left = Math.max(0, Math.min(side, -x));
        int right = Math.max(left, Math.min(side, width - x));
        for (int row = 0; row < side; row++) {
            int from = Math.max(0, Math.min(height - 1, y + row)) * width;
            int to = row * side;
            Arrays.fill(out, to, to + left, rgb[from]);
            if (right > left) {
                System.arraycopy(rgb, from + x + left, out, to + left, right - left);
            }
            Arrays.fill(out, to + right, to + side, rgb[from + width - 1]);
        }
    }
}
