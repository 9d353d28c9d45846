package io.github.affectj.model.detect;

/**
 * A picture of which any part can be had at any size, each pixel the mean of what it covers: the
 * pixels of the picture that it touches, wholly or in part, count alike (adaptive average pooling,
 * {@code interpolate(mode="area")} in PyTorch).
 *
 * <p>Sums over rectangles come from a table of the sums of all that lies to the left of and above a
 * pixel (Crow 1984), so that a part at any size takes time by its own pixels only. The table
 * overflows with large pictures; differences come out right as long as a mean is over fewer than 8
 * million pixels.
 */
public final class PictureMeans {
    private static final int CHANNELS = 3;
    private static final int BITS = 8;

    /** As the networks were trained: 0 to 255 become -1 to 1. */
    private static final float MIDDLE = 127.5f;

    private static final float SCALE = 1 / 128f;

    private final int width;
    private final int height;
    private final int[][] sums = new int[CHANNELS][];

    /**
     * Room for pictures of a size; {@link #show} fills it.
     *
     * @param width pixels of a row
     * @param height rows
     */
    public PictureMeans(int width, int height) {
        this.width = width;
        this.height = height;
        for (int c = 0; c < CHANNELS; c++) {
            sums[c] = new int[Math.multiplyExact(width + 1, height + 1)];
        }
    }

    /** Pixels of a row. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /**
     * Takes a picture in place of the one before.
     *
     * @param rgb {@code width * height} values 0xRRGGBB, row by row
     */
    public void show(int[] rgb) {
        int stride = width + 1;
        for (int c = 0; c < CHANNELS; c++) {
            int[] table = sums[c];
            int shift = (CHANNELS - 1 - c) * BITS;
            for (int y = 0; y < height; y++) {
                int row = 0;
                int at = (y + 1) * stride + 1;
                for (int x = 0; x < width; x++) {
                    row += rgb[y * width + x] >> shift & 0xff;
                    table[at + x] = table[at - stride + x] + row;
                }
            }
        }
    }

    /**
     * A rectangle of pixels.
     *
     * @param left x of its first column, from 0
     * @param top y of its first row
     * @param right x behind it
     * @param bottom y behind it
     */
    public record Part(int left, int top, int right, int bottom) {}

    /** The whole picture at another size. */
    public Sized sized(int columns, int rows) {
        return sized(new Part(0, 0, width, height), columns, rows);
    }

    /** A part of the picture, which lies within it, at another size. */
    public Sized sized(Part part, int columns, int rows) {
        return new Sized(part, columns, rows);
    }

    /**
     * What a box shows, as a small square picture.
     *
     * @param side its width and height
     * @return R, G and B one behind the other, from -1 to 1; empty where the box shows nothing
     */
    public float[] look(FaceBox box, int side) {
        Part part =
                new Part(
                        Math.max(0, (int) box.left()),
                        Math.max(0, (int) box.top()),
                        Math.min(width, (int) box.right()),
                        Math.min(height, (int) box.bottom()));
        if (part.right <= part.left || part.bottom <= part.top) {
            return new float[0];
        }
        float[] look = new float[CHANNELS * side * side];
        sized(part, side, side).write(0, side, look, 0);
        return look;
    }

    /** A part of the picture at another size. */
    public final class Sized {
        private final Part part;
        private final int columns;
        private final int rows;
        private final int[] from;
        private final int[] to;

        private Sized(Part part, int columns, int rows) {
            this.part = part;
            this.columns = columns;
            this.rows = rows;
            from = new int[columns];
            to = new int[columns];
            for (int x = 0; x < columns; x++) {
                from[x] = part.left + begin(x, part.right - part.left, columns);
                to[x] = part.left + end(x, part.right - part.left, columns);
            }
        }

        /**
         * Writes some of its rows as planes of R, G and B, one behind the other, from -1 to 1.
         *
         * @param first the first row, from 0
         * @param last the row behind the last
         * @param out room for {@code 3 * (last - first) * columns} numbers
         * @param offset where they begin
         */
        public void write(int first, int last, float[] out, int offset) {
            int plane = (last - first) * columns;
            for (int y = first; y < last; y++) {
                for (int c = 0; c < CHANNELS; c++) {
                    writeRow(y, sums[c], out, offset + c * plane + (y - first) * columns);
                }
            }
        }

        private void writeRow(int y, int[] table, float[] out, int place) {
            int above = part.top + begin(y, part.bottom - part.top, rows);
            int below = part.top + end(y, part.bottom - part.top, rows);
            int upper = above * (width + 1);
            int lower = below * (width + 1);
            for (int x = 0; x < columns; x++) {
                int sum =
                        table[lower + to[x]]
                                - table[lower + from[x]]
                                - table[upper + to[x]]
                                + table[upper + from[x]];
                // Divided one after the other, as PyTorch does it, for the same last bits.
                float mean = (float) sum / (below - above) / (to[x] - from[x]);
                out[place + x] = (mean - MIDDLE) * SCALE;
            }
        }
    }

    /** The first of {@code size} pixels that one of {@code cells} touches. */
    private static int begin(int cell, int size, int cells) {
        return (int) ((long) cell * size / cells);
    }

    /** The one behind the last. */
    private static int end(int cell, int size, int cells) {
        return (int) (((long) (cell + 1) * size + cells - 1) / cells);
    }
}
