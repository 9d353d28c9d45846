package io.github.affectj.media.film;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether a Matroska or WebM file is as long as its head says; FFmpeg reads one that is cut off
 * between two blocks without a word. See RFC 8794, sections 4 to 6 and 11.1.
 */
final class MatroskaSize {
    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int ID_BYTES = 4;
    private static final int MOST_SIZE_BYTES = 8;

    private MatroskaSize() {}

    /** Whether it is such a file and bytes are missing at its end; not where no length is told. */
    static boolean isCutOff(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long segment = end(channel, 0, EBML);
            return segment >= 0 && end(channel, segment, SEGMENT) > channel.size();
        }
    }

    /** Where an element ends; -1 if there is none of this ID, or it does not tell. */
    private static long end(FileChannel channel, long start, int id) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(ID_BYTES + MOST_SIZE_BYTES);
        channel.read(head, start);
        head.flip();
        if (head.remaining() <= ID_BYTES || head.getInt() != id) {
            return -1;
        }
        // The zeros before the first set bit tell how many bytes follow.
        int first = head.get() & 255;
        int following = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE);
        if (following >= MOST_SIZE_BYTES || head.remaining() < following) {
            return -1;
        }
        long size = first & ((1 << (Byte.SIZE - 1 - following)) - 1);
        for (int i = 0; i < following; i++) {
            size = size << Byte.SIZE | (head.get() & 255);
        }
        long unknown = (1L << (7 * (following + 1))) - 1;
        return size == unknown ? -1 : start + ID_BYTES + 1 + following + size;
    }
}
