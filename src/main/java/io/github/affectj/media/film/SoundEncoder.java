package io.github.affectj.media.film;

import java.io.IOException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;

/** Encodes samples as AAC. */
final class SoundEncoder implements AutoCloseable {
    /** Rates of AAC that are worth keeping; others become {@link #USUAL_RATE}. */
    private static final List<Integer> RATES =
            List.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

    private static final int USUAL_RATE = 48_000;
    private static final int BITS_PER_CHANNEL = 96_000;

    private final FilmEncoder encoder;
    private final int channels;
    private final float[] block;
    private int filled;
    private long written;

    /**
     * @param muxer where packets go
     * @param rate samples a second and channel, one of {@link #rate}
     * @param channels 1 or 2, interleaved
     * @throws IOException if this FFmpeg can't encode them
     */
    SoundEncoder(FilmMuxer muxer, int rate, int channels) throws IOException {
        this.channels = channels;
        AVCodec codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_AAC);
        if (codec == null) {
            throw new IOException("this FFmpeg has no encoder for AAC");
        }
        encoder = new FilmEncoder(muxer, codec);
        boolean done = false;
        try {
            block = new float[open(rate) * channels];
            done = true;
        } finally {
            if (!done) {
                encoder.close();
            }
        }
    }

    /** The rate to encode a track of some rate with. */
    static int rate(int stored) {
        return RATES.contains(stored) ? stored : USUAL_RATE;
    }

    private int open(int rate) throws IOException {
        AVCodecContext context = encoder.context();
        context.sample_fmt(avutil.AV_SAMPLE_FMT_FLTP);
        context.sample_rate(rate);
        avutil.av_channel_layout_default(context.ch_layout(), channels);
        context.bit_rate((long) BITS_PER_CHANNEL * channels);
        encoder.open(rate);
        AVFrame frame = encoder.frame();
        frame.format(avutil.AV_SAMPLE_FMT_FLTP);
        frame.sample_rate(rate);
        avutil.av_channel_layout_default(frame.ch_layout(), channels);
        frame.nb_samples(context.frame_size());
        FilmMuxer.check(avutil.av_frame_get_buffer(frame, 0));
        return context.frame_size();
    }

    /**
     * Encodes samples that follow those before.
     *
     * @param samples values in -1..1, channels interleaved
     * @param length how many of them, a multiple of the channels
     */
    void encode(float[] samples, int length) throws IOException {
        for (int at = 0; at < length; ) {
            int part = Math.min(length - at, block.length - filled);
            System.arraycopy(samples, at, block, filled, part);
            at += part;
            filled += part;
            if (filled == block.length) {
                send();
            }
        }
    }

    private void send() throws IOException {
        int count = filled / channels;
        AVFrame frame = encoder.frame();
        FilmMuxer.check(avutil.av_frame_make_writable(frame));
        float[] plane = new float[count];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < count; i++) {
                plane[i] = block[i * channels + c];
            }
            new FloatPointer(frame.data(c)).put(plane, 0, count);
        }
        frame.nb_samples(count);
        encoder.send(written, count);
        written += count;
        filled = 0;
    }

    /** Encodes the rest. */
    void flush() throws IOException {
        if (filled > 0) {
            send();
        }
        encoder.flush();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
