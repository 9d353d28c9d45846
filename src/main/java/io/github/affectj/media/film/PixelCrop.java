package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_CROP_UNALIGNED;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_apply_cropping;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.github.affectj.media.ffmpeg.MatroskaVideo;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The rim of the coded frames that a Matroska or WebM file says not to show, in pixels; this FFmpeg
 * passes over it.
 *
 * @param left columns at the left
 * @param top rows at the top
 * @param right columns at the right
 * @param bottom rows at the bottom
 * @param aspect width of a pixel by its height; 0 if the file has no word on it
 */
record PixelCrop(int left, int top, int right, int bottom, double aspect) {
    private static final PixelCrop NONE = new PixelCrop(0, 0, 0, 0, 0);

    /**
     * What is cut off a film's frames.
     *
     * @param file the film
     * @param video which of its video tracks, from 0
     * @param width of the coded frames in pixels
     * @param height of the coded frames in pixels
     * @return {@link #isNone} if nothing, or what would leave nothing
     */
    static PixelCrop of(Path file, int video, int width, int height) throws IOException {
        MatroskaVideo told = MatroskaVideo.of(file, video);
        if (told == null) {
            return NONE;
        }
        long shownWidth = width - told.left() - told.right();
        long shownHeight = height - told.top() - told.bottom();
        if ((shownWidth == width && shownHeight == height) || shownWidth < 1 || shownHeight < 1) {
            return NONE;
        }
        boolean known = told.displayWidth() > 0 && told.displayHeight() > 0;
        double aspect =
                known
                        ? (double) told.displayWidth()
                                * shownHeight
                                / ((double) told.displayHeight() * shownWidth)
                        : 1;
        return new PixelCrop(
                (int) told.left(),
                (int) told.top(),
                (int) told.right(),
                (int) told.bottom(),
                aspect);
    }

    /** Whether frames are shown whole. */
    boolean isNone() {
        return equals(NONE);
    }

    /**
     * The part of a frame that is shown, without copying pixels.
     *
     * @return to be given to {@link #release}
     */
    AVFrame apply(AVFrame frame) {
        if (isNone()) {
            return frame;
        }
        AVFrame part = av_frame_clone(frame);
        part.crop_left(left).crop_top(top).crop_right(right).crop_bottom(bottom);
        // Says no where a frame is smaller than the file told, and leaves it whole.
        av_frame_apply_cropping(part, AV_FRAME_CROP_UNALIGNED);
        return part;
    }

    /** Frees what {@link #apply} gave. */
    void release(AVFrame part) {
        if (!isNone()) {
            av_frame_free(part);
        }
    }
}
