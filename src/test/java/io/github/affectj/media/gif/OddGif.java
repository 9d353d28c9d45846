package io.github.affectj.media.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * GIFs as odd as writers make them: any disposal, table and code size, frames beside the screen,
 * sub-blocks of any length, clear codes in odd places, codes behind the last pixel, frames that
 * lack pixels, and things that follow the last frame. The same for the same seed.
 */
final class OddGif {
    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int width;
    private final int height;
    private int globalBits;

    private OddGif(long seed) {
        random = new Random(seed * 7919 + 1);
        width = 1 + random.nextInt(36);
        height = 1 + random.nextInt(28);
    }

    static byte[] bytes(long seed) {
        return new OddGif(seed).make();
    }

    /** True once in {@code n} times. */
    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private byte[] make() {
        text(oneIn(6) ? "GIF87a" : "GIF89a");
        u16(oneIn(12) ? 0 : width);
        u16(oneIn(12) ? 0 : height);
        globalBits = oneIn(8) ? 0 : 1 + random.nextInt(8);
        out.write(globalBits == 0 ? random.nextInt(128) : 0x80 | globalBits - 1);
        out.write(random.nextInt(256));
        out.write(0);
        table(globalBits);
        int frames = 1 + random.nextInt(6);
        boolean damaged = oneIn(8);
        for (int i = 0; i < frames; i++) {
            extras();
            frame(i, damaged && i > 0 && i == frames - 1);
        }
        switch (random.nextInt(10)) {
            case 0 -> {
                // No trailer.
            }
            case 1 -> text(oneIn(2) ? "junk" : "GIF89a");
            case 2 -> {
                out.write(0x3B);
                text("GIF89a and more");
            }
            default -> out.write(0x3B);
        }
        return out.toByteArray();
    }

    private void extras() {
        if (oneIn(4)) {
            out.writeBytes(new byte[] {0x21, (byte) 0xFE, 3, 'a', 'b', 'c', 0});
        }
        if (oneIn(8)) {
            out.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
            text("NETSCAPE2.0");
            out.writeBytes(new byte[] {3, 1, 0, 0, 0});
        }
    }

    private void frame(int index, boolean damaged) {
        int localBits = oneIn(3) ? 1 + random.nextInt(8) : 0;
        int bits = localBits > 0 ? localBits : globalBits > 0 ? globalBits : 3;
        for (int controls = oneIn(7) ? random.nextInt(3) : 1; controls > 0; controls--) {
            out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4});
            out.write(random.nextInt(8) << 2 | random.nextInt(2));
            u16(oneIn(20) ? random.nextInt(65536) : random.nextInt(12));
            // May be a colour that no table has.
            out.write(oneIn(6) ? random.nextInt(256) : random.nextInt(1 << bits));
            out.write(0);
        }
        boolean full = (index == 0 && !oneIn(4)) || oneIn(3);
        int w = full ? width : 1 + random.nextInt(width + 4);
        int h = full ? height : 1 + random.nextInt(height + 4);
        int reach = index == 0 ? 3 : 40;
        boolean interlaced = oneIn(3);
        out.write(0x2C);
        u16(full ? 0 : random.nextInt(oneIn(4) ? reach : width));
        u16(full ? 0 : random.nextInt(oneIn(4) ? reach : height));
        u16(w);
        u16(h);
        out.write((localBits > 0 ? 0x80 | localBits - 1 : 0) | (interlaced ? 0x40 : 0));
        table(localBits);
        // Mostly as the table wants, else smaller, down to 1, or larger.
        int codeSize = oneIn(4) ? 1 + random.nextInt(8) : bits;
        int colours = oneIn(5) ? 1 << codeSize : 1 << Math.min(bits, codeSize);
        byte[] pixels = TestGif.pixels(w * h, colours, random);
        int count = damaged ? random.nextInt(pixels.length) : pixels.length;
        blocks(codeSize, codes(pixels, count, codeSize, damaged));
    }

    private byte[] codes(byte[] pixels, int count, int codeSize, boolean damaged) {
        Bits bits = new Bits(codeSize);
        for (int clears = oneIn(4) ? random.nextInt(4) : 1; clears > 0; clears--) {
            bits.clear();
        }
        boolean greedy = !oneIn(4);
        boolean keepsFull = oneIn(2);
        int oddClear = oneIn(3) ? 5 + random.nextInt(40) : 0;
        for (int i = 0; i < count; ) {
            int code = pixels[i++] & 255;
            while (i < count && (greedy || !oneIn(5))) {
                Integer longer = bits.table.get(code << 8 | (pixels[i] & 255));
                if (longer == null) {
                    break;
                }
                code = longer;
                i++;
            }
            bits.put(code);
            if (i < count) {
                bits.table.putIfAbsent(code << 8 | (pixels[i] & 255), bits.next);
            }
            if ((oddClear > 0 && oneIn(oddClear)) || (bits.next == 4096 && !keepsFull)) {
                for (int clears = oneIn(5) ? 3 : 1; clears > 0; clears--) {
                    bits.clear();
                }
            }
        }
        int after = damaged ? 0 : random.nextInt(6);
        if (after == 1) {
            // Codes behind the last pixel, right or wrong.
            for (int i = 1 + random.nextInt(30); i > 0; i--) {
                bits.put(random.nextInt(1 << bits.size));
            }
        }
        if (after != 2) {
            bits.end();
        }
        if (after == 3) {
            bits.put(0);
            bits.put(1);
        }
        return bits.finish();
    }

    private void blocks(int codeSize, byte[] data) {
        out.write(codeSize);
        int most = oneIn(2) ? 255 : oneIn(2) ? 1 : 1 + random.nextInt(20);
        for (int i = 0; i < data.length; ) {
            int n = Math.min(data.length - i, oneIn(3) ? 1 + random.nextInt(most) : most);
            out.write(n);
            out.write(data, i, n);
            i += n;
        }
        out.write(0);
    }

    private void table(int bits) {
        if (bits > 0) {
            byte[] table = new byte[3 << bits];
            random.nextBytes(table);
            out.writeBytes(table);
        }
    }

    private void text(String s) {
        out.writeBytes(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void u16(int v) {
        out.write(v);
        out.write(v >> 8);
    }

    /** Codes of growing size, and the table that a reader has built at that place. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final int clear;
        final Map<Integer, Integer> table = new HashMap<>();
        int size;
        int next;
        private int pending;
        private int count;

        Bits(int codeSize) {
            clear = 1 << codeSize;
            forget();
        }

        private void forget() {
            size = Integer.numberOfTrailingZeros(clear) + 1;
            next = clear + 1;
            table.clear();
        }

        void clear() {
            write(clear);
            forget();
        }

        void end() {
            write(clear + 1);
        }

        void put(int code) {
            write(code);
            if (next < 4096 && ++next == 1 << size && size < 12) {
                size++;
            }
        }

        private void write(int code) {
            pending |= code << count;
            count += size;
            while (count >= 8) {
                out.write(pending);
                pending >>>= 8;
                count -= 8;
            }
        }

        byte[] finish() {
            if (count > 0) {
                out.write(pending);
            }
            return out.toByteArray();
        }
    }
}
