package io.github.affectj.pipeline;

import io.github.affectj.media.Clip;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.WrappedClip;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

/**
 * A clip with parts taken away: cells of a grid over each frame, and the sound while some frames
 * show. Times and size stay. A cell that is taken away is filled with the smooth picture that the
 * mean colours of the frame's cells make (bilinear between their centres; with one cell the frame's
 * mean colour), so that what was in it is gone but no sharp edge is added. Sound that is taken away
 * is silence.
 */
final class EditedClip extends WrappedClip {
    private final int columns;
    private final int rows;
    private final BitSet goneCells;
    private final BitSet goneSounds;

    /**
     * @param clip stays open when this one is closed
     * @param columns cells in a row of the grid
     * @param rows cells in a column of the grid
     * @param goneCells cells to take away, {@code (frame * rows + y) * columns + x}
     * @param goneSounds frames whose sound to take away
     */
    EditedClip(Clip clip, int columns, int rows, BitSet goneCells, BitSet goneSounds) {
        super(clip);
        this.columns = columns;
        this.rows = rows;
        this.goneCells = goneCells;
        this.goneSounds = goneSounds;
    }

    @Override
    public Optional<SoundTrack> sound() {
        return goneSounds.isEmpty()
                ? whole.sound()
                : whole.sound().map(sound -> new SilencedSound(sound, whole.times(), goneSounds));
    }

    @Override
    public int[] rgb(int index) throws IOException {
        int[] rgb = whole.rgb(index);
        int first = index * rows * columns;
        int next = goneCells.nextSetBit(first);
        if (next < 0 || next >= first + rows * columns) {
            return rgb;
        }
        int[] edited = rgb.clone();
        float[] means = means(rgb);
        int width = width();
        int height = height();
        for (int y = 0; y < height; y++) {
            int row = first + (int) ((long) y * rows / height) * columns;
            for (int x = 0; x < width; x++) {
                if (goneCells.get(row + (int) ((long) x * columns / width))) {
                    edited[y * width + x] = smooth(means, x, y);
                }
            }
        }
        return edited;
    }

    /** Mean red, green and blue of each cell, three values a cell. */
    private float[] means(int[] rgb) {
        int width = width();
        int height = height();
        long[] sums = new long[3 * rows * columns];
        long[] counts = new long[rows * columns];
        for (int y = 0; y < height; y++) {
            int row = (int) ((long) y * rows / height) * columns;
            for (int x = 0; x < width; x++) {
                int cell = row + (int) ((long) x * columns / width);
                int pixel = rgb[y * width + x];
                sums[3 * cell] += pixel >> 16 & 0xFF;
                sums[3 * cell + 1] += pixel >> 8 & 0xFF;
                sums[3 * cell + 2] += pixel & 0xFF;
                counts[cell]++;
            }
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            // A frame narrower than the grid has cells without a pixel; nothing is read of them
            // but a share in their neighbours' rims.
            means[i] = counts[i / 3] == 0 ? 128 : (float) sums[i] / counts[i / 3];
        }
        return means;
    }

    /** The colour between the cells' means at a pixel, 0xRRGGBB. */
    private int smooth(float[] means, int x, int y) {
        float cx = place(x, width(), columns);
        float cy = place(y, height(), rows);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(x0 + 1, columns - 1);
        int y1 = Math.min(y0 + 1, rows - 1);
        float fx = cx - x0;
        float fy = cy - y0;
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            float top = mix(means, y0, x0, x1, fx, c);
            float bottom = mix(means, y1, x0, x1, fx, c);
            rgb = rgb << 8 | Math.round(top + (bottom - top) * fy);
        }
        return rgb;
    }

    private float mix(float[] means, int row, int x0, int x1, float fx, int colour) {
        float left = means[3 * (row * columns + x0) + colour];
        float right = means[3 * (row * columns + x1) + colour];
        return left + (right - left) * fx;
    }

    /** A pixel's place among the cells' centres, held between the first and the last. */
    private static float place(int pixel, int pixels, int cells) {
        float at = (pixel + 0.5f) * cells / pixels - 0.5f;
        return Math.max(0, Math.min(cells - 1, at));
    }

    /** Does nothing: the clip belongs to whoever opened it. */
    @Override
    public void close() {
        // Not ours to close.
    }
}
