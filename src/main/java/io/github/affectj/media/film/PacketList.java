package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** What the packets of a film tell without being decoded: times of frames, and keyframes. */
final class PacketList {
    /** VP8's bit for frames that are to be looked at rather than only referred to. */
    private static final int VP8_SHOWN = 0x10;

    private final boolean vp8;
    private final Longs times = new Longs();
    private final Longs keyTimes = new Longs();
    private final Longs keySeekTimes = new Longs();
    private final Longs keyPlaces = new Longs();
    private boolean timed = true;
    private boolean corrupt;
    private long firstTime;
    private long firstPlace;
    private long latest = Long.MIN_VALUE;
    private long latestDuration;
    private int packets;

    /** A growing array. */
    private static final class Longs {
        private long[] values = new long[1024];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count + count / 2);
            }
            values[count++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }

    /**
     * @param codec FFmpeg's number of how the film is coded
     */
    PacketList(int codec) {
        vp8 = codec == AV_CODEC_ID_VP8;
    }

    /** Adds the next packet in the order of the file. */
    void add(AVPacket packet) {
        long time = packet.pts();
        if (packets++ == 0) {
            firstTime = time;
            firstPlace = packet.pos();
        }
        corrupt |= (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
        if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
            keyTimes.add(time);
            keySeekTimes.add(packet.dts() == AV_NOPTS_VALUE ? time : packet.dts());
            keyPlaces.add(packet.pos());
        }
        // An edit list may cut frames off that others refer to; they are decoded but not shown.
        boolean hidden =
                (packet.flags() & AV_PKT_FLAG_DISCARD) != 0
                        || (vp8 && (packet.data().get(0) & VP8_SHOWN) == 0);
        if (hidden) {
            return;
        }
        timed &= time != AV_NOPTS_VALUE;
        times.add(time);
        if (time > latest) {
            latest = time;
            latestDuration = packet.duration();
        }
    }

    /** How many frames are to be shown. */
    int size() {
        return times.count;
    }

    /** How many packets there are, shown or not. */
    int packets() {
        return packets;
    }

    /** Whether a packet was told to be damaged, as by the end of the file. */
    boolean corrupt() {
        return corrupt;
    }

    /** Whether this is the first packet of the film again. */
    boolean isFirst(AVPacket packet) {
        return packet != null && packet.pts() == firstTime && packet.pos() == firstPlace;
    }

    /** How long the frame that is shown last stays, in ticks; 0 if it is not told. */
    long lastDuration() {
        return latestDuration;
    }

    /** Presentation times of all frames, rising; null if some are missing or not unique. */
    long[] times() {
        if (!timed) {
            return null;
        }
        long[] sorted = times.toArray();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return null;
            }
        }
        return sorted;
    }

    /** How many keyframes there are, shown or not. */
    int keyframes() {
        return keyTimes.count;
    }

    /** Presentation time of a keyframe. */
    long keyTime(int number) {
        return keyTimes.values[number];
    }

    /** When a keyframe is decoded. */
    long keySeekTime(int number) {
        return keySeekTimes.values[number];
    }

    /** Place of a keyframe in the file. */
    long keyPlace(int number) {
        return keyPlaces.values[number];
    }
}
