package io.github.affectj.media;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;

/** How large a frame may be, so that a file too large is told in a sentence and not by a crash. */
public final class FrameLimits {
    /** The most pixels of a frame: an 8K film frame (7680 x 4320) still passes. */
    public static final int MAX_PIXELS = 40_000_000;

    /** Canvas, canvas before, frame handed out, a copy of it in ImageJ, and decoded indices. */
    private static final long BYTES_PER_PIXEL = 20;

    private FrameLimits() {}

    /**
     * Checks the size of a clip's frames.
     *
     * @param name of the file, for the sentence
     * @param width in pixels
     * @param height in pixels
     * @throws BadInputException if there is no pixel, there are more than {@link #MAX_PIXELS}, or
     *     the free memory is too small to handle one frame
     */
    public static void check(String name, int width, int height) {
        if (width < 1 || height < 1) {
            throw new BadInputException(
                    name + " is " + size(width, height) + "; a frame has at least 1 x 1 pixel.");
        }
        long pixels = (long) width * height;
        if (pixels > MAX_PIXELS) {
            throw new BadInputException(
                    name
                            + " is "
                            + size(width, height)
                            + ", too large: a frame may have at most "
                            + MAX_PIXELS / 1_000_000
                            + " million pixels.");
        }
        long needed = pixels * BYTES_PER_PIXEL;
        if (needed > freeBytes()) {
            // What counts as used may be garbage; look again before refusing.
            System.gc();
            if (needed > freeBytes()) {
                throw new BadInputException(
                        name
                                + " is "
                                + size(width, height)
                                + " and needs "
                                + (needed >> 20)
                                + " MB of memory, but only "
                                + (freeBytes() >> 20)
                                + " MB are free; close images or raise the limit under"
                                + " Edit>Options>Memory & Threads.");
            }
        }
    }

    /**
     * Checks whether all frames of a clip fit into the free memory.
     *
     * @throws BadInputException if they don't, telling what to do instead
     */
    public static void checkAll(Clip clip) {
        long needed = 4L * clip.width() * clip.height() * clip.frameCount();
        if (needed > freeBytes()) {
            System.gc();
            if (needed > freeBytes()) {
                throw new BadInputException(
                        String.format(
                                "lazy=false needs %d MB of memory for the %s of %s, but only"
                                        + " %d MB are free; use lazy=true, or a smaller range or"
                                        + " width.",
                                needed >> 20,
                                Counts.of(clip.frameCount(), "frame"),
                                clip.name(),
                                freeBytes() >> 20));
            }
        }
    }

    private static String size(int width, int height) {
        return width + " x " + height + " pixels";
    }

    private static long freeBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
