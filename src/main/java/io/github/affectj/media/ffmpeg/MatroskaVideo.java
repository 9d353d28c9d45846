package io.github.affectj.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a Matroska or WebM file says of how the frames of a video track are shown (RFC 9559, section
 * 5.1.4.1.28).
 *
 * @param left columns not to show, in pixels
 * @param top rows not to show, in pixels
 * @param right columns not to show, in pixels
 * @param bottom rows not to show, in pixels
 * @param displayWidth width to show the rest in, in any unit; 0 if it is not told
 * @param displayHeight height to show the rest in, in the same unit; 0 if it is not told
 */
public record MatroskaVideo(
        long left, long top, long right, long bottom, long displayWidth, long displayHeight) {
    private static final long EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int TYPE = 0x83;
    private static final int TYPE_VIDEO = 1;
    private static final int VIDEO = 0xE0;
    private static final int LARGEST = 1 << 16;

    /** Unit of the size to show that says nothing of a shape. */
    private static final int UNKNOWN = 4;

    /**
     * Looks into a file.
     *
     * @param number which of its video tracks, from 0
     * @return null if it is no such file or has no such track
     * @throws IOException if it can't be read
     */
    public static MatroskaVideo of(Path path, int number) throws IOException {
        try (ByteView file = new ByteView(path)) {
            return file.big(0, 4) == EBML ? new Search(file, number).run() : null;
        }
    }

    /** Goes through the elements up to the tracks. */
    private static final class Search {
        private final ByteView file;
        private int toPass;
        private MatroskaVideo found;

        Search(ByteView file, int number) {
            this.file = file;
            this.toPass = number;
        }

        MatroskaVideo run() throws IOException {
            each(0, file.length(), this::top);
            return found;
        }

        /** What is done with an element; false to go no further. */
        @FunctionalInterface
        private interface Visitor {
            boolean visit(int id, long start, long end) throws IOException;
        }

        private void each(long start, long end, Visitor visitor) throws IOException {
            long at = start;
            while (at + 2 <= end) {
                int idBytes = bytes(at);
                int sizeBytes = bytes(at + idBytes);
                if (idBytes > 4 || sizeBytes > 8 || at + idBytes + sizeBytes > end) {
                    return;
                }
                int id = (int) file.big(at, idBytes);
                long all = (1L << (7 * sizeBytes)) - 1;
                long size = file.big(at + idBytes, sizeBytes) & all;
                at += idBytes + sizeBytes;
                // Open or cut off: up to the end of what it is in.
                long behind = size == all || size > end - at ? end : at + size;
                if (!visitor.visit(id, at, behind)) {
                    return;
                }
                at = behind;
            }
        }

        private int bytes(long at) throws IOException {
            return Integer.numberOfLeadingZeros(file.has(at, 1) ? file.u8(at) : 0) - 23;
        }

        private boolean top(int id, long start, long end) throws IOException {
            if (id == SEGMENT || id == TRACKS) {
                each(start, end, id == SEGMENT ? this::top : this::track);
            }
            return id != CLUSTER && found == null;
        }

        private boolean track(int id, long start, long end) throws IOException {
            if (id == TRACK) {
                long[] type = {0};
                long[] video = {0, 0};
                each(
                        start,
                        end,
                        (inner, from, to) -> {
                            if (inner == TYPE) {
                                type[0] = number(from, to);
                            } else if (inner == VIDEO) {
                                video[0] = from;
                                video[1] = to;
                            }
                            return true;
                        });
                if (type[0] == TYPE_VIDEO && toPass-- == 0) {
                    found = video(video[0], video[1]);
                }
            }
            return found == null;
        }

        private MatroskaVideo video(long start, long end) throws IOException {
            long[] told = new long[7];
            each(
                    start,
                    end,
                    (id, from, to) -> {
                        int place =
                                switch (id) {
                                    case 0x54CC -> 0;
                                    case 0x54BB -> 1;
                                    case 0x54DD -> 2;
                                    case 0x54AA -> 3;
                                    case 0x54B0 -> 4;
                                    case 0x54BA -> 5;
                                    case 0x54B2 -> 6;
                                    default -> -1;
                                };
                        if (place >= 0) {
                            told[place] = Math.min(LARGEST, number(from, to));
                        }
                        return true;
                    });
            boolean shape = told[6] != UNKNOWN;
            return new MatroskaVideo(
                    told[0], told[1], told[2], told[3], shape ? told[4] : 0, shape ? told[5] : 0);
        }

        /** An unsigned number; {@link #LARGEST} if it is larger. */
        private long number(long start, long end) throws IOException {
            int bytes = (int) Math.min(8, end - start);
            long value = bytes == 0 ? 0 : file.big(start, bytes);
            return value < 0 || end - start > 8 ? LARGEST : value;
        }
    }
}
