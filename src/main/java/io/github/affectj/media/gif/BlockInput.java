package io.github.affectj.media.gif;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of blocks once from front to back and knows the place. */
final class BlockInput implements Closeable {
    private final InputStream in;
    private long position;

    BlockInput(Path path) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    /** How many bytes were read or skipped. */
    long position() {
        return position;
    }

    /** The next byte, 0 to 255, or -1 at the end of the file. */
    int next() throws IOException {
        int value = in.read();
        if (value >= 0) {
            position++;
        }
        return value;
    }

    /** The next byte, 0 to 255. */
    int u8() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    /** The next two bytes, the low one first. */
    int u16LittleEndian() throws IOException {
        int low = u8();
        return low | u8() << 8;
    }

    /** The next bytes, all of them. */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /**
     * The first of the next bytes, as many as any block of the kind needs; the others are passed
     * over, so that a block takes no memory for saying that it is long.
     */
    byte[] beginning(int count, int most) throws IOException {
        byte[] bytes = bytes(Math.min(count, most));
        skip(count - bytes.length);
        return bytes;
    }

    /** Passes over bytes, all of them. */
    void skip(long count) throws IOException {
        in.skipNBytes(count);
        position += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
