package io.github.affectj.media.film;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** What the encoders of picture and sound have in common: frames go in, packets come out. */
final class FilmEncoder implements AutoCloseable {
    private final FilmMuxer muxer;
    private final AVCodec codec;
    private final AVCodecContext context;
    private final AVFrame frame;
    private final AVPacket packet;
    private AVStream stream;

    /**
     * @param muxer where packets go
     * @param codec one that FFmpeg has
     */
    FilmEncoder(FilmMuxer muxer, AVCodec codec) {
        this.muxer = muxer;
        this.codec = codec;
        context = avcodec.avcodec_alloc_context3(codec);
        frame = avutil.av_frame_alloc();
        packet = avcodec.av_packet_alloc();
        if (context == null || frame == null || packet == null) {
            throw new OutOfMemoryError("FFmpeg has no memory for an encoder");
        }
    }

    /** The settings, to be made before {@link #open}. */
    AVCodecContext context() {
        return context;
    }

    /** The frame to fill and {@link #send}. */
    AVFrame frame() {
        return frame;
    }

    /**
     * Opens the encoder and adds its stream to the file.
     *
     * @param ticks how many ticks of its times make a second
     */
    void open(int ticks) throws IOException {
        try (AVRational base = new AVRational()) {
            context.time_base(base.num(1).den(ticks));
        }
        if (muxer.wantsGlobalHeader()) {
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        FilmMuxer.check(
                avcodec.avcodec_open2(
                        context, codec, (org.bytedeco.ffmpeg.avutil.AVDictionary) null));
        stream = muxer.add(context);
    }

    /**
     * Encodes the frame.
     *
     * @param start when it begins, in ticks; above that of the frame before
     * @param duration how long it lasts, in ticks
     */
    void send(long start, long duration) throws IOException {
        frame.pts(start);
        frame.duration(duration);
        FilmMuxer.check(avcodec.avcodec_send_frame(context, frame));
        drain(duration);
    }

    /** Encodes what the encoder still holds back. */
    void flush() throws IOException {
        FilmMuxer.check(avcodec.avcodec_send_frame(context, null));
        drain(0);
    }

    private void drain(long duration) throws IOException {
        while (true) {
            int status = avcodec.avcodec_receive_packet(context, packet);
            if (status == avutil.AVERROR_EAGAIN() || status == avutil.AVERROR_EOF()) {
                return;
            }
            FilmMuxer.check(status);
            if (packet.duration() == 0) {
                // Not every encoder passes it on, and the last frame's length is told by it alone.
                packet.duration(duration);
            }
            muxer.write(packet, context, stream);
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}
