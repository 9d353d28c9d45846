package io.github.affectj.media.sound;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import io.github.affectj.media.ffmpeg.JoinedTimes;
import io.github.affectj.media.ffmpeg.MediaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The packets and decoded frames of the sound track that FFmpeg takes by default, in order. Times
 * are those of the file, not of a clip. Damaged packets are passed over; a file that ends too early
 * ends.
 */
final class SoundDecoder implements AutoCloseable {
    /** What {@link #position} says of a frame without a time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Samples a second; telephones have 8000. */
    private static final int LEAST_RATE = 1000;

    /** Looked at before the end that is told. */
    private static final double RUN_UP_SECONDS = 1;

    /** So much may be missing: some writers round, and codecs have lead-ins. */
    private static final double MISSING_SECONDS = 0.3;

    private static final int EIO = -5;

    private final Path file;
    private final MediaFile opened;
    private final AVFormatContext format;
    private final JoinedTimes joined;
    private final int stream;
    private AVCodecContext codec;
    private AVFrame frame;
    private AVPacket packet;
    private boolean draining;

    /** Where the last packet begins in the file. */
    private long place;

    /**
     * Opens a file.
     *
     * @param joined what to do with times that jump; null for nothing
     * @param progress asked whether to stop while it is opened
     * @throws BadInputException if it is gone or nothing that FFmpeg can read, or its audio has an
     *     absurd sample rate
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    SoundDecoder(Path file, JoinedTimes joined, Progress progress) throws IOException {
        this.file = file;
        this.joined = joined;
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("There is no file " + file + " any more.");
        }
        opened = MediaFile.open(file, progress);
        format = opened.format();
        boolean done = false;
        try {
            stream = SoundTracks.choose(format);
            if (stream != SoundTracks.NONE) {
                start();
            }
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private void start() throws IOException {
        int rate = chosen().codecpar().sample_rate();
        if (rate > 0 && rate < LEAST_RATE) {
            // A few bytes would be hours, and hours at a usual rate gigabytes.
            throw new BadInputException(
                    file.getFileName()
                            + " has audio of "
                            + rate
                            + " Hz; "
                            + LEAST_RATE
                            + " Hz or more can be read.");
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != stream) {
                format.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        AVCodec decoder = avcodec.avcodec_find_decoder(chosen().codecpar().codec_id());
        codec = avcodec.avcodec_alloc_context3(decoder);
        avcodec.avcodec_parameters_to_context(codec, chosen().codecpar());
        // Without it the decoder couldn't shift times when it drops a codec's lead-in.
        codec.pkt_timebase(chosen().time_base());
        codec.thread_count(1);
        int opened = avcodec.avcodec_open2(codec, decoder, (AVDictionary) null);
        if (opened < 0) {
            throw new BadInputException(
                    file.getFileName()
                            + " has audio in "
                            + codecName()
                            + " that can't be decoded (FFmpeg: "
                            + FfmpegLibrary.message(opened)
                            + ").");
        }
        frame = avutil.av_frame_alloc();
        packet = avcodec.av_packet_alloc();
    }

    /** Whether there is a sound track that can be decoded; if not, nothing else may be asked. */
    boolean hasSound() {
        return stream != SoundTracks.NONE;
    }

    /** {@code track 1 of 2}, or empty if there is one. */
    String place() {
        return SoundTracks.place(format, stream);
    }

    /** FFmpeg's name of the coding: {@code aac}. */
    String codecName() {
        return FfmpegLibrary.codecName(chosen().codecpar());
    }

    /** FFmpeg's number of the coding. */
    int codecId() {
        return chosen().codecpar().codec_id();
    }

    /** The smallest step of the track's times, in seconds. */
    double tickSeconds() {
        AVRational tick = chosen().time_base();
        return (double) tick.num() / tick.den();
    }

    /** See {@link SoundEnd#seconds}. */
    double endSeconds() {
        if (joined != null) {
            return joined.endSeconds(stream);
        }
        return SoundEnd.seconds(format, chosen(), SoundTracks.hasPicture(format));
    }

    /**
     * Decodes on.
     *
     * @return whether {@link #frame} holds another frame; false at the end
     * @throws IOException if the medium fails
     */
    boolean next() throws IOException {
        while (true) {
            int got = avcodec.avcodec_receive_frame(codec, frame);
            if (got >= 0) {
                if (frame.nb_samples() > 0 && frame.sample_rate() > 0) {
                    return true;
                }
            } else if (got == avutil.AVERROR_EOF() || draining) {
                return false;
            } else {
                feed();
            }
        }
    }

    /** A packet into the decoder; what it can't make sense of is passed over. */
    private void feed() throws IOException {
        int read = avformat.av_read_frame(format, packet);
        if (read == avutil.AVERROR_EAGAIN()) {
            return;
        }
        if (read == EIO) {
            throw new IOException(file + " can't be read any more");
        }
        if (read < 0) {
            avcodec.avcodec_send_packet(codec, null);
            draining = true;
            return;
        }
        if (packet.stream_index() == stream) {
            if (joined != null) {
                shift();
            }
            avcodec.avcodec_send_packet(codec, packet);
        }
        avcodec.av_packet_unref(packet);
    }

    private void shift() {
        place = packet.pos() < 0 ? place : packet.pos();
        long shift = joined.shift(stream, place);
        if (packet.pts() != avutil.AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + shift);
        }
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            packet.dts(packet.dts() + shift);
        }
    }

    /** The frame that {@link #next} decoded; it is overwritten by the next. */
    AVFrame frame() {
        return frame;
    }

    /**
     * Where the frame begins on the file's time axis, in samples of its own rate, or {@link
     * #UNKNOWN}.
     */
    long position() {
        long time = frame.best_effort_timestamp();
        if (time == avutil.AV_NOPTS_VALUE) {
            return UNKNOWN;
        }
        AVRational tick = chosen().time_base();
        return avutil.av_rescale(time, (long) tick.num() * frame.sample_rate(), tick.den());
    }

    /** Goes to a place at or before a time of the file, in seconds; false if it can't. */
    boolean seek(double seconds) {
        long time = (long) Math.floor(seconds / tickSeconds());
        int went;
        if (joined == null) {
            went = avformat.avformat_seek_file(format, stream, Long.MIN_VALUE, time, time, 0);
        } else {
            place = joined.place(stream, time);
            went = avformat.av_seek_frame(format, stream, place, avformat.AVSEEK_FLAG_BYTE);
        }
        if (went < 0) {
            return false;
        }
        avcodec.avcodec_flush_buffers(codec);
        draining = false;
        return true;
    }

    /** Whether a time is near enough to the end for the file to be whole, in seconds. */
    boolean reaches(double end) throws IOException {
        boolean near = seek(Math.max(0, end - RUN_UP_SECONDS));
        double last = near ? lastSeconds() : Double.NaN;
        return last >= end - MISSING_SECONDS;
    }

    /** Decodes on; when the last sample ends, in seconds; NaN if there is none. */
    private double lastSeconds() throws IOException {
        double end = Double.NaN;
        while (next()) {
            long place = position();
            if (place != UNKNOWN) {
                end = (double) (place + frame.nb_samples()) / frame.sample_rate();
            }
        }
        return end;
    }

    private AVStream chosen() {
        return format.streams(stream);
    }

    @Override
    public void close() {
        if (packet != null) {
            avcodec.av_packet_free(packet);
        }
        if (frame != null) {
            avutil.av_frame_free(frame);
        }
        if (codec != null) {
            avcodec.avcodec_free_context(codec);
        }
        packet = null;
        frame = null;
        codec = null;
        opened.close();
    }
}
