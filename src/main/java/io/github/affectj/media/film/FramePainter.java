package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getColorspaceDetails;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.github.affectj.media.DecodedPixels;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Makes pixels 0xRRGGBB of decoded frames, with the same colours as the {@code ffmpeg} command: the
 * matrix and range that the frame tells, BT.601 and limited range where it tells nothing, the
 * scaler's usual settings. Transparency is shown on white.
 */
final class FramePainter implements AutoCloseable {
    /** Rows begin at such places and may be written beyond their end, by vector instructions. */
    private static final int ALIGNMENT = 64;

    /** Neutral contrast and saturation, in 16.16. */
    private static final int NEUTRAL = 1 << 16;

    /** Indices into FFmpeg's table of colour matrices that are none or not known to it. */
    private static final int FIRST_MATRIX = 1;

    private static final int LAST_MATRIX = 10;
    private static final int NO_MATRIX = 8;
    private static final int PALETTE = 256;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final VideoGeometry geometry;
    private final int stride;
    private final BytePointer pixels;
    private final PointerPointer<BytePointer> planes;
    private final IntPointer strides;
    private SwsContext scaler;
    private Kind kind;
    private boolean transparent;
    private boolean fourBytes;
    private boolean fullByKind;
    private Colours colours;

    /** What a scaler is made for: size and FFmpeg's kind of pixels. */
    private record Kind(int width, int height, int pixels) {}

    /** FFmpeg's number of a colour matrix, and whether black is 0 and white 255. */
    private record Colours(int matrix, boolean full) {}

    FramePainter(VideoGeometry geometry) {
        this.geometry = geometry;
        stride = (4 * geometry.scaledWidth() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        long bytes = (long) stride * geometry.scaledHeight();
        pixels = new BytePointer(av_malloc(bytes + ALIGNMENT)).capacity(bytes);
        planes = new PointerPointer<BytePointer>(4L).put(0, pixels);
        strides = new IntPointer(stride, 0, 0, 0);
        for (int i = 1; i < 4; i++) {
            planes.put(i, (BytePointer) null);
        }
    }

    /** What it makes of frames. */
    VideoGeometry geometry() {
        return geometry;
    }

    /**
     * The pixels of a frame.
     *
     * @param frame decoded, of any size and kind
     * @param room width by height of the geometry, which may be overwritten
     * @return {@code room}, or a new array where the picture is turned
     */
    int[] rgb(AVFrame frame, int[] room) throws IOException {
        int width = geometry.scaledWidth();
        int height = geometry.scaledHeight();
        prepare(frame);
        setColours(frame);
        int rows =
                sws_scale(
                        scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
        if (rows != height) {
            throw new IOException("its pixels can't be turned into RGB");
        }
        if (fourBytes) {
            copyFour(room);
        } else {
            copyThree(room);
        }
        return geometry.turn().apply(room, width, height);
    }

    /** Makes a scaler for frames of this kind, unless there is one. */
    private void prepare(AVFrame frame) throws IOException {
        Kind wanted = new Kind(frame.width(), frame.height(), frame.format());
        if (wanted.equals(kind)) {
            return;
        }
        sws_freeContext(scaler);
        colours = null;
        kind = null;
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
        // Of these, at their own size, the scaler gives the same values in three bytes and in four,
        // and those in four are sooner copied. Of deeper kinds, or resized, it does not.
        boolean common =
                (frame.format() == AV_PIX_FMT_YUV420P || frame.format() == AV_PIX_FMT_YUVJ420P)
                        && frame.width() == geometry.scaledWidth()
                        && frame.height() == geometry.scaledHeight();
        transparent = (format.flags() & AV_PIX_FMT_FLAG_ALPHA) != 0 && !hasEmptyPalette(frame);
        fourBytes = transparent || common;
        scaler =
                sws_getContext(
                        frame.width(),
                        frame.height(),
                        frame.format(),
                        geometry.scaledWidth(),
                        geometry.scaledHeight(),
                        fourBytes ? AV_PIX_FMT_BGRA : AV_PIX_FMT_RGB24,
                        SWS_BICUBIC,
                        null,
                        null,
                        (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            throw new IOException("its kind of pixels can't be turned into RGB");
        }
        kind = wanted;
        fullByKind = isFullByKind();
    }

    /** Whether all colours of a palette are transparent: it only says nothing of opacity. */
    private static boolean hasEmptyPalette(AVFrame frame) {
        if (frame.format() != AV_PIX_FMT_PAL8) {
            return false;
        }
        int opacity = 0;
        IntPointer palette = new IntPointer(frame.data(1));
        for (int i = 0; i < PALETTE; i++) {
            opacity |= palette.get(i) >>> 24;
        }
        return opacity == 0;
    }

    /** Whether the scaler takes the range for full, for kinds of pixels that are so (yuvj). */
    private boolean isFullByKind() {
        try (IntPointer full = new IntPointer(1L);
                IntPointer rest = new IntPointer(1L);
                IntPointer from = new IntPointer();
                IntPointer to = new IntPointer()) {
            full.put(0);
            sws_getColorspaceDetails(scaler, from, full, to, rest, rest, rest, rest);
            return full.get() != 0;
        }
    }

    private void setColours(AVFrame frame) {
        int matrix = frame.colorspace();
        boolean known = matrix >= FIRST_MATRIX && matrix <= LAST_MATRIX && matrix != NO_MATRIX;
        int range = frame.color_range();
        Colours wanted =
                new Colours(
                        known ? matrix : SWS_CS_DEFAULT,
                        range == AVCOL_RANGE_UNSPECIFIED ? fullByKind : range == AVCOL_RANGE_JPEG);
        if (!wanted.equals(colours)) {
            IntPointer table = sws_getCoefficients(wanted.matrix());
            int full = wanted.full() ? 1 : 0;
            // Says no for RGB, which needs none of it.
            sws_setColorspaceDetails(scaler, table, full, table, 0, 0, NEUTRAL, NEUTRAL);
            colours = wanted;
        }
    }

    private void copyFour(int[] rgb) {
        int width = geometry.scaledWidth();
        // BGRA as bytes is 0xAARRGGBB as an int of the low byte first.
        IntBuffer from = pixels.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        for (int y = 0; y < geometry.scaledHeight(); y++) {
            from.position(y * (stride / 4));
            from.get(rgb, y * width, width);
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = transparent ? DecodedPixels.onWhite(rgb[i]) : rgb[i] & 0xFFFFFF;
        }
    }

    private void copyThree(int[] rgb) {
        int width = geometry.scaledWidth();
        // Four bytes are read for each pixel's three.
        byte[] row = new byte[3 * width + 1];
        for (int y = 0; y < geometry.scaledHeight(); y++) {
            pixels.position((long) y * stride).get(row, 0, 3 * width);
            int line = y * width;
            for (int x = 0; x < width; x++) {
                rgb[line + x] = (int) FOUR_BYTES.get(row, 3 * x) >>> 8;
            }
        }
        pixels.position(0);
    }

    @Override
    public void close() {
        sws_freeContext(scaler);
        av_free(pixels);
        planes.close();
        strides.close();
    }
}
