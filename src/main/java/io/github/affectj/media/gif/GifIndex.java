package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.FrameLimits;
import io.github.affectj.media.gif.FrameSpot.Disposal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands where in a GIF file: its blocks without the pixels, after the GIF89a specification
 * (<a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">w3.org</a>). Where that is silent it
 * does as browsers do: the first frame widens the canvas if it sticks out, and colours that no
 * table defines are black.
 *
 * @param width of the canvas in pixels
 * @param height of the canvas in pixels
 * @param palette 256 colours 0xFFRRGGBB for frames without a table of their own
 * @param frames all whole frames, at least 1
 * @param note what the user should know, in a sentence: that the file is cut off, say; or empty
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record GifIndex(int width, int height, int[] palette, List<GifIndex.Frame> frames, String note) {

    /**
     * One frame.
     *
     * @param spot where it lies and what becomes of it
     * @param offset place in the file of its local colour table, if any, and its compressed pixels
     * @param length bytes of both
     * @param localColours size of its local colour table, 0 if it has none
     * @param transparent index of the transparent colour, -1 for none
     * @param interlaced whether its rows are stored in four passes
     * @param delay how long it stays, in hundredths of a second, as stored
     */
    record Frame(
            FrameSpot spot,
            long offset,
            int length,
            int localColours,
            int transparent,
            boolean interlaced,
            int delay) {

        /** How long browsers show it, in hundredths of a second: 0 and 1 count as 10. */
        int shownDelay() {
            return delay <= 1 ? 10 : delay;
        }
    }

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int BLACK = 0xFF000000;
    private static final int MOST_FRAME_BYTES = 1 << 29;

    /**
     * Reads the blocks of a file.
     *
     * @throws BadInputException if it is no GIF, or has no whole frame
     */
    static GifIndex read(Path path) throws IOException {
        try (BlockInput in = new BlockInput(path)) {
            return new Scan(in, path.getFileName().toString()).run();
        }
    }

    /** 256 colours from the bytes of a colour table; those that it lacks are black. */
    static int[] palette(byte[] table, int colours) {
        int[] palette = new int[256];
        Arrays.fill(palette, BLACK);
        for (int i = 0; i < colours; i++) {
            palette[i] =
                    BLACK
                            | (table[3 * i] & 255) << 16
                            | (table[3 * i + 1] & 255) << 8
                            | (table[3 * i + 2] & 255);
        }
        return palette;
    }

    /** One pass over a file. */
    private static final class Scan {
        private final BlockInput in;
        private final String name;
        private final List<Frame> frames = new ArrayList<>();
        private int width;
        private int height;
        private int[] palette;
        private String note = "";

        // The graphic control that waits for its image.
        private Disposal disposal = Disposal.KEEP;
        private int transparent = -1;
        private int delay;

        Scan(BlockInput in, String name) {
            this.in = in;
            this.name = name;
        }

        GifIndex run() throws IOException {
            try {
                palette = header();
                blocks();
            } catch (EOFException e) {
                if (frames.isEmpty()) {
                    throw new BadInputException(
                            name + " is cut off before the end of its first frame.", e);
                }
                note = name + " is cut off in frame " + (frames.size() + 1) + shown();
            }
            if (frames.isEmpty()) {
                throw new BadInputException(name + " holds no frames.");
            }
            FrameSpot first = frames.get(0).spot();
            return new GifIndex(
                    Math.max(width, first.x() + first.width()),
                    Math.max(height, first.y() + first.height()),
                    palette,
                    List.copyOf(frames),
                    note);
        }

        private String shown() {
            int count = frames.size();
            return count == 1
                    ? "; the 1 whole frame before it is shown."
                    : "; the " + count + " whole frames before it are shown.";
        }

        private int[] header() throws IOException {
            String signature = new String(in.bytes(6), StandardCharsets.ISO_8859_1);
            if (!GifReader.isSignature(signature)) {
                throw new BadInputException(
                        name + " is not a GIF: it does not begin with GIF87a or GIF89a.");
            }
            width = in.u16LittleEndian();
            height = in.u16LittleEndian();
            int flags = in.u8();
            in.skip(2);
            int colours = tableSize(flags);
            return palette(in.bytes(3 * colours), colours);
        }

        private static int tableSize(int flags) {
            return (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
        }

        private void blocks() throws IOException {
            while (true) {
                int kind = in.next();
                switch (kind) {
                    case EXTENSION -> extension();
                    case IMAGE -> image();
                    case 0 -> {
                        // Stray block ends are common and harmless.
                    }
                    case TRAILER -> {
                        return;
                    }
                    case -1 -> {
                        note =
                                name
                                        + " has no end mark: frames may be missing after frame "
                                        + frames.size()
                                        + ".";
                        return;
                    }
                    default -> {
                        unknown(kind);
                        return;
                    }
                }
            }
        }

        /** Browsers end the animation where something unknown begins. */
        private void unknown(int kind) {
            if (frames.isEmpty()) {
                throw new BadInputException(
                        String.format(
                                "%s is damaged: an unknown block 0x%02X stands before its first"
                                        + " frame.",
                                name, kind));
            }
            note =
                    String.format(
                            "%s is damaged: an unknown block 0x%02X follows frame %d, and what comes"
                                    + " after it is left out.",
                            name, kind, frames.size());
        }

        private void extension() throws IOException {
            int label = in.u8();
            int size = in.u8();
            if (label == GRAPHIC_CONTROL && size >= 4) {
                int flags = in.u8();
                delay = in.u16LittleEndian();
                int index = in.u8();
                transparent = (flags & 1) == 0 ? -1 : index;
                disposal = disposal((flags >> 2) & 7);
                in.skip(size - 4L);
                size = in.u8();
            }
            skipBlocks(size);
        }

        private static Disposal disposal(int code) {
            return switch (code) {
                case 2 -> Disposal.CLEAR;
                // Some writers counted bits: browsers take 4 for 3.
                case 3, 4 -> Disposal.RESTORE;
                default -> Disposal.KEEP;
            };
        }

        private void skipBlocks(int firstSize) throws IOException {
            for (int size = firstSize; size > 0; size = in.u8()) {
                in.skip(size);
            }
        }

        private void image() throws IOException {
            int x = in.u16LittleEndian();
            int y = in.u16LittleEndian();
            int w = in.u16LittleEndian();
            int h = in.u16LittleEndian();
            int flags = in.u8();
            if ((long) w * h > FrameLimits.MAX_PIXELS) {
                FrameLimits.check("Frame " + (frames.size() + 1) + " of " + name, w, h);
            }
            long offset = in.position();
            int colours = tableSize(flags);
            in.skip(3L * colours + 1);
            skipBlocks(in.u8());
            long length = in.position() - offset;
            if (length > MOST_FRAME_BYTES) {
                throw new BadInputException(
                        name + " is damaged: frame " + (frames.size() + 1) + " has no end.");
            }
            FrameSpot spot = new FrameSpot(x, y, w, h, disposal, transparent < 0);
            frames.add(
                    new Frame(
                            spot,
                            offset,
                            (int) length,
                            colours,
                            transparent,
                            (flags & 0x40) != 0,
                            delay));
            disposal = Disposal.KEEP;
            transparent = -1;
            delay = 0;
        }
    }
}
