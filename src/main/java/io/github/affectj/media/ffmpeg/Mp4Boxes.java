package io.github.affectj.media.ffmpeg;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the boxes of an mp4 or mov say of their sizes (ISO/IEC 14496-12). FFmpeg makes room for as
 * many samples as a box claims to hold, so that a few bytes would cost gigabytes; and some files
 * with broken tracks keep it busy for long, where it hears no cancel.
 */
final class Mp4Boxes {
    private static final Set<String> FIRST =
            Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "styp", "sidx", "moof", "pnot");
    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mvex");

    /** What a track can't do without. */
    private static final List<String> NEEDED = List.of("mdia", "mdhd", "hdlr", "minf", "stbl");

    /** Samples may take so many times the file: it may be cut off. */
    private static final long MOST_TIMES = 16;

    /** Boxes in boxes. */
    private static final int DEEPEST = 16;

    private static final int TFHD_SIZE = 0x10;
    private static final int TRUN_SIZES = 0x200;

    private final ByteView file;
    private final String name;
    private Set<String> track = new HashSet<>();
    private long defaultSize = 1;
    private int tracks;

    private Mp4Boxes(ByteView file, String name) {
        this.file = file;
        this.name = name;
    }

    /** Whether a file begins as such files do. */
    static boolean isKind(ByteView file) throws IOException {
        return FIRST.contains(type(file, 0));
    }

    /**
     * Refuses files that claim more than they can hold.
     *
     * @throws BadInputException in one sentence
     */
    static void check(Path path) throws IOException {
        try (ByteView file = new ByteView(path)) {
            if (isKind(file)) {
                new Mp4Boxes(file, path.getFileName().toString()).walk(0, file.length(), 0);
            }
        }
    }

    /** Whether the last box of the file is longer than what is left of the file. */
    static boolean isCutOff(ByteView file) throws IOException {
        long at = 0;
        while (file.has(at, 8)) {
            long size = size(file, at, file.length());
            if (size < 8 || !isName(type(file, at))) {
                return false;
            }
            at += size;
        }
        return at > file.length();
    }

    private static boolean isName(String type) {
        return type.chars().allMatch(c -> c >= ' ' && c <= '~' || c == 0xA9);
    }

    private static String type(ByteView file, long at) throws IOException {
        StringBuilder type = new StringBuilder();
        for (int i = 4; i < 8 && file.has(at + i, 1); i++) {
            type.append((char) file.u8(at + i));
        }
        return type.toString();
    }

    /** Bytes of a box with its head; below 8 if it is none. */
    private static long size(ByteView file, long at, long end) throws IOException {
        long size = file.big(at, 4);
        return size == 1 ? file.big(at + 8, 8) : size == 0 ? end - at : size;
    }

    private void walk(long start, long end, int depth) throws IOException {
        long at = start;
        while (at + 8 <= end && depth < DEEPEST) {
            long size = size(file, at, end);
            // Something else may follow, as the four zeros that end a QuickTime list.
            if (size < 8) {
                return;
            }
            String type = type(file, at);
            track.add(type);
            long head = file.big(at, 4) == 1 ? 16 : 8;
            // One that is cut off is FFmpeg's to judge.
            if (at + size <= end) {
                if (type.equals("trak")) {
                    track(at + head, at + size, depth + 1);
                } else if (CONTAINERS.contains(type)) {
                    walk(at + head, at + size, depth + 1);
                }
            }
            samples(type, at + head, Math.min(at + size, end) - at - head);
            at += size;
        }
    }

    private void track(long start, long end, int depth) throws IOException {
        tracks++;
        track = new HashSet<>();
        walk(start, end, depth);
        if (!track.containsAll(NEEDED)) {
            throw new BadInputException(
                    name + " is damaged: the description of its track " + tracks + " is broken.");
        }
    }

    /** Looks at a box that tells of samples; {@code at} and {@code length} without its head. */
    private void samples(String type, long at, long length) throws IOException {
        long flags = file.big(at, 4) & 0xFFFFFF;
        switch (type) {
            case "stsz" -> {
                long each = file.big(at + 4, 4);
                claim(file.big(at + 8, 4), each, each == 0 ? 4 : 0, length - 12);
            }
            case "stz2" -> claim(file.big(at + 8, 4) / 2, 0, 1, length - 12);
            case "trex" -> defaultSize = Math.max(1, file.big(at + 16, 4));
            case "tfhd" -> {
                if ((flags & TFHD_SIZE) != 0) {
                    long before = 8 + 8 * (flags & 1) + 2 * (flags & 2) + (flags & 8) / 2;
                    defaultSize = Math.max(1, file.big(at + before, 4));
                }
            }
            case "trun" -> {
                long columns = Long.bitCount(flags & 0xF00);
                long before = 8 + 4 * (flags & 1) + (flags & 4);
                long each = (flags & TRUN_SIZES) != 0 ? 0 : defaultSize;
                claim(file.big(at + 4, 4), each, 4 * columns, length - before);
            }
            default -> {
                // Tells of no samples.
            }
        }
    }

    private void claim(long count, long size, long listed, long room) {
        boolean fits =
                count < 0
                        || (count * listed <= Math.max(0, room)
                                && count * Math.max(1, size) <= MOST_TIMES * file.length());
        if (!fits) {
            throw new BadInputException(
                    String.format(
                            "%s is damaged: it claims %d frames or pieces of audio in a track, more"
                                    + " than its %d bytes can hold.",
                            name, count, file.length()));
        }
    }
}
