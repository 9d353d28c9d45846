package io.github.affectj.media.film;

import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * An mp4 file that is being written: streams are added, then it is begun, packets go in, then it is
 * finished. The index comes to stand at the front, so that players may start before they have all.
 *
 * <p>Every answer of FFmpeg is looked at, that of each packet too: a full disk is told at once, not
 * found out by the viewer. ({@code FFmpegFrameRecorder} of JavaCV drops some of them.)
 */
final class FilmMuxer implements AutoCloseable {
    private final AVFormatContext format;
    private final BytePointer url;
    private boolean open;

    /**
     * @param file where to write; replaced
     */
    FilmMuxer(Path file) throws IOException {
        // Without the protocol a colon in a name would be taken for one.
        url = new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
        format = new AVFormatContext(null);
        int status =
                avformat.avformat_alloc_output_context2(
                        format, null, new BytePointer("mp4", StandardCharsets.US_ASCII), url);
        if (status < 0) {
            url.close();
            throw new IOException(FfmpegLibrary.message(status));
        }
    }

    /** Whether encoders must put their parameters beside the stream instead of into it. */
    boolean wantsGlobalHeader() {
        return (format.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    }

    /** Adds the stream of an open encoder. */
    AVStream add(AVCodecContext encoder) throws IOException {
        AVStream stream = avformat.avformat_new_stream(format, null);
        if (stream == null) {
            throw new IOException("FFmpeg has no memory for a stream");
        }
        stream.time_base(encoder.time_base());
        check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder));
        return stream;
    }

    /** Writes what stands before the first packet. */
    void begin() throws IOException {
        AVIOContext output = new AVIOContext(null);
        check(avformat.avio_open(output, url, avformat.AVIO_FLAG_WRITE));
        open = true;
        format.pb(output);
        try (AVDictionary options = new AVDictionary(null)) {
            avutil.av_dict_set(options, "movflags", "+faststart", 0);
            int status = avformat.avformat_write_header(format, options);
            avutil.av_dict_free(options);
            check(status);
        }
    }

    /**
     * Writes a packet; its times are in the encoder's time base.
     *
     * @param packet is empty afterwards
     */
    void write(AVPacket packet, AVCodecContext encoder, AVStream stream) throws IOException {
        avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
        packet.stream_index(stream.index());
        check(avformat.av_interleaved_write_frame(format, packet));
    }

    /** Writes what stands after the last packet and closes the file. */
    void finish() throws IOException {
        check(avformat.av_write_trailer(format));
        check(format.pb().error());
        open = false;
        // The last bytes may still be on their way to the disk.
        check(avformat.avio_closep(format.pb()));
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            avformat.avio_closep(format.pb());
        }
        avformat.avformat_free_context(format);
        url.close();
    }

    /**
     * Passes an answer of FFmpeg on.
     *
     * @throws IOException with FFmpeg's words, if it is an error
     */
    static int check(int status) throws IOException {
        if (status < 0) {
            throw new IOException(FfmpegLibrary.message(status));
        }
        return status;
    }
}
