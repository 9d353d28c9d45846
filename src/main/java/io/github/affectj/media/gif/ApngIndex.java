package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * What stands where in a PNG file that may be animated, after the PNG specification, third edition
 * (<a href="https://www.w3.org/TR/png-3/#apng-frame-based-animation">w3.org</a>). A PNG that is not
 * animated counts as a clip of one frame.
 *
 * <p>Where the animation is not as it should be it does as browsers do: an animation control behind
 * the picture's first pixels, or one of no frames, makes no animation; frames beyond the number
 * that it tells are left out; and the animation ends before a frame control that makes no sense.
 *
 * @param header content of its IHDR chunk; it begins with width and height
 * @param colours its PLTE and tRNS chunks as they stand in the file, which all frames share
 * @param orientation how the picture is to be turned, as EXIF tells it, 1 to 8; 1 for not at all
 * @param frames all whole frames, at least 1
 * @param note what the user should know, in a sentence: that the file is cut off, say; or empty
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ApngIndex(
        byte[] header, byte[] colours, int orientation, List<ApngIndex.Frame> frames, String note) {
    static final int PALETTE = 0x504C5445;
    static final int TRANSPARENCY = 0x74524E53;
    static final int DATA = 0x49444154;
    static final int FRAME_DATA = 0x66644154;
    static final int HEADER = 0x49484452;
    static final int END = 0x49454E44;

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
     * @throws BadInputException if it is no PNG, has no whole frame or no sensible header
     */
    static ApngIndex read(Path path) throws IOException {
        try (BlockInput in = new BlockInput(path)) {
            return new ApngScan(in, path.getFileName().toString()).run();
        }
    }
}
