package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.media.FrameLimits;
import io.github.affectj.media.gif.FrameSpot.Disposal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands where in a WebP file that may be animated, after its container specification (<a
 * href="https://developers.google.com/speed/webp/docs/riff_container">developers.google.com</a>).
 * The background colour is not looked at: browsers show what is transparent.
 *
 * @param width of the canvas in pixels
 * @param height of the canvas in pixels
 * @param orientation how the picture is to be turned, as EXIF tells it, 1 to 8; 1 for not at all
 * @param frames all whole frames, at least 1
 * @param note what the user should know, in a sentence: that the file is cut off, say; or empty
 */
record WebpIndex(
        int width, int height, int orientation, List<WebpIndex.Frame> frames, String note) {

    /**
     * One frame.
     *
     * @param spot where it lies and what becomes of it; opaque if it replaces what is under it
     * @param seconds how long browsers show it
     * @param offset place in the file of its first chunk
     * @param length bytes of its chunks
     */
    record Frame(FrameSpot spot, double seconds, long offset, int length) {}

    static final int ALPHA = type("ALPH");
    private static final int LOSSY = type("VP8 ");
    private static final int LOSSLESS = type("VP8L");
    private static final int EXTENDED = type("VP8X");
    private static final int ANIMATION_FRAME = type("ANMF");
    private static final int EXIF = type("EXIF");
    private static final int ANIMATED = 2;
    private static final int FRAME_HEAD = 16;
    private static final int PIXEL_HEAD = 10;
    private static final int MOST_CHUNK_BYTES = 1 << 29;
    private static final double STILL_SECONDS = 0.1;

    /** A chunk's four letters as a number with the first one lowest. */
    private static int type(String letters) {
        return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    /** Whether a chunk of that type holds pixels. */
    static boolean isPixels(int type) {
        return type == ALPHA || type == LOSSY || type == LOSSLESS;
    }

    /**
     * Reads the chunks of a file.
     *
     * @throws BadInputException if it is no WebP, has no whole frame or no sensible size
     */
    static WebpIndex read(Path path) throws IOException {
        try (BlockInput in = new BlockInput(path)) {
            return new Scan(in, path.getFileName().toString()).run();
        }
    }

    /** One pass over a file. */
    private static final class Scan {
        private final BlockInput in;
        private final String name;
        private final List<Frame> frames = new ArrayList<>();
        private int width;
        private int height;
        private boolean animated;
        private int orientation = 1;
        private long stillStart = -1;
        private String note = "";

        Scan(BlockInput in, String name) {
            this.in = in;
            this.name = name;
        }

        WebpIndex run() throws IOException {
            try {
                if (!WebpReader.isSignature(in.bytes(WebpReader.HEAD_BYTES))) {
                    throw new BadInputException(name + " is not a WebP.");
                }
                boolean more = true;
                while (more) {
                    more = chunk();
                }
            } catch (EOFException e) {
                if (frames.isEmpty()) {
                    throw new BadInputException(name + " is cut off in frame 1.", e);
                }
                note = name + " is cut off in frame " + (frames.size() + 1) + shown();
            }
            if (frames.isEmpty()) {
                throw new BadInputException(name + " holds no frames.");
            }
            return new WebpIndex(width, height, orientation, List.copyOf(frames), note);
        }

        private String shown() {
            return "; "
                    + Counts.of(frames.size(), "whole frame")
                    + Counts.word(frames.size(), " is shown.", " are shown.");
        }

        private BadInputException damaged(String how) {
            return new BadInputException(name + " is damaged: " + how + ".");
        }

        /** Reads a chunk; false at the end of the file. */
        private boolean chunk() throws IOException {
            long start = in.position();
            int first = in.next();
            if (first < 0) {
                return false;
            }
            byte[] rest = in.bytes(7);
            ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            head.put((byte) first).put(rest).flip();
            int type = head.getInt();
            int length = head.getInt();
            if (length < 0 || length > MOST_CHUNK_BYTES) {
                throw damaged("a chunk near frame " + (frames.size() + 1) + " has a false length");
            }
            if (type == EXTENDED && width == 0) {
                extended(length);
            } else if (type == ANIMATION_FRAME && animated) {
                frame(length);
            } else if (isPixels(type) && !animated && frames.isEmpty()) {
                stillStart = stillStart < 0 ? start : stillStart;
                still(type, length);
            } else if (type == EXIF) {
                orientation =
                        ExifOrientation.ofTiff(
                                exif(in.beginning(length, ExifOrientation.MOST_BYTES)));
            } else {
                in.skip(length);
            }
            if ((length & 1) == 1 && in.next() < 0) {
                return false;
            }
            return true;
        }

        private static byte[] exif(byte[] data) {
            boolean marked = data.length > 6 && data[0] == 'E' && data[1] == 'x';
            return marked ? Arrays.copyOfRange(data, 6, data.length) : data;
        }

        private void extended(int length) throws IOException {
            if (length < PIXEL_HEAD) {
                throw damaged("its header has a false length");
            }
            byte[] head = in.bytes(PIXEL_HEAD);
            in.skip(length - (long) PIXEL_HEAD);
            animated = (head[0] & ANIMATED) != 0;
            canvas(1 + u24(head, 4), 1 + u24(head, 7));
        }

        private void canvas(int w, int h) {
            FrameLimits.check(name, w, h);
            width = w;
            height = h;
        }

        private static int u24(byte[] bytes, int at) {
            return (bytes[at] & 255) | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16;
        }

        private void still(int type, int length) throws IOException {
            byte[] head = in.bytes(Math.min(length, PIXEL_HEAD));
            in.skip(length - (long) head.length);
            if (type == ALPHA) {
                return;
            }
            if (width == 0) {
                if (head.length < PIXEL_HEAD) {
                    throw damaged("its picture has no size");
                }
                ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                if (type == LOSSY) {
                    canvas(in.getShort(6) & 0x3FFF, in.getShort(8) & 0x3FFF);
                } else {
                    int sizes = in.getInt(1);
                    canvas(1 + (sizes & 0x3FFF), 1 + (sizes >> 14 & 0x3FFF));
                }
            }
            FrameSpot spot = new FrameSpot(0, 0, width, height, Disposal.KEEP, true);
            int bytes = (int) Math.min(MOST_CHUNK_BYTES, in.position() - stillStart);
            frames.add(new Frame(spot, STILL_SECONDS, stillStart, bytes));
        }

        private void frame(int length) throws IOException {
            String which = "frame " + (frames.size() + 1);
            if (length < FRAME_HEAD) {
                throw damaged(which + " is too short");
            }
            byte[] head = in.bytes(FRAME_HEAD);
            long offset = in.position();
            in.skip(length - (long) FRAME_HEAD);
            int x = 2 * u24(head, 0);
            int y = 2 * u24(head, 3);
            int w = 1 + u24(head, 6);
            int h = 1 + u24(head, 9);
            if ((long) x + w > width || (long) y + h > height) {
                throw damaged(which + " lies outside the picture");
            }
            int milliseconds = u24(head, 12);
            int flags = head[15];
            FrameSpot spot =
                    new FrameSpot(
                            x,
                            y,
                            w,
                            h,
                            (flags & 1) != 0 ? Disposal.CLEAR : Disposal.KEEP,
                            (flags & 2) != 0);
            // As browsers do: 10 ms and less count as 100 ms.
            double seconds = milliseconds <= 10 ? STILL_SECONDS : milliseconds / 1000.0;
            frames.add(new Frame(spot, seconds, offset, length - FRAME_HEAD));
        }
    }
}
