package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The frames decoded last, as the decoder gave them: half or less of what their pixels in RGB would
 * take. Those passed on the way from a keyframe are kept too, so that going backwards does not
 * decode all of a group of pictures for each of its frames.
 */
final class FrameCache implements AutoCloseable {
    private static final long BYTES = 32L << 20;
    private static final int LEAST = 2;

    private final Map<Integer, AVFrame> frames = new LinkedHashMap<>(64, 0.75f, true);
    private long frameBytes;

    /** A frame, or null if it is not kept; valid until the next {@link #put}. */
    AVFrame get(int number) {
        return frames.get(number);
    }

    /**
     * Keeps a frame.
     *
     * @param number its place in the film
     * @param frame from which the pixels are taken away
     */
    void put(int number, AVFrame frame) {
        int size = av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 1);
        frameBytes = Math.max(frameBytes, size);
        AVFrame kept = av_frame_alloc();
        av_frame_move_ref(kept, frame);
        AVFrame before = frames.put(number, kept);
        if (before != null) {
            av_frame_free(before);
        }
        Iterator<AVFrame> eldest = frames.values().iterator();
        while (frames.size() > Math.max(LEAST, BYTES / Math.max(1, frameBytes))) {
            av_frame_free(eldest.next());
            eldest.remove();
        }
    }

    @Override
    public void close() {
        for (AVFrame frame : frames.values()) {
            av_frame_free(frame);
        }
        frames.clear();
    }
}
