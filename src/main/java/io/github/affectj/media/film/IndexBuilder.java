package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Makes a {@link VideoIndex} of a film's packets and the times of its frames. */
final class IndexBuilder {
    private static final double SECONDS_IF_UNKNOWN = 0.04;

    private final VideoInput input;
    private final PacketList packets;

    /**
     * @param input tells the frame rate; nothing is read from it
     * @param packets all of them, once an index is made
     */
    IndexBuilder(VideoInput input, PacketList packets) {
        this.input = input;
        this.packets = packets;
    }

    /**
     * Puts times where there are none, and lets none fall: between those that are told evenly, else
     * at the rate that the file tells.
     *
     * @param times in ticks, in the order of the frames, changed in place
     */
    void fillIn(long[] times) {
        long step = frameTicks();
        int known = -1;
        for (int i = 0; i <= times.length; i++) {
            if (i < times.length && times[i] == AV_NOPTS_VALUE) {
                continue;
            }
            if (i < times.length && known >= 0) {
                times[i] = Math.max(times[i], times[known]);
            }
            for (int j = known + 1; j < i; j++) {
                if (known >= 0 && i < times.length) {
                    times[j] = times[known] + (times[i] - times[known]) * (j - known) / (i - known);
                } else if (known >= 0) {
                    times[j] = times[known] + step * (j - known);
                } else {
                    times[j] = (i < times.length ? times[i] - step * i : 0) + step * j;
                }
            }
            known = i;
        }
    }

    /** Frames known by their times, which rise. */
    VideoIndex byTime(long[] times) {
        return index(
                VideoIndex.Name.TIME,
                times,
                null,
                packets::keyTime,
                time -> {
                    int at = Arrays.binarySearch(times, time);
                    return at < 0 ? -at - 1 : at;
                });
    }

    /** From which frame on one can decode; the number of frames if from none. */
    @FunctionalInterface
    private interface Finder {
        int frame(long named);
    }

    private VideoIndex index(
            VideoIndex.Name name,
            long[] times,
            long[] names,
            IntToLongFunction keyNames,
            Finder finder) {
        int count = packets.keyframes();
        // Frame and packet in one number, to sort both.
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) finder.frame(keyNames.applyAsLong(i)) << 32 | i;
        }
        Arrays.sort(keys);
        int[] frames = new int[count];
        long[] seekTimes = new long[count];
        int kept = 0;
        for (long key : keys) {
            int frame = (int) (key >> 32);
            if (frame < times.length) {
                // Of several that lead to the same frame the last is nearest.
                kept -= kept > 0 && frames[kept - 1] == frame ? 1 : 0;
                frames[kept] = frame;
                seekTimes[kept++] = packets.keySeekTime((int) key);
            }
        }
        return new VideoIndex(
                name,
                times,
                lastDuration(times),
                names,
                Arrays.copyOf(frames, kept),
                Arrays.copyOf(seekTimes, kept));
    }

    private long lastDuration(long[] times) {
        long told = packets.lastDuration();
        if (told > 0) {
            return told;
        }
        if (times.length > 1) {
            return Math.max(1, (times[times.length - 1] - times[0]) / (times.length - 1));
        }
        return frameTicks();
    }

    /** How long a frame stays by the rate that the file tells, in ticks. */
    long frameTicks() {
        AVRational rate = input.stream().avg_frame_rate();
        double seconds =
                rate.num() > 0 && rate.den() > 0
                        ? (double) rate.den() / rate.num()
                        : SECONDS_IF_UNKNOWN;
        return Math.max(1, Math.round(seconds / input.tick()));
    }

    private static boolean areUnique(long[] places) {
        long[] sorted = places.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return false;
            }
        }
        return sorted[0] >= 0;
    }

    /**
     * Frames that were all decoded, known by the places of their packets or, where these are not
     * unique, by their number.
     */
    VideoIndex byPlace(long[] times, long[] places) {
        if (!areUnique(places)) {
            return byCount(times);
        }
        VideoIndex names =
                new VideoIndex(VideoIndex.Name.PLACE, times, 1, places, new int[0], new long[0]);
        return index(
                VideoIndex.Name.PLACE,
                times,
                places,
                packets::keyPlace,
                place -> {
                    int frame = names.frame(place);
                    return frame < 0 ? times.length : frame;
                });
    }

    private VideoIndex byCount(long[] times) {
        return new VideoIndex(
                VideoIndex.Name.COUNT, times, lastDuration(times), null, new int[0], new long[0]);
    }
}
