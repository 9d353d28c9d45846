package io.github.affectj.export;

import io.github.affectj.base.BadInputException;
import java.io.IOException;

/**
 * The frames of a result with labels and heat maps drawn in, made one at a time when asked for.
 * Keeps exporters free of ImageJ.
 */
public interface ExportSource {

    /** Draws one frame. */
    @FunctionalInterface
    interface Frames {
        /**
         * Draws a frame.
         *
         * @param index place of the frame in the result, from 0
         * @return {@code width * height} values 0xRRGGBB, row by row; the caller may keep them
         * @throws IOException if the frame can't be read
         */
        int[] rgb(int index) throws IOException;
    }

    /** Width of a drawn frame in pixels. */
    int width();

    /** Height of a drawn frame in pixels. */
    int height();

    /** Draws a frame; see {@link Frames#rgb}. */
    int[] rgb(int index) throws IOException;

    /** A source of frames of a size. */
    static ExportSource of(int width, int height, Frames frames) {
        return new ExportSource() {
            @Override
            public int width() {
                return width;
            }

            @Override
            public int height() {
                return height;
            }

            @Override
            public int[] rgb(int index) throws IOException {
                return frames.rgb(index);
            }
        };
    }

    /** A source for results without pictures: good for tables, tells the user so for others. */
    static ExportSource none() {
        return new ExportSource() {
            @Override
            public int width() {
                throw missing();
            }

            @Override
            public int height() {
                throw missing();
            }

            @Override
            public int[] rgb(int index) {
                throw missing();
            }

            private BadInputException missing() {
                return new BadInputException(
                        "This format shows the frames, but there is no stack to take them from;"
                                + " open the clip first, or use csv, tsv or json.");
            }
        };
    }
}
