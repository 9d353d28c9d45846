package io.github.affectj.media.film;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Encodes frames as H.264, 4:2:0, in the colours of BT.709. That form needs an even width and
 * height: an odd frame gets its last column or row once more.
 *
 * <p>Quality is bounded, not the bit rate: the quantiser stays between {@link #FINEST} and {@link
 * #COARSEST}. Measured on the drawings of sample-data: brightness keeps 44 dB or more, RGB 33 to 38
 * dB, since 4:2:0 blurs the edges of colour.
 */
final class PictureEncoder implements AutoCloseable {
    /** Ticks a second of frame times: exact for all usual frame rates and for GIF's hundredths. */
    static final int TICKS = 90_000;

    private static final int FINEST = 14;
    private static final int COARSEST = 24;

    /** OpenH264 comes with JavaCV; x264 is in the builds of FFmpeg under the GPL. */
    private static final String[] ENCODERS = {"libopenh264", "libx264"};

    private static final int MOST_THREADS = 4;

    /** Height in pixels from which on a frame is cut into slices. */
    private static final int SLICED_FROM = 480;

    private static final int SECONDS_BETWEEN_KEY_FRAMES = 2;

    private final FilmEncoder encoder;
    private final int width;
    private final int height;
    private final int evenWidth;
    private final int evenHeight;
    private final IntPointer rgb;
    private final PointerPointer<IntPointer> planes;
    private final IntPointer strides;
    private final SwsContext converter;

    /**
     * @param muxer where packets go
     * @param width of every frame in pixels
     * @param height of every frame in pixels
     * @param rate mean number of frames a second, above 0
     * @throws IOException if this FFmpeg can't encode such frames
     */
    PictureEncoder(FilmMuxer muxer, int width, int height, double rate) throws IOException {
        this.width = width;
        this.height = height;
        evenWidth = width + width % 2;
        evenHeight = height + height % 2;
        encoder = new FilmEncoder(muxer, codec());
        rgb = new IntPointer((long) evenWidth * evenHeight);
        planes = new PointerPointer<>(4);
        strides = new IntPointer(4L);
        for (int i = 0; i < 4; i++) {
            planes.put(i, i == 0 ? rgb : null);
            strides.put(i, i == 0 ? 4 * evenWidth : 0);
        }
        converter =
                swscale.sws_getContext(
                        evenWidth,
                        evenHeight,
                        avutil.AV_PIX_FMT_0RGB32(),
                        evenWidth,
                        evenHeight,
                        avutil.AV_PIX_FMT_YUV420P,
                        swscale.SWS_BILINEAR
                                | swscale.SWS_ACCURATE_RND
                                | swscale.SWS_FULL_CHR_H_INP,
                        null,
                        null,
                        (DoublePointer) null);
        boolean done = false;
        try {
            open(rate);
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private static AVCodec codec() throws IOException {
        for (String name : ENCODERS) {
            AVCodec found = avcodec.avcodec_find_encoder_by_name(name);
            if (found != null) {
                return found;
            }
        }
        throw new IOException(
                "this FFmpeg has no encoder for H.264; " + String.join(" or ", ENCODERS));
    }

    private void open(double rate) throws IOException {
        if (converter == null) {
            throw new IOException(
                    "FFmpeg can't convert frames of " + evenWidth + " x " + evenHeight);
        }
        IntPointer bt709 = swscale.sws_getCoefficients(swscale.SWS_CS_ITU709);
        swscale.sws_setColorspaceDetails(converter, bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
        AVCodecContext context = encoder.context();
        context.width(evenWidth);
        context.height(evenHeight);
        context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.color_range(avutil.AVCOL_RANGE_MPEG);
        context.colorspace(avutil.AVCOL_SPC_BT709);
        context.color_primaries(avutil.AVCOL_PRI_BT709);
        context.color_trc(avutil.AVCOL_TRC_BT709);
        // Each frame comes out when it went in, so that nothing is held back.
        context.max_b_frames(0);
        context.profile(AVCodecContext.FF_PROFILE_H264_HIGH);
        // Each thread takes a slice of its own, which costs a little size: not for small frames.
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        int slices = evenHeight < SLICED_FROM ? 1 : threads;
        context.thread_count(slices);
        context.slices(slices);
        context.gop_size((int) Math.max(1, Math.ceil(SECONDS_BETWEEN_KEY_FRAMES * rate)));
        context.qmin(FINEST);
        context.qmax(COARSEST);
        // What the quantiser's bounds leave to the rate control: far more than is needed.
        context.bit_rate((long) Math.min(80e6, 0.5 * evenWidth * evenHeight * rate));
        try (AVRational mean = avutil.av_d2q(rate, TICKS)) {
            context.framerate(mean);
        }
        encoder.open(TICKS);
        AVFrame frame = encoder.frame();
        frame.format(avutil.AV_PIX_FMT_YUV420P);
        frame.width(evenWidth);
        frame.height(evenHeight);
        FilmMuxer.check(avutil.av_frame_get_buffer(frame, 0));
    }

    /**
     * Encodes a frame.
     *
     * @param pixels {@code width * height} values 0xRRGGBB, row by row
     * @param start when it appears, in {@link #TICKS}; above that of the frame before
     * @param duration how long it stays, in {@link #TICKS}
     */
    void encode(int[] pixels, long start, long duration) throws IOException {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    "A frame has " + pixels.length + " pixels, not " + width + " x " + height);
        }
        fill(pixels);
        AVFrame frame = encoder.frame();
        FilmMuxer.check(avutil.av_frame_make_writable(frame));
        FilmMuxer.check(
                swscale.sws_scale(
                        converter, planes, strides, 0, evenHeight, frame.data(), frame.linesize()));
        encoder.send(start, duration);
    }

    private void fill(int[] pixels) {
        for (int y = 0; y < evenHeight; y++) {
            int from = Math.min(y, height - 1) * width;
            rgb.position((long) y * evenWidth).put(pixels, from, width);
            if (evenWidth > width) {
                rgb.position((long) y * evenWidth + width).put(pixels[from + width - 1]);
            }
        }
        rgb.position(0);
    }

    /** Encodes what the encoder still holds back. */
    void flush() throws IOException {
        encoder.flush();
    }

    @Override
    public void close() {
        swscale.sws_freeContext(converter);
        planes.close();
        strides.close();
        rgb.close();
        encoder.close();
    }
}
