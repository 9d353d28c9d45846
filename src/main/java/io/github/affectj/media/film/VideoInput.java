package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PALETTE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_new_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AVPALETTE_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_PAL8;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ffmpeg.JoinedTimes;
import io.github.affectj.media.ffmpeg.MediaFile;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** The coded pictures of a film, in the order in which they lie in the file. */
final class VideoInput implements AutoCloseable {
    private static final int MATRIX_VALUES = 9;

    private final Path file;
    private MediaFile opened;
    private AVFormatContext format;
    private AVPacket packet;
    private int number;
    private boolean failed;
    private final byte[] palette = new byte[AVPALETTE_SIZE];
    private boolean hasPalette;
    private boolean elsewhere;
    private JoinedTimes joined;

    /** Where the last packet begins. */
    private long place;

    /**
     * Opens a file.
     *
     * @param progress asked whether to stop
     * @throws BadInputException if it can't be read or has no moving picture, in one sentence
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    VideoInput(Path file, Progress progress) throws IOException {
        this.file = file;
        open(progress);
        if (JoinedTimes.mayBe(format)) {
            boolean done = false;
            try {
                joined = JoinedTimes.find(format, progress);
                reopen();
                done = true;
            } finally {
                if (!done) {
                    close();
                }
            }
        }
        discardOthers();
    }

    private void open(Progress progress) throws IOException {
        opened = MediaFile.open(file, progress);
        format = opened.format();
        number = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        // The cover of an album is a picture too, but no film.
        if (number < 0 || (stream().disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
            boolean empty = format.nb_streams() == 0;
            opened.close();
            throw new BadInputException(
                    file.getFileName()
                            + (empty
                                    ? " holds neither video nor audio."
                                    : " has no video, only audio or other tracks."));
        }
        packet = av_packet_alloc();
    }

    /** Reads nothing but the picture; not at once, since its times may hang on others'. */
    private void discardOthers() {
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != number) {
                format.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
    }

    /** The file. */
    Path file() {
        return file;
    }

    /** Name of the file. */
    String name() {
        return file.getFileName().toString();
    }

    AVFormatContext format() {
        return format;
    }

    AVStream stream() {
        return format.streams(number);
    }

    /** How many tracks of video stand before this one in the file. */
    int videosBefore() {
        int count = 0;
        for (int i = 0; i < number; i++) {
            count += format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO ? 1 : 0;
        }
        return count;
    }

    /** Length of a tick of the stream's times, in seconds. */
    double tick() {
        return (double) stream().time_base().num() / stream().time_base().den();
    }

    /** Whether reading ended in an error rather than at the end of the file. */
    boolean failed() {
        return failed;
    }

    /**
     * The next packet.
     *
     * @return valid until the next call; null at the end, or where the file can't be read any more
     */
    AVPacket read() {
        while (packet != null) {
            av_packet_unref(packet);
            int read = av_read_frame(format, packet);
            if (read < 0) {
                failed |= read != AVERROR_EOF;
                return null;
            }
            if (packet.stream_index() == number && packet.size() > 0) {
                if (stream().codecpar().format() == AV_PIX_FMT_PAL8) {
                    keepPalette();
                }
                if (joined != null) {
                    shift();
                }
                return packet;
            }
        }
        return null;
    }

    private void shift() {
        place = packet.pos() < 0 ? place : packet.pos();
        long shift = joined.shift(number, place);
        packet.pts(packet.pts() == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : packet.pts() + shift);
        packet.dts(packet.dts() == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : packet.dts() + shift);
    }

    /** What is done with times that jump; null for nothing. */
    JoinedTimes joined() {
        return joined;
    }

    /** Some formats give the palette once, and not again when one has gone elsewhere. */
    private void keepPalette() {
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer given = av_packet_get_side_data(packet, AV_PKT_DATA_PALETTE, size);
            if (given != null && !given.isNull() && size.get() == AVPALETTE_SIZE) {
                given.get(palette);
                hasPalette = true;
            } else if (hasPalette && elsewhere) {
                av_packet_new_side_data(packet, AV_PKT_DATA_PALETTE, AVPALETTE_SIZE).put(palette);
            }
        }
        elsewhere = false;
    }

    /**
     * Goes to the last place from which decoding can start at or before a time; some formats go
     * elsewhere, so that what is read next must be looked at.
     *
     * @param timestamp in ticks
     * @return whether it worked
     */
    boolean seek(long timestamp) {
        elsewhere = true;
        if (packet != null && joined != null) {
            // FFmpeg would look for a time that the file has twice.
            place = joined.place(number, timestamp);
            return av_seek_frame(format, number, place, AVSEEK_FLAG_BYTE) >= 0;
        }
        return packet != null
                && av_seek_frame(format, number, timestamp, AVSEEK_FLAG_BACKWARD) >= 0;
    }

    /**
     * Opens the file again: the one way to the start that every format knows. If that fails there
     * is nothing more to be read.
     */
    void reopen() throws IOException {
        close();
        open(Progress.NONE);
        discardOthers();
        place = 0;
    }

    /** How the picture is to be turned for display: 9 values in 16.16, or null for not at all. */
    int[] displayMatrix() {
        AVPacketSideData all = stream().codecpar().coded_side_data();
        int count = stream().codecpar().nb_coded_side_data();
        AVPacketSideData side =
                count == 0 ? null : av_packet_side_data_get(all, count, AV_PKT_DATA_DISPLAYMATRIX);
        if (side == null || side.isNull() || side.size() < 4L * MATRIX_VALUES) {
            return null;
        }
        int[] matrix = new int[MATRIX_VALUES];
        new IntPointer(side.data()).get(matrix);
        return matrix;
    }

    @Override
    public void close() {
        if (packet != null) {
            av_packet_free(packet);
            opened.close();
            packet = null;
            format = null;
        }
    }
}
