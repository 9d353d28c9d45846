package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;

/**
 * The size of the frames that regions were made for.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record FrameSize(int width, int height) {
    /**
     * Checks both.
     *
     * @throws BadInputException if one is below 1
     */
    public FrameSize {
        if (width < 1 || height < 1) {
            throw new BadInputException(
                    "frames can't have %dx%d pixels; allowed is 1 and more."
                            .formatted(width, height));
        }
    }

    /** As {@code 640x360}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
