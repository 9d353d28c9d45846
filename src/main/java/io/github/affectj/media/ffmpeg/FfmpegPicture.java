package io.github.affectj.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_ARGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Decodes single pictures that lie in memory. */
public final class FfmpegPicture {
    /** What FFmpeg adds to rows, at most. */
    private static final int ROW_EXTRA = 64;

    private FfmpegPicture() {}

    /**
     * Decodes a WebP picture that is not animated.
     *
     * @param file all bytes of its file
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @return {@code width * height} values 0xAARRGGBB, not premultiplied, row by row
     * @throws IOException if it is damaged or of another size
     * @throws io.github.affectj.base.BadInputException if there is no FFmpeg for this system
     */
    public static int[] webp(byte[] file, int width, int height) throws IOException {
        FfmpegLibrary.require();
        AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_WEBP);
        AVCodecContext context = avcodec_alloc_context3(codec);
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try {
            // The size in the pixels themselves may be another than the file tells; FFmpeg counts
            // what it adds to rows, too.
            context.max_pixels((width + (long) ROW_EXTRA) * (height + (long) ROW_EXTRA));
            context.thread_count(1);
            context.err_recognition(AV_EF_EXPLODE);
            check(avcodec_open2(context, codec, (AVDictionary) null));
            check(av_new_packet(packet, file.length));
            packet.data().put(file);
            check(avcodec_send_packet(context, packet));
            check(avcodec_receive_frame(context, frame));
            if (frame.width() != width || frame.height() != height) {
                throw new IOException(frame.width() + " x " + frame.height() + " pixels");
            }
            return argb(frame);
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
            avcodec_free_context(context);
        }
    }

    private static int[] argb(AVFrame frame) throws IOException {
        int width = frame.width();
        int height = frame.height();
        int format = frame.format();
        if (format == AV_PIX_FMT_ARGB) {
            int[] argb = new int[width * height];
            ByteBuffer.wrap(plane(frame, 0, 4 * width, height)).asIntBuffer().get(argb);
            return argb;
        }
        if (format != AV_PIX_FMT_YUV420P && format != AV_PIX_FMT_YUVA420P) {
            throw new IOException("Pixels of kind " + format);
        }
        int columns = (width + 1) / 2;
        int rows = (height + 1) / 2;
        boolean alpha = format == AV_PIX_FMT_YUVA420P;
        return new WebpColours(
                        width,
                        height,
                        plane(frame, 0, width, height),
                        plane(frame, 1, columns, rows),
                        plane(frame, 2, columns, rows))
                .argb(alpha ? plane(frame, 3, width, height) : null);
    }

    /** A plane of a frame, row by row, without what FFmpeg adds to rows. */
    private static byte[] plane(AVFrame frame, int number, int rowBytes, int rows) {
        byte[] bytes = new byte[rowBytes * rows];
        BytePointer stored = frame.data(number);
        for (int row = 0; row < rows; row++) {
            stored.position((long) row * frame.linesize(number));
            stored.get(bytes, row * rowBytes, rowBytes);
        }
        return bytes;
    }

    private static void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException(FfmpegLibrary.message(result));
        }
    }
}
