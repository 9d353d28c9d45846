package io.github.affectj.media.gif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes GIF bytes for tests, legal or odd, with an encoder of its own. */
public final class TestGif {
    /**
     * One frame as it is stored; {@code palette} null for none, {@code transparent} -1 for none.
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Frame(
            int x,
            int y,
            int w,
            int h,
            byte[] indices,
            int[] palette,
            int transparent,
            int disposal,
            boolean interlaced,
            int delay) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int bits;
    private boolean neverClear;

    /** A header; {@code palette} null for no global table, else 2 to 256 colours, a power of 2. */
    public TestGif(int width, int height, int[] palette) {
        text("GIF89a");
        u16(width);
        u16(height);
        bits = palette == null ? 8 : bits(palette);
        out.write(palette == null ? 0 : 0xF0 | (bits - 1));
        out.write(0);
        out.write(0);
        table(palette);
    }

    /** From here on the table of the compression is kept when it is full, as the format allows. */
    TestGif neverClear() {
        neverClear = true;
        return this;
    }

    TestGif loop() {
        out.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
        text("NETSCAPE2.0");
        out.writeBytes(new byte[] {3, 1, 0, 0, 0});
        return this;
    }

    TestGif comment(String text) {
        out.writeBytes(new byte[] {0x21, (byte) 0xFE, (byte) text.length()});
        text(text);
        out.write(0);
        return this;
    }

    TestGif raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    public TestGif frame(Frame f) {
        out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4});
        out.write(f.disposal << 2 | (f.transparent >= 0 ? 1 : 0));
        u16(f.delay);
        out.write(Math.max(0, f.transparent));
        out.write(0);
        return image(f);
    }

    /** A frame without a graphic control before it. */
    public TestGif image(Frame f) {
        out.write(0x2C);
        u16(f.x);
        u16(f.y);
        u16(f.w);
        u16(f.h);
        int tableBits = f.palette == null ? bits : bits(f.palette);
        out.write((f.palette == null ? 0 : 0x80 | (tableBits - 1)) | (f.interlaced ? 0x40 : 0));
        table(f.palette);
        int codeSize = Math.max(2, tableBits);
        out.write(codeSize);
        byte[] data = lzw(f.interlaced ? interlace(f) : f.indices, codeSize, neverClear);
        for (int i = 0; i < data.length; i += 255) {
            int n = Math.min(255, data.length - i);
            out.write(n);
            out.write(data, i, n);
        }
        out.write(0);
        return this;
    }

    byte[] bytes() {
        byte[] soFar = out.toByteArray();
        byte[] all = Arrays.copyOf(soFar, soFar.length + 1);
        all[soFar.length] = 0x3B;
        return all;
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private static byte[] interlace(Frame f) {
        List<Integer> rows = new ArrayList<>();
        int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
        for (int[] pass : passes) {
            for (int y = pass[0]; y < f.h; y += pass[1]) {
                rows.add(y);
            }
        }
        byte[] stored = new byte[f.indices.length];
        for (int i = 0; i < f.h; i++) {
            System.arraycopy(f.indices, rows.get(i) * f.w, stored, i * f.w, f.w);
        }
        return stored;
    }

    private void text(String s) {
        out.writeBytes(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void u16(int v) {
        out.write(v);
        out.write(v >> 8);
    }

    private void table(int[] palette) {
        if (palette != null) {
            for (int c : palette) {
                out.write(c >> 16);
                out.write(c >> 8);
                out.write(c);
            }
        }
    }

    private static int bits(int[] palette) {
        int bits = Integer.numberOfTrailingZeros(palette.length);
        if (palette.length != 1 << bits || bits < 1 || bits > 8) {
            throw new IllegalArgumentException("A table can't have " + palette.length);
        }
        return bits;
    }

    static byte[] lzw(byte[] pixels, int codeSize, boolean neverClear) {
        Bits out = new Bits();
        int clear = 1 << codeSize;
        int size = codeSize + 1;
        int next = clear + 2;
        Map<Integer, Integer> table = new HashMap<>();
        out.put(clear, size);
        int current = pixels[0] & 255;
        for (int i = 1; i < pixels.length; i++) {
            int pixel = pixels[i] & 255;
            Integer longer = table.get(current << 8 | pixel);
            if (longer != null) {
                current = longer;
                continue;
            }
            out.put(current, size);
            if (next < 4096) {
                table.put(current << 8 | pixel, next);
                if (next == 1 << size && size < 12) {
                    size++;
                }
                next++;
            } else if (!neverClear) {
                out.put(clear, size);
                table.clear();
                size = codeSize + 1;
                next = clear + 2;
            }
            current = pixel;
        }
        out.put(current, size);
        out.put(clear + 1, size);
        return out.finish();
    }

    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int pending;
        private int count;

        void put(int code, int size) {
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

    static int[] palette(int colours, Random random) {
        return random.ints(colours, 0, 1 << 24).toArray();
    }

    /** Pixels with runs, as drawings have, below {@code colours}. */
    static byte[] pixels(int count, int colours, Random random) {
        byte[] pixels = new byte[count];
        byte colour = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                colour = (byte) random.nextInt(colours);
            }
            pixels[i] = colour;
        }
        return pixels;
    }

    /** A frame of one colour over all of the canvas. */
    public static Frame plain(int w, int h, int index, int delay) {
        byte[] pixels = new byte[w * h];
        Arrays.fill(pixels, (byte) index);
        return new Frame(0, 0, w, h, pixels, null, -1, 0, false, delay);
    }

    /** A legal GIF with everything in it, the same for the same numbers. */
    public static TestGif random(int w, int h, int frames, long seed) {
        Random r = new Random(seed);
        int[] global = palette(2 << r.nextInt(8), r);
        TestGif gif = new TestGif(w, h, global);
        for (int i = 0; i < frames; i++) {
            int[] local = r.nextInt(3) == 0 ? palette(2 << r.nextInt(8), r) : null;
            int colours = local == null ? global.length : local.length;
            boolean full = i == 0 || r.nextInt(4) == 0;
            int fw = full ? w : 1 + r.nextInt(w);
            int fh = full ? h : 1 + r.nextInt(h);
            // Later frames may stick out to the right and below.
            int x = full ? 0 : r.nextInt(w);
            int y = full ? 0 : r.nextInt(h);
            gif.frame(
                    new Frame(
                            x,
                            y,
                            fw,
                            fh,
                            pixels(fw * fh, colours, r),
                            local,
                            r.nextBoolean() ? r.nextInt(colours) : -1,
                            r.nextInt(4),
                            r.nextBoolean(),
                            r.nextInt(20)));
        }
        return gif;
    }
}
