package io.github.affectj.media.gif;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decompresses the pixels of a GIF frame (Lempel, Ziv, Welch, after appendix F of the GIF89a
 * specification). It stops at the last pixel, whatever codes follow, as browsers do.
 *
 * <p>A code's text is that of the code before it and one index more, and both lie side by side in
 * what was already written: so the table holds only where a text begins and how long it is.
 */
final class LzwDecoder {
    private static final int MOST_BITS = 12;
    private static final int MOST_CODES = 1 << MOST_BITS;

    /** Below so many bytes a loop is quicker than a system copy. */
    private static final int SHORT = 24;

    private final int[] starts = new int[MOST_CODES];
    private final int[] lengths = new int[MOST_CODES];

    /**
     * Decompresses.
     *
     * @param data the code size, 1 to 8, then sub-blocks, each behind its length, to an empty one
     * @param offset where they begin
     * @param count how many pixels are wanted
     * @return {@code count} indices in the order in which they are stored
     * @throws IOException if pixels are missing, or the codes make no sense before the last
     */
    byte[] decode(byte[] data, int offset, int count) throws IOException {
        int codeSize = data[offset] & 255;
        if (codeSize < 1 || codeSize > 8) {
            throw new IOException("A code size of " + codeSize);
        }
        byte[] codes = joined(data, offset + 1);
        byte[] out = new byte[count];
        int clear = 1 << codeSize;
        int end = clear + 1;
        int bits = codeSize + 1;
        // The next entry of the table. The first code after a clear fills the place of "end", which
        // is never looked up: so each code counts, and code size 1 widens after the first.
        int next = end;
        int written = 0;
        int beforeStart = 0;
        int beforeLength = 0;
        int pending = 0;
        int pendingBits = 0;
        int in = 0;
        while (written < count) {
            while (pendingBits < bits) {
                if (in == codes.length) {
                    throw new IOException("Pixels end after " + written + " of " + count);
                }
                pending |= (codes[in++] & 255) << pendingBits;
                pendingBits += 8;
            }
            int code = pending & ((1 << bits) - 1);
            pending >>>= bits;
            pendingBits -= bits;
            if (code == clear) {
                bits = codeSize + 1;
                next = end;
                continue;
            }
            if (code == end) {
                throw new IOException("Pixels end after " + written + " of " + count);
            }
            // The text of a code may be the one being made: it ends in its own first index.
            if (next < MOST_CODES) {
                starts[next] = beforeStart;
                lengths[next] = beforeLength + 1;
            }
            int length;
            if (code < clear) {
                out[written] = (byte) code;
                length = 1;
            } else if (code <= next && next > end) {
                length = Math.min(lengths[code], count - written);
                copy(out, starts[code], written, length);
            } else {
                throw new IOException("Code " + code + " of " + next);
            }
            beforeStart = written;
            beforeLength = length;
            written += length;
            if (next < MOST_CODES && ++next == 1 << bits && bits < MOST_BITS) {
                bits++;
            }
        }
        return out;
    }

    private static void copy(byte[] out, int from, int to, int length) {
        if (length < SHORT || from + length > to) {
            for (int i = 0; i < length; i++) {
                out[to + i] = out[from + i];
            }
        } else {
            System.arraycopy(out, from, out, to, length);
        }
    }

    /** What the sub-blocks hold. */
    private static byte[] joined(byte[] data, int offset) {
        byte[] joined = new byte[data.length - offset];
        int length = 0;
        int at = offset;
        while (at < data.length && data[at] != 0) {
            int size = Math.min(data[at] & 255, data.length - at - 1);
            System.arraycopy(data, at + 1, joined, length, size);
            length += size;
            at += size + 1;
        }
        return Arrays.copyOf(joined, length);
    }
}
