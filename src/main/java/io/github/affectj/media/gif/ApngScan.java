package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.media.FrameLimits;
import io.github.affectj.media.gif.FrameSpot.Disposal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One pass over the chunks of a PNG file; see {@link ApngIndex}. */
final class ApngScan {
    private static final int ANIMATION = 0x6163544C;
    private static final int FRAME_CONTROL = 0x6663544C;
    private static final int EXIF = 0x65584966;

    /** More than any such chunk has; one that is longer is false. */
    private static final int MOST_CONTROL_BYTES = 64;

    private static final int MOST_COLOUR_BYTES = 3 * 256;
    private static final int CONTROL_BYTES = 26;
    private static final double STILL_SECONDS = 0.1;
    private static final int MOST_CHUNK_BYTES = 1 << 29;

    private final BlockInput in;
    private final String name;
    private final List<ApngIndex.Frame> frames = new ArrayList<>();
    private byte[] header;

    /** Type of the chunk that is being read, 0 if that is not known yet. */
    private int current;

    private byte[] colours = {};
    private int orientation = 1;
    private String note = "";

    /** The number of frames that the animation control tells; 0 if it is a still. */
    private int declared;

    /** Number of the next chunk of the animation. */
    private int sequence;

    /** Whether the first pixels were passed, so that the head of the file is over. */
    private boolean pixelsSeen;

    /** The picture that stands in the place of an animation of no frames. */
    private ApngIndex.Frame still;

    // The frame whose chunks are being read; its spot is null if it is not part of anything.
    private FrameSpot spot;
    private double seconds = STILL_SECONDS;
    private long dataStart = -1;
    private long dataEnd;

