package io.github.affectj.media;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A moving picture: frames of one size with true times. Made by a {@link ClipReader} from a file or
 * by {@code media.stack.StackClip} from an open stack.
 *
 * <p>Frames are cheapest read in order; any order is allowed. A clip is used by one thread at a
 * time and closed after use.
 */
public interface Clip extends AutoCloseable {

    /** Name for titles: that of the file or window. */
    String name();

    /** Absolute path of the file, or an empty text if there is none. */
    String source();

    /** Width of every frame in pixels. */
    int width();

    /** Height of every frame in pixels. */
    int height();

    /** Times of all frames. */
    ClipTimes times();

    /** How many frames there are, at least 1. */
    default int frameCount() {
        return times().size();
    }

    /**
     * Whether the frames show anything. False for a file that holds nothing but sound: its frames
     * are blank, and only there to carry times.
     */
    default boolean hasPicture() {
        return true;
    }

    /**
     * Whether it was made as video or audio rather than as a GIF or a picture, which is what the
     * choice of a model goes by. Whatever has sound is.
     */
    default boolean isVideo() {
        return !hasPicture() || sound().isPresent();
    }

    /** The sound track that belongs to the picture, on the same time axis, if there is one. */
    default Optional<SoundTrack> sound() {
        return Optional.empty();
    }

    /**
     * What a user should know of how it was read, each in a sentence: that the file is cut off,
     * say. Reading frames may add some.
     */
    default List<String> notes() {
        return List.of();
    }

    /**
     * The pixels of a frame.
     *
     * @param index place of the frame, from 0
     * @return {@code width * height} values 0xRRGGBB, row by row; the caller may keep but not
     *     change it
     * @throws IOException if the frame can't be read
     */
    int[] rgb(int index) throws IOException;

    /**
     * The pixels of a frame, for callers that need each for a moment only: without a new array for
     * every frame where the clip can do so.
     *
     * @param index place of the frame, from 0
     * @param room {@code width * height} values that may be overwritten
     * @return as {@link #rgb(int)}: {@code room}, or an array that the caller may not change
     * @throws IOException if the frame can't be read
     */
    default int[] rgb(int index, int[] room) throws IOException {
        return rgb(index);
    }

    /**
     * A frame in a small size, by clips that can make it sooner than by way of all its pixels: as
     * the {@code ffmpeg} command gives it for {@code -s WIDTHxHEIGHT}. The shape is not kept.
     *
     * @param index place of the frame, from 0
     * @param width of the small frame in pixels, as {@code height}
     * @return {@code width * height} values 0xRRGGBB, row by row, the caller's; empty if the clip
     *     has no such way
     * @throws IOException if the frame can't be read
     */
    default Optional<int[]> small(int index, int width, int height) throws IOException {
        return Optional.empty();
    }

    @Override
    void close();
}
