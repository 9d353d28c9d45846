package io.github.affectj.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Numbers and letters anywhere in a file, however long; holds a small piece of it at a time. */
final class ByteView implements AutoCloseable {
    private static final int PIECE = 1 << 13;

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
    private long start;

    ByteView(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        length = channel.size();
        piece.limit(0);
    }

    /** How many bytes the file has. */
    long length() {
        return length;
    }

    /** Whether so many bytes from a place on are in the file. */
    boolean has(long at, int count) {
        return at >= 0 && at <= length - count;
    }

    /** A number of up to 8 bytes, the highest first; -1 if it is not in the file. */
    long big(long at, int bytes) throws IOException {
        if (!has(at, bytes)) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << Byte.SIZE | u8(at + i);
        }
        return value;
    }

    /** A number of 4 bytes, the lowest first; -1 if it is not in the file. */
    long little(long at) throws IOException {
        return has(at, 4) ? Integer.reverseBytes((int) big(at, 4)) & 0xFFFFFFFFL : -1;
    }

    /** Whether these letters stand at a place. */
    boolean says(long at, String letters) throws IOException {
        byte[] wanted = letters.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (!has(at + i, 1) || u8(at + i) != (wanted[i] & 255)) {
                return false;
            }
        }
        return true;
    }

    /** A byte that is in the file; 0 if the file has become shorter meanwhile. */
    int u8(long at) throws IOException {
        if (at < start || at >= start + piece.limit()) {
            piece.clear();
            // A little of what lies before, for those who go backwards.
            start = Math.max(0, at - PIECE / 4);
            while (piece.hasRemaining() && channel.read(piece, start + piece.position()) > 0) {
                continue;
            }
            piece.flip();
        }
        return at - start < piece.limit() ? piece.get((int) (at - start)) & 255 : 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
