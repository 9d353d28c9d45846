package io.github.affectj.media.gif;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a picture is to be turned to stand upright, as cameras and phones note it in EXIF data: 1 as
 * it is, 2 mirrored, 3 half a turn, 4 upside down, 5 mirrored and a quarter turn to the left, 6 a
 * quarter turn to the right, 7 mirrored and a quarter turn to the right, 8 a quarter turn to the
 * left. Browsers follow it.
 */
final class ExifOrientation {
    /** Of EXIF data that are looked at; those of JPEG can't have more. */
    static final int MOST_BYTES = 1 << 16;

    private static final int TAG = 0x112;
    private static final int ENTRY_BYTES = 12;
    private static final String MARK = "Exif\0\0";

    private ExifOrientation() {}

    /**
     * The orientation in EXIF data.
     *
     * @param exif in the form of a TIFF file
     * @return 1 to 8; 1 if there is none or the data are damaged, as browsers do
     */
    static int ofTiff(byte[] exif) {
        try {
            ByteBuffer in = ByteBuffer.wrap(exif);
            int order = in.getShort();
            in.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            if ((order != 0x4949 && order != 0x4D4D) || in.getShort() != 42) {
                return 1;
            }
            int start = in.getInt();
            int entries = Short.toUnsignedInt(in.getShort(start));
            for (int i = 0; i < entries; i++) {
                int at = start + 2 + i * ENTRY_BYTES;
                if (Short.toUnsignedInt(in.getShort(at)) == TAG) {
                    int value = Short.toUnsignedInt(in.getShort(at + 8));
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return 1;
        }
    }

    /**
     * The orientation that a JPEG file notes.
     *
     * @param jpeg its beginning, as far as its segments before the pixels reach
     * @return 1 to 8; 1 if there is none
     */
    static int ofJpeg(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 255) == 0xFF) {
            int marker = jpeg[at + 1] & 255;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (jpeg[at + 2] & 255) << 8 | (jpeg[at + 3] & 255);
            int end = at + 2 + length;
            // The pixels begin with DA.
            if (marker == 0xDA || length < 2 || end > jpeg.length) {
                return 1;
            }
            int from = at + 4 + MARK.length();
            if (marker == 0xE1
                    && from <= end
                    && MARK.equals(
                            new String(jpeg, at + 4, MARK.length(), StandardCharsets.ISO_8859_1))) {
                return ofTiff(Arrays.copyOfRange(jpeg, from, end));
            }
            at = end;
        }
        return 1;
    }

    /** Whether width and height change places. */
    static boolean isTurned(int orientation) {
        return orientation >= 5;
    }

    /**
     * Turns a picture.
     *
     * @param pixels row by row, as stored
     * @param width as stored, in pixels
     * @param height as stored, in pixels
     * @param orientation 1 to 8
     * @return the upright picture, row by row; its width is the stored height if it {@link
     *     #isTurned}
     */
    static int[] upright(int[] pixels, int width, int height, int orientation) {
        if (orientation == 1) {
            return pixels;
        }
        int[] upright = new int[pixels.length];
        int w = isTurned(orientation) ? height : width;
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int left = width - 1 - x;
                int up = height - 1 - y;
                int to =
                        switch (orientation) {
                            case 2 -> y * w + left;
                            case 3 -> up * w + left;
                            case 4 -> up * w + x;
                            case 5 -> x * w + y;
                            case 6 -> x * w + up;
                            case 7 -> left * w + up;
                            default -> left * w + y;
                        };
                upright[to] = pixels[i];
            }
        }
        return upright;
    }
}
