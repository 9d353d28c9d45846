package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.FrameLimits;
import io.github.affectj.media.gif.FrameSpot.Disposal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands where in a PNG file that may be animated, after the PNG specification, third edition
 * (<a href="https://www.w3.org/TR/png-3/#apng-frame-based-animation">w3.org</a>). A PNG that is not
 * animated counts as a clip of one frame.
 *
 * @param header content of its IHDR chunk; it begins with width and height
 * @param colours its PLTE and tRNS chunks as they stand in the file, which all frames share
 * @param frames all frames, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ApngIndex(byte[] header, byte[] colours, List<ApngIndex.Frame> frames, String note) {
    private static final int PALETTE = 0x504C5445;
    private static final int TRANSPARENCY = 0x74524E53;
    private static final int ANIMATION = 0x6163544C;
    private static final int FRAME_CONTROL = 0x6663544C;
    static final int DATA = 0x49444154;
    static final int FRAME_DATA = 0x66644154;
    static final int HEADER = 0x49484452;
    static final int END = 0x49454E44;
    private static final double STILL_SECONDS = 0.1;
    private static final int MOST_CHUNK_BYTES = 1 << 29;

    /**
     * One frame.
     *
     * @param spot where it lies and what becomes of it; opaque if it replaces what is under it
     * @param seconds how long browsers show it
     * @param offset place in the file of its first chunk with pixels
     * @param length bytes from there to the end of its last chunk with pixels
     */
    record Frame(FrameSpot spot, double seconds, long offset, int length) {}

    /** Width of the canvas in pixels. */
    int width() {
        return ByteBuffer.wrap(header).getInt(0);
    }

    /** Height of the canvas in pixels. */
    int height() {
        return ByteBuffer.wrap(header).getInt(4);
    }

    /**
     * Reads the chunks of a file.
     *
     * @throws BadInputException if it is no PNG, has no frame or is cut off or damaged, telling
     *     where
     */
    static ApngIndex read(Path path) throws IOException {
        try (BlockInput in = new BlockInput(path)) {
            return new Scan(in, path.getFileName().toString()).run();
        }
    }

    /** One pass over a file. */
    private static final class Scan {
        private final BlockInput in;
        private final String name;
        private final List<Frame> frames = new ArrayList<>();
        private byte[] header;
        private byte[] colours = {};
        private int declared;
        private String note = "";

        // The frame whose chunks are being read.
        private FrameSpot spot;
        private double seconds = STILL_SECONDS;
        private long dataStart = -1;
        private long dataEnd;

        Scan(BlockInput in, String name) {
            this.in = in;
            this.name = name;
        }

        ApngIndex run() throws IOException {
            try {
                if (!ApngReader.isSignature(in.bytes(8))) {
                    throw new BadInputException(name + " is not a PNG.");
                }
                boolean more = true;
                while (more) {
                    more = chunk();
                }
            } catch (EOFException e) {
                throw new BadInputException(
                        name + " is cut off in frame " + (frames.size() + 1) + ".", e);
            }
            if (frames.isEmpty()) {
                throw new BadInputException(name + " holds no frames.");
            }
            if (frames.size() < declared) {
                throw damaged("it says " + declared + " frames but holds " + frames.size());
            }
            return new ApngIndex(header, colours, List.copyOf(frames), note);
        }

        private BadInputException damaged(String how) {
            return new BadInputException(name + " is damaged: " + how + ".");
        }

        /** Reads a chunk; false after the last. */
        private boolean chunk() throws IOException {
            long start = in.position();
            ByteBuffer head = ByteBuffer.wrap(in.bytes(8));
            int length = head.getInt();
            int type = head.getInt();
            if (length < 0 || length > MOST_CHUNK_BYTES) {
                throw damaged("a chunk near frame " + (frames.size() + 1) + " has a false length");
            }
            if (header == null && type != HEADER) {
                throw damaged("it does not begin with its header");
            }
            switch (type) {
                case HEADER -> {
                    header = in.bytes(length);
                    if (length != 13) {
                        throw damaged("its header has a false length");
                    }
                    ByteBuffer size = ByteBuffer.wrap(header);
                    FrameLimits.check(name, size.getInt(), size.getInt());
                    spot = wholeCanvas();
                }
                case PALETTE, TRANSPARENCY -> keepColours(length, type);
                case ANIMATION -> {
                    if (length != 8) {
                        throw damaged("its animation control has a false length");
                    }
                    declared = ByteBuffer.wrap(in.bytes(length)).getInt();
                    // The still image belongs to the animation only if a frame control precedes it.
                    spot = null;
                }
                case FRAME_CONTROL -> {
                    finishFrame();
                    frameControl(ByteBuffer.wrap(in.bytes(length)));
                }
                case DATA, FRAME_DATA -> {
                    in.skip(length);
                    dataStart = dataStart < 0 ? start : dataStart;
                    dataEnd = in.position() + 4;
                }
                case END -> finishFrame();
                default -> in.skip(length);
            }
            in.skip(4);
            return type != END;
        }

        private void keepColours(int length, int type) throws IOException {
            byte[] chunk = ApngClip.chunk(type, in.bytes(length), 0, length);
            int before = colours.length;
            colours = Arrays.copyOf(colours, before + chunk.length);
            System.arraycopy(chunk, 0, colours, before, chunk.length);
        }

        private FrameSpot wholeCanvas() {
            ByteBuffer size = ByteBuffer.wrap(header);
            return new FrameSpot(0, 0, size.getInt(), size.getInt(), Disposal.KEEP, true);
        }

        private void frameControl(ByteBuffer control) {
            String which = "the frame control of frame " + (frames.size() + 1);
            if (control.remaining() < 26) {
                throw damaged(which + " is too short");
            }
            int w = control.getInt(4);
            int h = control.getInt(8);
            int x = control.getInt(12);
            int y = control.getInt(16);
            FrameSpot canvas = wholeCanvas();
            if (w < 1
                    || h < 1
                    || x < 0
                    || y < 0
                    || (long) x + w > canvas.width()
                    || (long) y + h > canvas.height()) {
                throw damaged(which + " places it outside the picture");
            }
            int parts = Short.toUnsignedInt(control.getShort(22));
            double delay = Short.toUnsignedInt(control.getShort(20)) / (parts == 0 ? 100.0 : parts);
            // As browsers do: 10 ms and less count as 100 ms.
            seconds = delay <= 0.01 ? 0.1 : delay;
            Disposal disposal =
                    switch (control.get(24)) {
                        case 1 -> Disposal.CLEAR;
                        case 2 -> Disposal.RESTORE;
                        default -> Disposal.KEEP;
                    };
            spot = new FrameSpot(x, y, w, h, disposal, control.get(25) == 0);
        }

        private void finishFrame() {
            if (dataStart >= 0 && spot != null) {
                long length = dataEnd - dataStart;
                if (length > MOST_CHUNK_BYTES) {
                    throw damaged("frame " + (frames.size() + 1) + " has too many bytes");
                }
                frames.add(new Frame(spot, seconds, dataStart, (int) length));
            }
            spot = null;
            dataStart = -1;
        }
    }
}
