package io.github.affectj.media.sound;

import io.github.affectj.base.Progress;
import io.github.affectj.media.ffmpeg.MediaFile;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** Which tracks a file has, and which of them is its sound. */
final class SoundTracks {
    /** No track. */
    static final int NONE = -1;

    private SoundTracks() {}

    /**
     * Whether a file holds sound and no moving picture; quickly, by its header, where it is a film.
     */
    static boolean isSoundOnly(Path file, Progress progress) throws IOException {
        try (MediaFile header = MediaFile.openHeader(file, progress)) {
            if (hasPicture(header.format())) {
                return false;
            }
        }
        try (MediaFile whole = MediaFile.open(file, progress)) {
            return choose(whole.format()) != NONE && !hasPicture(whole.format());
        }
    }

    /**
     * Number of the audio track that FFmpeg takes by default; {@link #NONE} if none can be decoded.
     */
    static int choose(AVFormatContext format) {
        AVCodec none = null;
        int video =
                avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, none, 0);
        try (PointerPointer<AVCodec> decoder = new PointerPointer<>(1)) {
            // Asked for a decoder, FFmpeg passes over tracks that it can't decode.
            int best =
                    avformat.av_find_best_stream(
                            format, avutil.AVMEDIA_TYPE_AUDIO, -1, Math.max(-1, video), decoder, 0);
            return best < 0 ? NONE : best;
        }
    }

    /** Whether there is a moving picture; the picture of a cover is none. */
    static boolean hasPicture(AVFormatContext format) {
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
    static String place(AVFormatContext format, int stream) {
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
}
