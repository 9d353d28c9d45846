package io.github.affectj.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.io.IOException;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Brings frames to another size with FFmpeg's scaler as the {@code ffmpeg} command sets it
 * (bicubic, widened where it shrinks): what networks that were trained on its frames expect. The
 * shape is not kept. Not safe for several threads at once.
 */
public final class FrameShrinker implements AutoCloseable {
    /** Rows may be read and written beyond their end, by vector instructions. */
    private static final int SPARE = 64;

    private final int pixelCount;
    private final int bytes;
    private final int height;
    private final int newHeight;
    private final BytePointer from;
    private final BytePointer to;
    private final PointerPointer<BytePointer> fromPlanes;
    private final PointerPointer<BytePointer> toPlanes;
    private final IntPointer fromStrides;
    private final IntPointer toStrides;
    private final SwsContext scaler;

    /**
     * @param width of the frames that come, as {@code height} in pixels
     * @param newWidth of those that go, as {@code newHeight}
     */
    public FrameShrinker(int width, int height, int newWidth, int newHeight) {
        FfmpegLibrary.require();
        this.height = height;
        this.newHeight = newHeight;
        pixelCount = width * height;
        bytes = 3 * newWidth * newHeight;
        long all = 4L * pixelCount;
        from = new BytePointer(av_malloc(all + SPARE)).capacity(all);
        to = new BytePointer(av_malloc((long) bytes + SPARE)).capacity(bytes);
        fromPlanes = plane(from);
        toPlanes = plane(to);
        fromStrides = new IntPointer(4 * width, 0, 0, 0);
        toStrides = new IntPointer(3 * newWidth, 0, 0, 0);
        scaler =
                sws_getContext(
                        width,
                        height,
                        AV_PIX_FMT_BGR0,
                        newWidth,
                        newHeight,
                        AV_PIX_FMT_RGB24,
                        SWS_BICUBIC,
                        null,
                        null,
                        (DoublePointer) null);
    }

    private static PointerPointer<BytePointer> plane(BytePointer first) {
        PointerPointer<BytePointer> planes = new PointerPointer<BytePointer>(4L).put(0, first);
        for (int i = 1; i < 4; i++) {
            planes.put(i, (BytePointer) null);
        }
        return planes;
    }

    /**
     * A frame in the new size.
     *
     * @param rgb pixels 0xRRGGBB, row by row
     * @return a byte each for R, G, B of each pixel, row by row
     * @throws IOException if the scaler can't take frames of that size
     */
    public byte[] shrink(int[] rgb) throws IOException {
        // 0xRRGGBB as an int of the low byte first is B, G, R, 0 as bytes.
        from.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(rgb, 0, pixelCount);
        boolean done =
                scaler != null
                        && !scaler.isNull()
                        && sws_scale(
                                        scaler,
                                        fromPlanes,
                                        fromStrides,
                                        0,
                                        height,
                                        toPlanes,
                                        toStrides)
                                == newHeight;
        if (!done) {
            throw new IOException("it can't be brought to another size");
        }
        byte[] small = new byte[bytes];
        to.get(small);
        return small;
    }

    @Override
    public void close() {
        sws_freeContext(scaler);
        av_free(from);
        av_free(to);
        fromPlanes.close();
        toPlanes.close();
        fromStrides.close();
        toStrides.close();
    }
}
