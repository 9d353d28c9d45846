package io.github.affectj.media.gif;

/**
 * Where a stored frame of an animation lies on the canvas and what becomes of it when its time is
 * over. It may stick out of the canvas on any side.
 *
 * @param x left edge in pixels
 * @param y top edge in pixels
 * @param width in pixels, from 0
 * @param height in pixels, from 0
 * @param disposal what happens to the canvas before the next frame
 * @param opaque whether it replaces every pixel under it, whatever was there
 */
record FrameSpot(int x, int y, int width, int height, Disposal disposal, boolean opaque) {

    /** What happens to the canvas after a frame was shown. */
    enum Disposal {
        /** The frame stays; the next one is drawn over it. */
        KEEP,
        /** The frame's rectangle becomes transparent. */
        CLEAR,
        /** The canvas becomes what it was before the frame. */
        RESTORE
    }

    /** Whether it covers a whole canvas of that size. */
    boolean covers(int canvasWidth, int canvasHeight) {
        return x <= 0
                && y <= 0
                && (long) x + width >= canvasWidth
                && (long) y + height >= canvasHeight;
    }
}
