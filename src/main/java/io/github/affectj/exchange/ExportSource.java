package io.github.affectj.exchange;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * The same frames as a film shows them: never too small to be read, nor too large for H.264,
     * with a strip of all probabilities. These frames themselves where there is no such drawing.
     */
    default ExportSource film() {
        return this;
    }

    /** The sound of the clip on the time axis of the result, if there is one. */
    default Optional<SoundTrack> sound() {
        return Optional.empty();
    }

    /** A source of frames of a size, without sound. */
    static ExportSource of(int width, int height, Frames frames) {
        return of(width, height, frames, Optional.empty(), Optional.empty());
    }

    /**
     * A source of frames of a size.
     *
     * @param film makes what {@link #film()} gives, when it is asked for; empty for these frames
     * @param sound the sound of the clip, if there is one
     */
    static ExportSource of(
            int width,
            int height,
            Frames frames,
            Optional<Supplier<ExportSource>> film,
            Optional<SoundTrack> sound) {
        return new ExportSource() {
            @Override
            public ExportSource film() {
                return film.map(Supplier::get).orElse(this);
            }

            @Override
            public Optional<SoundTrack> sound() {
                return sound;
            }

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