    ApngScan(BlockInput in, String name) {
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
            cutOff(e);
        }
        if (frames.isEmpty() && still != null) {
            frames.add(still);
        }
        if (frames.isEmpty()) {
            throw new BadInputException(name + " holds no frames.");
        }
        if (frames.size() < declared && note.isEmpty()) {
            note = name + " says that it has " + Counts.of(declared, "frame") + shown();
        }
        return new ApngIndex(header, colours, orientation, List.copyOf(frames), note);
    }

    /** What is whole counts, as the frame whose last chunk is. */
    private void cutOff(EOFException e) {
        if (!isData() && dataStart >= 0) {
            finishFrame();
            note = name + " has no end mark, so that something may be missing";
        } else {
            note = name + " is cut off in frame " + (frames.size() + 1);
        }
        if (frames.isEmpty() && still == null) {
            throw new BadInputException(name + " is cut off in frame 1.", e);
        }
        note += shown();
    }

    private String shown() {
        int shown = Math.max(1, frames.size());
        return "; "
                + Counts.of(shown, "whole frame")
                + Counts.word(shown, " is shown.", " are shown.");
    }

    private BadInputException damaged(String how) {
        return new BadInputException(name + " is damaged: " + how + ".");
    }

    /** Reads a chunk; false after the last that counts. */
    private boolean chunk() throws IOException {
        long start = in.position();
        current = 0;
        ByteBuffer head = ByteBuffer.wrap(in.bytes(8));
        int length = head.getInt();
        int type = head.getInt();
        if (length < 0 || length > MOST_CHUNK_BYTES) {
            return endsHere("a chunk near it has a false length");
        }
        current = type;
        if (header == null && type != ApngIndex.HEADER) {
            throw damaged("it does not begin with its header");
        }
        boolean more = true;
        switch (type) {
            case ApngIndex.HEADER -> header(length);
            case ApngIndex.PALETTE, ApngIndex.TRANSPARENCY -> keepColours(length, type);
            case EXIF ->
                    orientation =
                            ExifOrientation.ofTiff(
                                    in.beginning(length, ExifOrientation.MOST_BYTES));
            case ANIMATION -> animation(in.beginning(length, MOST_CONTROL_BYTES));
            case FRAME_CONTROL ->
                    more = frameControl(ByteBuffer.wrap(in.beginning(length, MOST_CONTROL_BYTES)));
            case ApngIndex.DATA -> data(start, length);
            case ApngIndex.FRAME_DATA -> more = frameData(start, length);
            case ApngIndex.END -> {
                finishFrame();
                more = false;
            }
            default -> in.skip(length);
        }
        in.skip(4);
        if (isData()) {
            dataEnd = in.position();
        }
        return more;
    }

    private boolean isData() {
        return current == ApngIndex.DATA || current == ApngIndex.FRAME_DATA;
    }

    private void header(int length) throws IOException {
        if (length != 13 || header != null) {
            throw damaged("its header has a false length or stands there twice");
        }
        header = in.bytes(length);
        FrameLimits.check(name, width(), height());
    }

    private int width() {
        return ByteBuffer.wrap(header).getInt(0);
    }

    private int height() {
        return ByteBuffer.wrap(header).getInt(4);
    }

    private void keepColours(int length, int type) throws IOException {
        if (length > MOST_COLOUR_BYTES) {
            throw damaged("its table of colours is too long");
        }
        byte[] chunk = ApngClip.chunk(type, in.bytes(length), 0, length);
        if (!pixelsSeen) {
            int before = colours.length;
            colours = Arrays.copyOf(colours, before + chunk.length);
            System.arraycopy(chunk, 0, colours, before, chunk.length);
        }
    }

    private void animation(byte[] control) {
        if (control.length == 8 && !pixelsSeen && declared == 0) {
            declared = Math.max(0, ByteBuffer.wrap(control).getInt());
        }
    }

    private void data(long start, int length) throws IOException {
        in.skip(length);
        dataStart = dataStart < 0 ? start : dataStart;
        pixelsSeen = true;
    }

    private boolean frameData(long start, int length) throws IOException {
        if (declared == 0) {
            in.skip(length);
            return true;
        }
        if (!pixelsSeen) {
            throw damaged("pixels of a later frame stand before those of the picture");
        }
        if (length < 4 || ByteBuffer.wrap(in.bytes(4)).getInt() != sequence++) {
            return endsHere("the parts of the animation are not in order");
        }
        data(start, length - 4);
        return true;
    }

    private FrameSpot wholeCanvas() {
        return new FrameSpot(0, 0, width(), height(), Disposal.KEEP, true);
    }

    private boolean frameControl(ByteBuffer control) {
        if (pixelsSeen && declared == 0) {
            return true;
        }
        finishFrame();
        if (pixelsSeen && spot != null) {
            return endsHere("it has no pixels");
        }
        if (pixelsSeen && frames.size() == declared) {
            return endsHere("it holds more frames than the " + declared + " it tells");
        }
        if (control.remaining() != CONTROL_BYTES) {
            return endsHere("its frame control has a false length");
        }
        if (control.getInt(0) != sequence++) {
            return endsHere("the parts of the animation are not in order");
        }
        int w = control.getInt(4);
        int h = control.getInt(8);
        int x = control.getInt(12);
        int y = control.getInt(16);
        boolean inside =
                w > 0
                        && h > 0
                        && x >= 0
                        && y >= 0
                        && (long) x + w <= width()
                        && (long) y + h <= height();
        boolean whole = w == width() && h == height();
        if (!inside || !(pixelsSeen || whole)) {
            return endsHere("its frame control places it outside the picture");
        }
        int parts = Short.toUnsignedInt(control.getShort(22));
        double delay = Short.toUnsignedInt(control.getShort(20)) / (parts == 0 ? 100.0 : parts);
        // As browsers do: 10 ms and less count as 100 ms.
        seconds = delay <= 0.01 ? STILL_SECONDS : delay;
        Disposal disposal =
                switch (control.get(24)) {
                    case 1 -> Disposal.CLEAR;
                    case 2 -> Disposal.RESTORE;
                    default -> Disposal.KEEP;
                };
        spot = new FrameSpot(x, y, w, h, disposal, control.get(25) == 0);
        return true;
    }

    /** Ends the clip before the frame in question; false, for {@link #chunk} to hand on. */
    private boolean endsHere(String why) {
        if (!isData()) {
            finishFrame();
        }
        String at = "frame " + (frames.size() + 1) + ": " + why;
        if (frames.isEmpty() && still == null) {
            throw damaged(at);
        }
        note = name + " is damaged at " + at + shown();
        return false;
    }

    private void finishFrame() {
        if (dataStart < 0) {
            return;
        }
        long length = dataEnd - dataStart;
        if (length > MOST_CHUNK_BYTES) {
            throw damaged("frame " + (frames.size() + 1) + " has too many bytes");
        }
        boolean first = still == null;
        if (first) {
            still = new ApngIndex.Frame(wholeCanvas(), STILL_SECONDS, dataStart, (int) length);
        }
        if (declared > 0 && spot != null) {
            frames.add(new ApngIndex.Frame(spot, seconds, dataStart, (int) length));
        }
        spot = null;
        dataStart = -1;
    }
}
