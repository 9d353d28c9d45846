package io.github.affectj.media.film;

import io.github.affectj.media.ClipTimes;
import java.util.Arrays;

/**
 * Where the frames of a film are: for each its time, and the keyframes from which to decode. Held
 * in plain arrays, some 16 bytes a frame, since a film may have millions.
 */
final class VideoIndex {

    /** By what a decoded frame is known again. */
    enum Name {
        /** Its presentation time. */
        TIME,
        /** The place of its packet in the file, where times are missing or lie. */
        PLACE,
        /** How many came before it, where places are missing too: read from the start only. */
        COUNT
    }

    private final Name name;

    /** Times in ticks, rising, or never falling where the file tells no better. */
    private final long[] times;

    /** How long the last frame stays, in ticks. */
    private final long lastDuration;

    /** Names of frames, sorted; the same array as {@link #times} where these are the names. */
    private final long[] names;

    /** Frame of each name; null where it is the place in the array. */
    private final int[] frames;

    /** Frames from which to decode, sorted. */
    private final int[] keyframes;

    /** When each of {@link #keyframes} is decoded, in ticks; what most formats seek by. */
    private final long[] seekTimes;

    /**
     * @param name by what a frame is known again
     * @param times of all frames in the order in which they are shown, in ticks
     * @param lastDuration how long the last one stays, in ticks, above 0
     * @param names of the frames in the same order; not used for {@link Name#TIME}
     * @param keyframes frames from which to decode, from 0, sorted
     * @param seekTimes when each keyframe is decoded, in ticks
     */
    VideoIndex(
            Name name,
            long[] times,
            long lastDuration,
            long[] names,
            int[] keyframes,
            long[] seekTimes) {
        this.name = name;
        this.times = times;
        this.lastDuration = lastDuration;
        this.keyframes = keyframes;
        this.seekTimes = seekTimes;
        if (name == Name.PLACE) {
            this.names = names.clone();
            Arrays.sort(this.names);
            frames = new int[names.length];
            for (int i = 0; i < names.length; i++) {
                frames[Arrays.binarySearch(this.names, names[i])] = i;
            }
        } else {
            this.names = times;
            frames = null;
        }
    }

    Name name() {
        return name;
    }

    /** How many frames there are. */
    int size() {
        return times.length;
    }

    /** When a frame is shown, in ticks. */
    long time(int frame) {
        return times[frame];
    }

    /** How long the last frame stays, in ticks. */
    long lastDuration() {
        return lastDuration;
    }

    /** The frame of such a name, or -1 if there is none. */
    int frame(long named) {
        if (name == Name.COUNT) {
            return named >= 0 && named < times.length ? (int) named : -1;
        }
        int at = Arrays.binarySearch(names, named);
        return at < 0 ? -1 : frames == null ? at : frames[at];
    }

    /** The first frame that is shown at or after a time; {@link #size()} if there is none. */
    int frameFrom(long time) {
        int at = Arrays.binarySearch(times, time);
        return at < 0 ? -at - 1 : at;
    }

    /** Which of the keyframes is the last at or before a frame; -1 if there is none. */
    int keyframeFor(int frame) {
        int at = Arrays.binarySearch(keyframes, frame);
        return at >= 0 ? at : -at - 2;
    }

    /** Frame number of a keyframe. */
    int keyframe(int number) {
        return keyframes[number];
    }

    /** When a keyframe is decoded, in ticks. */
    long seekTime(int number) {
        return seekTimes[number];
    }

    /** The same index without what lies before and behind. */
    VideoIndex part(int from, int to) {
        if (from == 0 && to == times.length) {
            return this;
        }
        if (name != Name.TIME) {
            throw new IllegalStateException("Frames known by " + name + " were all decoded");
        }
        int first = Arrays.binarySearch(keyframes, from);
        int low = first < 0 ? -first - 1 : first;
        int behind = Arrays.binarySearch(keyframes, to);
        int high = behind < 0 ? -behind - 1 : behind;
        int[] keys = Arrays.copyOfRange(keyframes, low, high);
        for (int i = 0; i < keys.length; i++) {
            keys[i] -= from;
        }
        long duration = to < times.length ? times[to] - times[to - 1] : lastDuration;
        return new VideoIndex(
                name,
                Arrays.copyOfRange(times, from, to),
                duration,
                null,
                keys,
                Arrays.copyOfRange(seekTimes, low, high));
    }

    /** Times in seconds from the first frame on. */
    ClipTimes clipTimes(double tick) {
        int count = times.length;
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
            starts[i] = (times[i] - times[0]) * tick;
            long stays = i + 1 < count ? times[i + 1] - times[i] : lastDuration;
            // Frames without a time of their own stay as short as can be told.
            durations[i] = Math.max(1, stays) * tick;
        }
        return new ClipTimes(numbers, starts, durations);
    }
}
