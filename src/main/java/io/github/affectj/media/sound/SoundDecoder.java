package io.github.affectj.media.sound;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The packets and decoded frames of the sound track that FFmpeg takes by default, in order. Times
 * are those of the file, not of a clip. Damaged packets are passed over; a file that ends too early
 * ends.
 */
final class SoundDecoder implements AutoCloseable {
    /** What {@link #position} says of a frame without a time. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int NO_STREAM = -1;
    private static final int EIO = -5;
    private static final double MICROSECONDS = 1e6;

    /** FFmpeg's AVFMT_DURATION_FROM_BITRATE: a guess. */
    private static final int GUESSED = 2;

    private static final Pattern CLOCK_TIME =
            Pattern.compile("(\\d{1,4}):(\\d{1,2}):(\\d{1,2}(?:\\.\\d*)?)");

    private final Path file;
    private final AVFormatContext format;
    private final int stream;
    private AVCodecContext codec;
    private AVFrame frame;
    private AVPacket packet;
    private boolean draining;

    /**
     * Opens a file.
     *
     * @throws BadInputException if it is gone or nothing that FFmpeg can read
     */
    SoundDecoder(Path file) throws IOException {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("There is no file " + file + " any more.");
        }
        format = FfmpegLibrary.open(file);
        boolean done = false;
        try {
            stream = choose();
            if (stream != NO_STREAM) {
                start();
            }
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /**
     * Whether a file holds sound and no moving picture; quickly, by its header, where it is a film.
     */
    static boolean isSoundOnly(Path file) throws IOException {
        AVFormatContext header = FfmpegLibrary.openHeader(file);
        boolean film = hasPicture(header);
        avformat.avformat_close_input(header);
        if (film) {
            return false;
        }
        try (SoundDecoder decoder = new SoundDecoder(file)) {
            return decoder.hasSound() && !hasPicture(decoder.format);
        }
    }

    private int choose() {
        AVCodec none = null;
        int video =
                avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, none, 0);
        try (PointerPointer<AVCodec> decoder = new PointerPointer<>(1)) {
            // Asked for a decoder, FFmpeg passes over tracks that it can't decode.
            int best =
                    avformat.av_find_best_stream(
                            format, avutil.AVMEDIA_TYPE_AUDIO, -1, Math.max(-1, video), decoder, 0);
            return best < 0 ? NO_STREAM : best;
        }
    }

    private void start() throws IOException {
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
                            + " has sound in "
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
        return stream != NO_STREAM;
    }

    /** Whether there is a moving picture; the picture of a cover is none. */
    private static boolean hasPicture(AVFormatContext format) {
        for (int i = 0; i < format.nb_streams(); i++) {
            AVStream candidate = format.streams(i);
            if (candidate.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO
                    && (candidate.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0) {
                return true;
            }
        }
        return false;
    }

    /** {@code track 1 of 2}, or empty if there is one. */
    String place() {
        int number = 0;
        int all = 0;
        for (int i = 0; i < format.nb_streams(); i++) {
            if (format.streams(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
                all++;
                if (i == stream) {
                    number = all;
                }
            }
        }
        return all == 1 ? "" : "track " + number + " of " + all;
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

    /** When the track ends on the file's time axis, in seconds; NaN if the file doesn't tell. */
    double endSeconds() {
        if (format.duration_estimation_method() == GUESSED && !hasPicture(format)) {
            return Double.NaN;
        }
        AVStream track = chosen();
        double noted = notedEnd(track);
        if (!Double.isNaN(noted)) {
            return noted;
        }
        if (track.duration() > 0 && track.start_time() != avutil.AV_NOPTS_VALUE) {
            return (track.start_time() + track.duration()) * tickSeconds();
        }
        if (format.duration() > 0) {
            long start = format.start_time() == avutil.AV_NOPTS_VALUE ? 0 : format.start_time();
            return (start + format.duration()) / MICROSECONDS;
        }
        return Double.NaN;
    }

    /** Matroska has no field for the end of a track, but writers note it: {@code 00:01:02.345}. */
    private static double notedEnd(AVStream track) {
        AVDictionaryEntry noted = avutil.av_dict_get(track.metadata(), "DURATION", null, 0);
        if (noted == null) {
            return Double.NaN;
        }
        Matcher time = CLOCK_TIME.matcher(noted.value().getString());
        if (!time.matches()) {
            return Double.NaN;
        }
        return Integer.parseInt(time.group(1)) * 3600
                + Integer.parseInt(time.group(2)) * 60
                + Double.parseDouble(time.group(3));
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
            avcodec.avcodec_send_packet(codec, packet);
        }
        avcodec.av_packet_unref(packet);
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
        if (avformat.avformat_seek_file(format, stream, Long.MIN_VALUE, time, time, 0) < 0) {
            return false;
        }
        avcodec.avcodec_flush_buffers(codec);
        draining = false;
        return true;
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
        if (!format.isNull()) {
            avformat.avformat_close_input(format);
            format.setNull();
        }
    }
}
