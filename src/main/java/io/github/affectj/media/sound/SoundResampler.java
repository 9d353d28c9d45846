package io.github.affectj.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8P;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import io.github.affectj.base.BadInputException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decoded frames in, interleaved floats out, at another rate and channel count (libswresample).
 * Mixing down keeps within -1..1: two channels give their mean, whatever the coding; FFmpeg's own
 * default makes the mix of codings that decode to floats (AAC, Opus) 3 dB louder than of others.
 * One channel read as two is the same on both.
 */
final class SoundResampler implements AutoCloseable {
    /** Most samples a channel that go in at once: bounds the memory. */
    static final int CHUNK = 8192;

    private static final int EIGHT_BIT_SILENCE = 0x80;

    private final SwrContext swr = new SwrContext();
    private final int rate;
    private final int channels;
    private final int format;
    private final int outChannels;
    private final int bytesPerStep;
    private final PointerPointer<Pointer> planes;
    private final PointerPointer<Pointer> output = new PointerPointer<>(1);
    private FloatPointer samples = new FloatPointer(0);
    private BytePointer silence;
    private float[] ready = new float[0];
    private int readyFrom;
    private int readyTo;

    /**
     * @param like a frame of the kind that will come in
     * @param outRate samples a second wanted
     * @param outChannels 1 or 2
     * @param name the file, for messages
     */
    SoundResampler(AVFrame like, int outRate, int outChannels, String name) {
        this.rate = like.sample_rate();
        this.channels = like.ch_layout().nb_channels();
        this.format = like.format();
        this.outChannels = outChannels;
        boolean planar = av_sample_fmt_is_planar(format) != 0;
        this.bytesPerStep = av_get_bytes_per_sample(format) * (planar ? 1 : channels);
        this.planes = new PointerPointer<>(planar ? channels : 1);
        try (AVChannelLayout in = new AVChannelLayout();
                AVChannelLayout out = new AVChannelLayout()) {
            boolean told = like.ch_layout().order() != AV_CHANNEL_ORDER_UNSPEC;
            if (!told) {
                av_channel_layout_default(in, channels);
            }
            av_channel_layout_default(out, outChannels);
            int made =
                    swr_alloc_set_opts2(
                            swr,
                            out,
                            AV_SAMPLE_FMT_FLT,
                            outRate,
                            told ? like.ch_layout() : in,
                            format,
                            rate,
                            0,
                            null);
            if (made >= 0) {
                av_opt_set_double(swr, "rematrix_maxval", 1, 0);
                if (channels == 1 && outChannels == 2) {
                    // FFmpeg would make it 3 dB fainter.
                    swr_set_matrix(swr, new double[] {1, 1}, 1);
                }
                made = swr_init(swr);
            }
            if (made < 0) {
                close();
                throw new BadInputException(
                        name + " has audio of " + channels + " channels that can't be mixed down.");
            }
        }
    }

    /** Whether a frame can go in. */
    boolean takes(AVFrame frame) {
        return frame.sample_rate() == rate
                && frame.format() == format
                && frame.ch_layout().nb_channels() == channels;
    }

    /** Takes {@code count} samples of a frame, at most {@link #CHUNK}, from some sample on. */
    void push(AVFrame frame, int from, int count) {
        for (int plane = 0; plane < planes.capacity(); plane++) {
            BytePointer whole = frame.extended_data(plane);
            planes.put(plane, new BytePointer(whole).position((long) from * bytesPerStep));
        }
        convert(planes, count);
    }

    /** Takes silence, at most {@link #CHUNK} samples. */
    void pushSilence(int count) {
        if (silence == null) {
            silence = new BytePointer((long) CHUNK * bytesPerStep);
            boolean unsigned = format == AV_SAMPLE_FMT_U8 || format == AV_SAMPLE_FMT_U8P;
            Pointer.memset(silence, unsigned ? EIGHT_BIT_SILENCE : 0, silence.capacity());
        }
        for (int plane = 0; plane < planes.capacity(); plane++) {
            planes.put(plane, silence);
        }
        convert(planes, count);
    }

    /** Lets out what the filter still holds back; nothing may go in after it. */
    void finish() {
        convert(null, 0);
    }

    private void convert(PointerPointer<Pointer> in, int count) {
        int most = Math.max(1, swr_get_out_samples(swr, count));
        if (samples.capacity() < (long) most * outChannels) {
            samples.close();
            samples = new FloatPointer((long) most * outChannels);
            output.put(0, samples);
        }
        int got = Math.max(0, swr_convert(swr, output, most, in, count));
        int values = got * outChannels;
        int kept = available();
        if (readyFrom + kept + values > ready.length) {
            float[] larger = kept + values > ready.length ? new float[2 * (kept + values)] : ready;
            System.arraycopy(ready, readyFrom, larger, 0, kept);
            ready = larger;
            readyFrom = 0;
        }
        readyTo = readyFrom + kept + values;
        samples.position(0).get(ready, readyFrom + kept, values);
        tame(ready, readyFrom + kept, readyTo);
    }

    /** Codecs overshoot, and files of floats may hold anything. */
    private static void tame(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            float value = values[i];
            if (!(value >= -1 && value <= 1)) {
                values[i] = Float.isNaN(value) ? 0 : Math.copySign(1, value);
            }
        }
    }

    /** Continues where another, which is finished, stops. */
    void takeOver(SoundResampler other) {
        ready = other.ready;
        readyFrom = other.readyFrom;
        readyTo = other.readyTo;
    }

    /** How many values can be read. */
    int available() {
        return readyTo - readyFrom;
    }

    /** Forgets up to so many values; how many it were. */
    int skip(long values) {
        int skipped = (int) Math.min(values, available());
        readyFrom += skipped;
        return skipped;
    }

    /** Hands out up to so many values; how many it were. */
    int read(float[] out, int offset, int length) {
        int taken = Math.min(length, available());
        System.arraycopy(ready, readyFrom, out, offset, taken);
        readyFrom += taken;
        return taken;
    }

    @Override
    public void close() {
        if (!swr.isNull()) {
            swr_free(swr);
            swr.setNull();
        }
        planes.close();
        output.close();
        samples.close();
        if (silence != null) {
            silence.close();
        }
    }
}
