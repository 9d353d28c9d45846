package io.github.affectj.overlay.attention;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a small TIFF of indexed colours with deflate compression, which ImageJ reads but can't
 * write.
 */
final class IndexedTiff {
    private static final int HEADER = 8;
    private static final int ENTRIES = 10;
    private static final int DIRECTORY = 2 + 12 * ENTRIES + 4;
    private static final int COLOURS = 256;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private IndexedTiff() {}

    /**
     * Encodes a picture.
     *
     * @param width width in pixels
     * @param height height in pixels
     * @param pixels {@code width * height} places in the colour table, row by row
     * @param rgb 256 colours 0xRRGGBB
     * @return the whole file
     */
    static byte[] encode(int width, int height, byte[] pixels, int[] rgb) {
        byte[] packed = deflate(pixels);
        int tableAt = HEADER + DIRECTORY;
        int pixelsAt = tableAt + 2 * 3 * COLOURS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(pixelsAt + packed.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes("MM");
            out.writeShort(42);
            out.writeInt(HEADER);
            out.writeShort(ENTRIES);
            entry(out, 256, LONG, 1, width);
            entry(out, 257, LONG, 1, height);
            entry(out, 258, SHORT, 1, 8 << 16); // bits per sample
            entry(out, 259, SHORT, 1, 8 << 16); // deflate
            entry(out, 262, SHORT, 1, 3 << 16); // palette colours
            entry(out, 273, LONG, 1, pixelsAt);
            entry(out, 277, SHORT, 1, 1 << 16); // samples per pixel
            entry(out, 278, LONG, 1, height); // rows in a strip
            entry(out, 279, LONG, 1, packed.length);
            entry(out, 320, SHORT, 3 * COLOURS, tableAt);
            out.writeInt(0);
            for (int shift = 16; shift >= 0; shift -= 8) {
                for (int colour : rgb) {
                    out.writeShort((colour >> shift & 0xFF) * 257);
                }
            }
            out.write(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to write
        }
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value)
            throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    private static byte[] deflate(byte[] pixels) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to write
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
