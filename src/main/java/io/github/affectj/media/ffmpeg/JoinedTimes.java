package io.github.affectj.media.ffmpeg;

import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Times that go on where those of a file start again or jump, as in MPEG streams that were joined.
 * What comes first behind a jump, video or audio, goes on where it stopped; everything else is
 * shifted alike, so that video and audio stay in step, as with the {@code ffmpeg} command.
 */
public final class JoinedTimes {
    private static final Set<String> KINDS = Set.of("mpegts", "mpeg");
    private static final int MICROSECONDS = 1_000_000;

    /** Times may go back so far; FFmpeg's number. */
    private static final long BACK = MICROSECONDS / 10;

    /** And forward, if all tracks do: a recording may have a hole. FFmpeg's number. */
    private static final long FORWARD = 10L * MICROSECONDS;

    /** Places to go to lie so far apart where each packet is one: in audio. */
    private static final long STEP = MICROSECONDS / 2;

    private static final int PACKETS_A_LOOK = 256;

    private final Track[] tracks;

    /** What is added behind each jump, in microseconds. */
    private final List<Long> shifts = new ArrayList<>(List.of(0L));

    private long latest = Long.MIN_VALUE;

    /** What is known of a track; its times in microseconds. */
    private static final class Track {
        final Numbers jumpPlaces = new Numbers();
        final Numbers jumpShifts = new Numbers();
        final Numbers keyTimes = new Numbers();
        final Numbers keyPlaces = new Numbers();
        final long tickTop;
        final long tickBottom;

        /** Least time between places to go to; none between keyframes of video. */
        final long step;

        int part;
        long place;
        long last = Long.MIN_VALUE;
        long end;

        Track(AVRational tick, long step) {
            tickTop = tick.num();
            tickBottom = tick.den();
            this.step = step;
        }

        long micros(long ticks) {
            return avutil.av_rescale(ticks, tickTop * MICROSECONDS, tickBottom);
        }

        long ticks(long micros) {
            return avutil.av_rescale(micros, tickBottom, tickTop * MICROSECONDS);
        }
    }

    /** A growing array. */
    private static final class Numbers {
        long[] values = new long[16];
        int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        /** Index of the last that is not above a value; -1 if there is none. */
        int floor(long value) {
            int at = Arrays.binarySearch(values, 0, count, value);
            return at >= 0 ? at : -at - 2;
        }
    }

    private JoinedTimes(AVFormatContext format) {
        tracks = new Track[format.nb_streams()];
        for (int i = 0; i < tracks.length; i++) {
            int type = format.streams(i).codecpar().codec_type();
            if (type == avutil.AVMEDIA_TYPE_VIDEO || type == avutil.AVMEDIA_TYPE_AUDIO) {
                long step = type == avutil.AVMEDIA_TYPE_VIDEO ? 0 : STEP;
                tracks[i] = new Track(format.streams(i).time_base(), step);
            }
        }
    }

    /** Whether a file is of a kind whose times may jump: they must be looked through. */
    public static boolean mayBe(AVFormatContext format) {
        return KINDS.contains(FfmpegLibrary.name(format.iformat()));
    }

    /**
     * Reads a file to its end.
     *
     * @param format at its start; where it stands after that is not defined
     * @param progress told how far it is read
     * @return what is to be done with its times; null for nothing
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static JoinedTimes find(AVFormatContext format, Progress progress) {
        JoinedTimes joined = new JoinedTimes(format);
        long bytes = Math.max(1, avformat.avio_size(format.pb()));
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            for (int i = 0; avformat.av_read_frame(format, packet) >= 0; i++) {
                if (i % PACKETS_A_LOOK == 0) {
                    progress.checkCancelled();
                    progress.update(
                            (double) Math.max(0, packet.pos()) / bytes, "Checking the times");
                }
                int number = packet.stream_index();
                if (number < joined.tracks.length && joined.tracks[number] != null) {
                    joined.add(joined.tracks[number], packet);
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        return joined.shifts.size() == 1 ? null : joined;
    }

    private void add(Track track, AVPacket packet) {
        if (packet.pos() >= 0) {
            track.place = packet.pos();
        }
        long told = packet.dts() == avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts();
        if (told == avutil.AV_NOPTS_VALUE) {
            return;
        }
        long time = track.micros(told);
        int part = part(track, time);
        if (part != track.part) {
            track.part = part;
            track.jumpPlaces.add(track.place);
            track.jumpShifts.add(shifts.get(part));
        }
        time += shifts.get(part);
        track.last = time;
        track.end = time + track.micros(packet.duration());
        latest = Math.max(latest, track.end);
        int keys = track.keyTimes.count;
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0 && packet.pos() >= 0;
        if (key && (keys == 0 || time - track.keyTimes.values[keys - 1] >= track.step)) {
            track.keyTimes.add(time);
            track.keyPlaces.add(track.place);
        }
    }

    /** Behind which jump a time lies; a new jump if behind none of them. */
    private int part(Track track, long time) {
        if (track.last == Long.MIN_VALUE) {
            int nearest = shifts.size() - 1;
            for (int i = nearest - 1; i >= 0 && latest != Long.MIN_VALUE; i--) {
                long off = Math.abs(time + shifts.get(i) - latest);
                nearest = off < Math.abs(time + shifts.get(nearest) - latest) ? i : nearest;
            }
            return nearest;
        }
        for (int i = track.part; i < shifts.size(); i++) {
            long shifted = time + shifts.get(i);
            if (shifted >= track.last - BACK && shifted <= Math.max(track.end, latest) + FORWARD) {
                return i;
            }
        }
        shifts.add(track.end - time);
        return shifts.size() - 1;
    }

    /**
     * What must be added to the times of a packet.
     *
     * @param stream FFmpeg's number of the track
     * @param place where the packet, or the last before it that has a place, begins in the file
     * @return in ticks of the track
     */
    public long shift(int stream, long place) {
        Track track = tracks[stream];
        int at = track.jumpPlaces.floor(place);
        return at < 0 ? 0 : track.ticks(track.jumpShifts.values[at]);
    }

    /**
     * Where to read on, to decode from a time on.
     *
     * @param stream FFmpeg's number of the track
     * @param ticks shifted time of the track
     * @return a place in the file, of a keyframe at or before that time
     */
    public long place(int stream, long ticks) {
        Track track = tracks[stream];
        int at = track.keyTimes.floor(track.micros(ticks));
        return at < 0 ? 0 : track.keyPlaces.values[at];
    }

    /** When a track ends, shifted, in seconds. */
    public double endSeconds(int stream) {
        return (double) tracks[stream].end / MICROSECONDS;
    }
}
