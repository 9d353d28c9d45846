package io.github.affectj.media.gif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG bytes for tests, animated or not, chunk by chunk. */
final class TestPng {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int sequence;
    private boolean dataSeen;

    TestPng(int w, int h, int bits, int type) {
        out.writeBytes(ApngReader.SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(w).putInt(h);
        header.put((byte) bits).put((byte) type);
        chunk("IHDR", header.array());
    }

    TestPng chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return this;
    }

    /** Numbers the next chunk of the animation wrongly. */
    TestPng skipNumber() {
        sequence++;
        return this;
    }

    TestPng animation(int frames) {
        return chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array());
    }

    TestPng control(int x, int y, int w, int h, int num, int den, int disposal, int blend) {
        ByteBuffer b = ByteBuffer.allocate(26).putInt(sequence++).putInt(w).putInt(h);
        b.putInt(x).putInt(y).putShort((short) num).putShort((short) den);
        return chunk("fcTL", b.put((byte) disposal).put((byte) blend).array());
    }

    /** Pixels as bytes, {@code rowBytes} a row, cut into two chunks. */
    TestPng pixels(byte[] raw, int rowBytes) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i += rowBytes) {
            rows.write(0);
            rows.write(raw, i, rowBytes);
        }
        Deflater deflater = new Deflater();
        deflater.setInput(rows.toByteArray());
        deflater.finish();
        byte[] packed = new byte[2 * rows.size() + 100];
        int n = deflater.deflate(packed);
        deflater.end();
        int half = n / 2;
        boolean first = !dataSeen;
        dataSeen = true;
        data(Arrays.copyOf(packed, half), first);
        return data(Arrays.copyOfRange(packed, half, n), first);
    }

    private TestPng data(byte[] part, boolean first) {
        if (first) {
            return chunk("IDAT", part);
        }
        ByteBuffer b = ByteBuffer.allocate(part.length + 4).putInt(sequence++).put(part);
        return chunk("fdAT", b.array());
    }

    /** All that was written, without the chunk that ends a PNG. */
    byte[] open() {
        return out.toByteArray();
    }

    byte[] bytes() {
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }
}
