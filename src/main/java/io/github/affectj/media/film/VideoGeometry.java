package io.github.affectj.media.film;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.FrameLimits;

/**
 * How a coded picture becomes one to look at: stretched to square pixels, scaled, and turned as its
 * file asks for.
 *
 * @param scaledWidth width of the picture before it is turned, in square pixels
 * @param scaledHeight height of the picture before it is turned
 * @param turn how it is turned
 */
record VideoGeometry(int scaledWidth, int scaledHeight, Turn turn) {

    /**
     * A turn by quarters, or a reflection. A pixel at column x and row y goes to column {@code xx x
     * + xy y} and row {@code yx x + yy y}, counted from the far edge where that is negative.
     */
    record Turn(int xx, int xy, int yx, int yy) {
        static final Turn NONE = new Turn(1, 0, 0, 1);

        /**
         * The turn that a file asks for.
         *
         * @param matrix 9 values in 16.16 as in an mp4, or null for none
         * @return the turn; {@link #NONE} too if it is none by quarters
         */
        static Turn of(int[] matrix) {
            if (matrix == null) {
                return NONE;
            }
            Turn turn =
                    new Turn(
                            Integer.signum(matrix[0]),
                            Integer.signum(matrix[3]),
                            Integer.signum(matrix[1]),
                            Integer.signum(matrix[4]));
            boolean straight = turn.xx * turn.yy != 0 && turn.xy == 0 && turn.yx == 0;
            return straight || turn.isQuarter() ? turn : NONE;
        }

        /** Whether width and height change places. */
        boolean isQuarter() {
            return xx == 0 && yy == 0 && xy * yx != 0;
        }

        /**
         * Turns pixels.
         *
         * @param pixels {@code width * height} values
         * @return the same array if there is nothing to turn
         */
        int[] apply(int[] pixels, int width, int height) {
            if (equals(NONE)) {
                return pixels;
            }
            int newWidth = isQuarter() ? height : width;
            int newHeight = isQuarter() ? width : height;
            int column = xx + xy < 0 ? newWidth - 1 : 0;
            int row = yx + yy < 0 ? newHeight - 1 : 0;
            int start = row * newWidth + column;
            int perColumn = yx * newWidth + xx;
            int perRow = yy * newWidth + xy;
            int[] turned = new int[pixels.length];
            for (int y = 0; y < height; y++) {
                int to = start + y * perRow;
                for (int x = 0; x < width; x++) {
                    turned[to] = pixels[y * width + x];
                    to += perColumn;
                }
            }
            return turned;
        }
    }

    /**
     * What becomes of the pictures of a file.
     *
     * @param name of the file, for the sentence
     * @param codedWidth pixels in a row as they are coded
     * @param codedHeight rows
     * @param aspect width of a pixel by its height; 1 if it is not known
     * @param matrix see {@link Turn#of}
     * @param width wanted width of the turned picture, 0 for as it is
     * @throws BadInputException if a frame is too large, in one sentence
     */
    static VideoGeometry of(
            String name, int codedWidth, int codedHeight, double aspect, int[] matrix, int width) {
        FrameLimits.check(name, codedWidth, codedHeight);
        Turn turn = Turn.of(matrix);
        double stretched = Math.max(1, Math.rint(codedWidth * aspect));
        FrameLimits.check(name, (int) Math.min(Integer.MAX_VALUE, stretched), codedHeight);
        int w = (int) stretched;
        int h = codedHeight;
        if (width > 0) {
            int turnedWidth = turn.isQuarter() ? h : w;
            int turnedHeight = turn.isQuarter() ? w : h;
            long newHeight = Math.max(1, Math.round((double) turnedHeight * width / turnedWidth));
            FrameLimits.check(name, width, (int) Math.min(Integer.MAX_VALUE, newHeight));
            w = turn.isQuarter() ? (int) newHeight : width;
            h = turn.isQuarter() ? width : (int) newHeight;
        }
        return new VideoGeometry(w, h, turn);
    }

    /** The same picture in another size to look at, its shape not kept. */
    VideoGeometry resized(int width, int height) {
        return turn.isQuarter()
                ? new VideoGeometry(height, width, turn)
                : new VideoGeometry(width, height, turn);
    }

    /** Width of the picture to look at, in pixels. */
    int width() {
        return turn.isQuarter() ? scaledHeight : scaledWidth;
    }

    /** Height of the picture to look at, in pixels. */
    int height() {
        return turn.isQuarter() ? scaledWidth : scaledHeight;
    }
}
