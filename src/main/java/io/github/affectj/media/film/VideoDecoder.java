package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes the packets of a {@link VideoInput} to frames, in the order in which they are shown. Its
 * threads work ahead while the caller uses a frame.
 */
final class VideoDecoder implements AutoCloseable {
    /** Errors in a row after the last packet, so that a broken decoder can't keep us forever. */
    private static final int MOST_ERRORS_AT_END = 64;

    /**
     * Whoever asks for frames does something with them meanwhile, on the other half of the
     * processors. A single frame out of the midst comes no later for it.
     */
    private static final int THREADS =
            Math.max(1, Math.min(16, Runtime.getRuntime().availableProcessors() / 2));

    private final VideoInput input;
    private AVCodecContext context;
    private AVFrame frame;
    private AVPacket waiting;
    private final boolean canSkip;
    private long wanted = Long.MIN_VALUE;
    private boolean draining;
    private int errorsAtEnd;
    private int errors;

    /**
     * @param input where packets come from; not closed here
     * @throws BadInputException if there is no decoder for it, in one sentence
     */
    VideoDecoder(VideoInput input) {
        this.input = input;
        // Of other codecs it is not sure that they tell such frames apart in the packet.
        canSkip = input.stream().codecpar().codec_id() == AV_CODEC_ID_H264;
        AVCodec codec = find(input.stream());
        if (codec == null || codec.isNull()) {
            throw new BadInputException(
                    input.name()
                            + " can't be decoded: its video is coded as "
                            + codecName(input.stream().codecpar())
                            + ", for which FFmpeg has no decoder here; convert it to H.264 first.");
        }
        context = avcodec_alloc_context3(codec);
        frame = av_frame_alloc();
        int ready = avcodec_parameters_to_context(context, input.stream().codecpar());
        context.pkt_timebase(input.stream().time_base());
        context.thread_count(THREADS);
        if (ready >= 0) {
            ready = avcodec_open2(context, codec, (AVDictionary) null);
        }
        if (ready < 0) {
            close();
            throw new BadInputException(
                    input.name()
                            + " can't be decoded: the decoder for "
                            + codecName(input.stream().codecpar())
                            + " refuses it ("
                            + FfmpegLibrary.message(ready)
                            + ").");
        }
    }

    private static AVCodec find(AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        // FFmpeg's own decoders of VP8 and VP9 pass over transparency.
        AVDictionaryEntry alpha = av_dict_get(stream.metadata(), "alpha_mode", null, 0);
        if (alpha != null && !alpha.isNull() && "1".equals(alpha.value().getString())) {
            int id = parameters.codec_id();
            String name =
                    id == AV_CODEC_ID_VP8 ? "libvpx" : id == AV_CODEC_ID_VP9 ? "libvpx-vp9" : "";
            AVCodec codec = name.isEmpty() ? null : avcodec_find_decoder_by_name(name);
            if (codec != null && !codec.isNull()) {
                return codec;
            }
        }
        return avcodec_find_decoder(parameters.codec_id());
    }

    private static String codecName(AVCodecParameters parameters) {
        String name = FfmpegLibrary.codecName(parameters);
        if (!"none".equals(name)) {
            return name;
        }
        // Four characters, the first in the lowest byte.
        byte[] tag =
                ByteBuffer.allocate(4).putInt(Integer.reverseBytes(parameters.codec_tag())).array();
        String text = new String(tag, StandardCharsets.ISO_8859_1);
        return text.matches("[ -~]{4}") ? "\"" + text + "\"" : "something unknown";
    }

    /**
     * Forgets what was begun, since the input goes on elsewhere.
     *
     * @param keyframe whether to pass over packets until the next keyframe
     * @return the packet that is decoded first, valid until the next call of any method; null if
     *     there is none up to the end
     */
    AVPacket start(boolean keyframe) {
        avcodec_flush_buffers(context);
        draining = false;
        errorsAtEnd = 0;
        errors = 0;
        waiting = input.read();
        while (keyframe && waiting != null && (waiting.flags() & AV_PKT_FLAG_KEY) == 0) {
            waiting = input.read();
        }
        return waiting;
    }

    /**
     * The next frame that can be decoded.
     *
     * @return valid until the next call of any method; null at the end
     */
    AVFrame next() throws IOException {
        av_frame_unref(frame);
        while (true) {
            int received = avcodec_receive_frame(context, frame);
            if (received >= 0) {
                return frame;
            }
            if (received == AVERROR_EOF || errorsAtEnd > MOST_ERRORS_AT_END) {
                return null;
            }
            errors += received == AVERROR_EAGAIN() ? 0 : 1;
            if (draining) {
                errorsAtEnd++;
                continue;
            }
            // EAGAIN wants a packet; after any other error the next one may be whole again.
            feed();
        }
    }

    /**
     * Lets frames that no other refers to pass undecoded, up to one that is wanted; what comes out
     * is the same.
     *
     * @param time presentation time of the wanted frame; {@link Long#MIN_VALUE} to skip nothing
     * @return whether frames may be passed over now
     */
    boolean skipBefore(long time) {
        wanted = canSkip ? time : Long.MIN_VALUE;
        return wanted != Long.MIN_VALUE;
    }

    /** How many packets were refused as damaged since it was begun. */
    int errors() {
        return errors;
    }

    private void feed() throws IOException {
        AVPacket packet = waiting == null ? input.read() : waiting;
        waiting = null;
        boolean passed = packet != null && packet.pts() != AV_NOPTS_VALUE && packet.pts() < wanted;
        context.skip_frame(passed ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
        int sent = avcodec_send_packet(context, packet);
        draining = packet == null;
        errors += sent < 0 && sent != AVERROR_EAGAIN() && sent != AVERROR_EOF ? 1 : 0;
        if (sent == AVERROR_EAGAIN()) {
            throw new IOException(input.name() + ": the decoder takes no more");
        }
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
