package io.github.affectj.media.gif;

import java.io.IOException;

/** Turns the compressed pixels of one GIF frame into colour indices, row by row. */
final class GifFrameDecoder {
    private final LzwDecoder lzw = new LzwDecoder();

    /**
     * Decodes a frame.
     *
     * @param width of the frame in pixels, from 1
     * @param height of the frame in pixels, from 1
     * @param interlaced whether its rows are stored in four passes
     * @param bytes holds the compressed pixels: code size and sub-blocks
     * @param offset where they begin
     * @return {@code width * height} indices, row by row
     * @throws IOException if pixels are missing or damaged
     */
    byte[] indices(int width, int height, boolean interlaced, byte[] bytes, int offset)
            throws IOException {
        byte[] stored = lzw.decode(bytes, offset, width * height);
        return interlaced ? rowsInOrder(stored, width, height) : stored;
    }

    /** Rows from the four passes in which an interlaced frame stores them. */
    private static byte[] rowsInOrder(byte[] stored, int width, int height) {
        byte[] ordered = new byte[stored.length];
        int from = 0;
        for (int pass = 0; pass < 4; pass++) {
            int first = pass == 0 ? 0 : 8 >> pass;
            int step = pass == 0 ? 8 : 16 >> pass;
            for (int y = first; y < height; y += step, from += width) {
                System.arraycopy(stored, from, ordered, y * width, width);
            }
        }
        return ordered;
    }
}
