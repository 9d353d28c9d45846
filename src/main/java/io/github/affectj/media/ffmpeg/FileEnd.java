package io.github.affectj.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Whether bytes are missing at the end of a media file, by the lengths that its own parts tell.
 * FFmpeg reads many files that are cut off without a word. Kinds that tell no lengths (FLAC, MP3)
 * give themselves away by their duration only.
 */
public final class FileEnd {
    private static final long UNKNOWN_32 = 0xFFFFFFFFL;
    private static final int FLV_TAG = 11;
    private static final int OGG_HEAD = 27;
    private static final int OGG_LAST = 4;
    private static final int OGG_LONGEST = OGG_HEAD + 255 + 255 * 255;
    private static final int TS_PACKET = 188;
    private static final int M2TS_PACKET = 192;
    private static final int TS_SYNC = 0x47;
    private static final int PACK_START = 0x1BA;
    private static final int PROGRAM_END = 0x1B9;
    private static final int FIRST_WITH_LENGTH = 0x1BB;
    private static final int LAST_WITH_LENGTH = 0x1FF;

    /** Looked through for the beginning of a pack. */
    private static final int LAST_PACKS = 1 << 18;

    private static final long EBML = 0x1A45DFA3;
    private static final long SEGMENT = 0x18538067;
    private static final long CLUSTER = 0x1F43B675;

    private final ByteView file;

    private FileEnd(ByteView file) {
        this.file = file;
    }

    /**
     * Whether the last part of a file is longer than what is left of the file; false where that
     * can't be told.
     *
     * @throws IOException if it can't be read
     */
    public static boolean isCutOff(Path path) throws IOException {
        try (ByteView file = new ByteView(path)) {
            return new FileEnd(file).isCutOff();
        }
    }

    private boolean isCutOff() throws IOException {
        if (file.big(0, 4) == EBML) {
            return matroska();
        } else if (file.says(0, "RIFF")) {
            return riff();
        } else if (file.says(0, "FORM")) {
            long size = file.big(4, 4);
            return size > 0 && size + 8 > file.length();
        } else if (file.says(0, "FLV")) {
            return flv();
        } else if (file.says(0, "OggS")) {
            return ogg();
        } else if (file.big(0, 4) == PACK_START) {
            return program();
        } else if (isTransport(0, TS_PACKET)) {
            return file.length() % TS_PACKET != 0;
        } else if (isTransport(4, M2TS_PACKET)) {
            return file.length() % M2TS_PACKET != 0;
        }
        return Mp4Boxes.isKind(file) && Mp4Boxes.isCutOff(file);
    }

    /** AVI and WAV; an AVI may be several of them in a row. */
    private boolean riff() throws IOException {
        long at = 0;
        while (file.says(at, "RIFF")) {
            long size = file.little(at + 4);
            // Recorders that were stopped hard, and pipes, leave the length open.
            if (size <= 0 || size == UNKNOWN_32) {
                return false;
            }
            at += 8 + size;
        }
        return at > file.length();
    }

    private boolean flv() throws IOException {
        long at = file.big(5, 4) + 4;
        while (file.has(at, FLV_TAG)) {
            int type = file.u8(at) & 0x1F;
            if (type != 8 && type != 9 && type != 18) {
                return false;
            }
            at += FLV_TAG + file.big(at + 1, 3);
            if (at > file.length()) {
                return true;
            }
            at += 4;
        }
        // Some writers leave out the last four bytes, which only repeat a length.
        return at < file.length() || (at > file.length() && at - 4 < file.length());
    }

    /** Its last page is not whole, or not said to be the last. */
    private boolean ogg() throws IOException {
        long at = file.length() - 4;
        while (at > 0 && at > file.length() - OGG_LONGEST && !file.says(at, "OggS")) {
            at--;
        }
        if (!file.says(at, "OggS")) {
            return false;
        }
        if (!file.has(at, OGG_HEAD)) {
            return true;
        }
        int parts = file.u8(at + OGG_HEAD - 1);
        long end = at + OGG_HEAD + parts;
        for (int i = 0; i < parts && file.has(at + OGG_HEAD + i, 1); i++) {
            end += file.u8(at + OGG_HEAD + i);
        }
        return end > file.length() || (file.u8(at + 5) & OGG_LAST) == 0;
    }

    private boolean isTransport(int at, int packet) throws IOException {
        for (int i = 0; i < 3; i++) {
            if (file.big(at + (long) i * packet, 1) != TS_SYNC) {
                return false;
            }
        }
        return true;
    }

    /** MPEG program stream (mpg, vob): from one of the last packs to the end, packet by packet. */
    private boolean program() throws IOException {
        long from = Math.max(0, file.length() - LAST_PACKS);
        for (long at = from; file.has(at, 4); at++) {
            if (file.u8(at) == 0 && file.big(at, 4) == PACK_START) {
                long end = lastPacket(at);
                if (end >= 0) {
                    return end > file.length();
                }
            }
        }
        return false;
    }

    /** Where the last packet ends; -1 if packets don't follow each other from here. */
    private long lastPacket(long start) throws IOException {
        long at = start;
        while (file.has(at, 4)) {
            long code = file.big(at, 4);
            if (code == PROGRAM_END) {
                return at + 4;
            } else if (code == PACK_START) {
                if (!file.has(at, 14)) {
                    return file.length() + 1;
                }
                boolean second = file.u8(at + 4) >> 6 == 1;
                at += second ? 14 + (file.u8(at + 13) & 7) : 12;
            } else if (code >= FIRST_WITH_LENGTH && code <= LAST_WITH_LENGTH) {
                at += 6 + Math.max(0, file.big(at + 4, 2));
            } else {
                return -1;
            }
        }
        return at;
    }

    /** Elements one after the other; into those whose length is left open, as live (RFC 8794). */
    private boolean matroska() throws IOException {
        long at = 0;
        while (file.has(at, 1)) {
            int idBytes = vintBytes(at);
            int sizeBytes = idBytes > 4 ? 9 : vintBytes(at + idBytes);
            if (sizeBytes > 8) {
                return !file.has(at, 12) && file.has(at + idBytes, 1) && idBytes <= 4;
            }
            long id = file.big(at, idBytes);
            long size = file.big(at + idBytes, sizeBytes);
            if (id < 0 || size < 0) {
                return true;
            }
            long all = (1L << (7 * sizeBytes)) - 1;
            size &= all;
            at += idBytes + sizeBytes;
            if (size == all) {
                if (id != SEGMENT && id != CLUSTER) {
                    return false;
                }
            } else if (id == SEGMENT) {
                return at + size > file.length();
            } else {
                at += size;
            }
        }
        return at > file.length();
    }

    /** How many bytes a number of EBML takes, told by the zeros that it begins with; 9 if none. */
    private int vintBytes(long at) throws IOException {
        return file.has(at, 1)
                ? Integer.numberOfLeadingZeros(file.u8(at)) - (Integer.SIZE - Byte.SIZE) + 1
                : 9;
    }
}
