package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams of codes written by hand, of 3 bits each: 4 clears, 5 ends. */
class LzwDecoderTest {
    private static final int CLEAR = 4;
    private static final int END = 5;

    /** Up to three codes after a clear are 3 bits long. */
    private static byte[] stream(int blockBytes, int... codes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long bits = 0;
        for (int i = 0; i < codes.length; i++) {
            bits |= (long) codes[i] << (3 * i);
        }
        out.write(2);
        int bytes = (3 * codes.length + 7) / 8;
        for (int i = 0; i < bytes; i++) {
            if (i % blockBytes == 0) {
                out.write(Math.min(blockBytes, bytes - i));
            }
            out.write((int) (bits >> (8 * i)));
        }
        out.write(0);
        return out.toByteArray();
    }

    private static void assertPixels(byte[] stream, int... expected) throws IOException {
        byte[] bytes = new byte[expected.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) expected[i];
        }
        assertArrayEquals(bytes, new LzwDecoder().decode(stream, 0, bytes.length));
    }

    private static void assertRefused(byte[] stream) {
        assertThrows(IOException.class, () -> new LzwDecoder().decode(stream, 0, 4));
    }

    @Test
    void readsClearsInARowAndSubBlocksOfOneByte() throws IOException {
        for (int bytes : new int[] {1, 2, 3, 255}) {
            assertPixels(stream(bytes, CLEAR, CLEAR, 0, 1, CLEAR, CLEAR, CLEAR, 2, 3), 0, 1, 2, 3);
        }
    }

    @Test
    void readsWithoutAClearInFront() throws IOException {
        assertPixels(stream(255, 3, 2, CLEAR, 1, 0, END), 3, 2, 1, 0);
    }

    @Test
    void readsACodeThatIsJustBeingMade() throws IOException {
        // 6 is the text of 1 and its own first index.
        assertPixels(stream(255, CLEAR, 1, 6, CLEAR, 2), 1, 1, 1, 2);
    }

    @Test
    void stopsAtTheLastPixelWhateverFollows() throws IOException {
        assertPixels(stream(255, CLEAR, 0, 1, CLEAR, 2, 3, 7, 7, 7), 0, 1, 2, 3);
        // The text of the last code is longer than what is wanted.
        assertPixels(stream(255, CLEAR, 0, 6, CLEAR, 0, 6), 0, 0, 0, 0);
    }

    /** One bit a pixel, as few writers dare: codes of 2 bits, of 3 after the first. */
    @Test
    void readsCodeSizeOne() throws IOException {
        int clear = 2;
        // Bits, low first: 10, 00, 100 (the text 0, 0), 001, 101 (0, 0 and 1), ...
        int bits = clear | 0 << 2 | 4 << 4 | 1 << 7 | 0 << 10;
        assertPixels(new byte[] {1, 2, (byte) bits, (byte) (bits >> 8), 0}, 0, 0, 0, 1, 0);
    }

    @Test
    void refusesStreamsThatLackPixelsOrMakeNoSense() {
        assertRefused(stream(255, CLEAR, 0, 1, CLEAR, 2));
        assertRefused(stream(255, CLEAR, 0, 1, CLEAR, 2, END, 3));
        assertRefused(stream(255, CLEAR, 0, 7, 0, 0));
        assertRefused(stream(255, CLEAR, 6, 0, 0, 0, 0));
        assertRefused(new byte[] {2, 0});
        assertRefused(new byte[] {0, 1, 2, 0});
        assertRefused(new byte[] {9, 3, 0, 2, 4, 0});
    }

    /** Sizes up to 8, tables that fill up, with and without a clear then. */
    @Test
    void readsWhatAnEncoderWrites() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            int codeSize = 1 + i % 8;
            byte[] pixels = TestGif.pixels(1 + random.nextInt(30_000), 1 << codeSize, random);
            byte[] codes = TestGif.lzw(pixels, Math.max(2, codeSize), i % 3 == 0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(Math.max(2, codeSize));
            for (int at = 0; at < codes.length; at += 200) {
                int n = Math.min(200, codes.length - at);
                out.write(n);
                out.write(codes, at, n);
            }
            out.write(0);
            assertArrayEquals(pixels, new LzwDecoder().decode(out.toByteArray(), 0, pixels.length));
        }
    }
}
