package io.github.affectj.media.sound;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** When a file's sound track ends, as far as the file tells it. */
final class SoundEnd {
    private static final double MICROSECONDS = 1e6;

    /** FFmpeg's AVFMT_DURATION_FROM_BITRATE: a guess. */
    private static final int GUESSED = 2;

    private static final Pattern CLOCK_TIME =
            Pattern.compile("(\\d{1,4}):(\\d{1,2}):(\\d{1,2}(?:\\.\\d*)?)");

    private SoundEnd() {}

    /**
     * When the track ends on the file's time axis, in seconds; NaN if the file doesn't tell.
     *
     * @param hasPicture whether the file is a film
     */
    static double seconds(AVFormatContext format, AVStream track, boolean hasPicture) {
        if (format.duration_estimation_method() == GUESSED && !hasPicture) {
            return Double.NaN;
        }
        double noted = noted(track);
        if (!Double.isNaN(noted)) {
            return noted;
        }
        if (track.duration() > 0 && track.start_time() != avutil.AV_NOPTS_VALUE) {
            AVRational tick = track.time_base();
            return (track.start_time() + track.duration()) * ((double) tick.num() / tick.den());
        }
        if (format.duration() > 0) {
            long start = format.start_time() == avutil.AV_NOPTS_VALUE ? 0 : format.start_time();
            return (start + format.duration()) / MICROSECONDS;
        }
        return Double.NaN;
    }

    /** Matroska has no field for the end of a track, but writers note it: {@code 00:01:02.345}. */
    private static double noted(AVStream track) {
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
}
