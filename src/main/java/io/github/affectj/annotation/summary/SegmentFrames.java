package io.github.affectj.annotation.summary;

import io.github.affectj.annotation.Segment;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.Arrays;

/**
 * Which frames belong to a segment: those whose middle lies in it, so that a cut which a file tells
 * a few milliseconds beside the frame's start puts no frame into the wrong shot. A segment that is
 * shorter than a frame, or a point, has the frame that shows at its middle.
 */
public final class SegmentFrames {
    private final double[] starts;
    private final double[] ends;
    private final double[] middles;

    /**
     * @param starts seconds at which frames begin, not falling
     * @param durations seconds that they stay, above 0
     */
    public SegmentFrames(double[] starts, double[] durations) {
        this.starts = starts.clone();
        ends = new double[starts.length];
        middles = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            ends[i] = starts[i] + durations[i];
            middles[i] = starts[i] + durations[i] / 2;
        }
    }

    /** The frames that a model spoke of. */
    public static SegmentFrames of(EmotionTimeline timeline) {
        return new SegmentFrames(
                timeline.frames().stream().mapToDouble(FrameEmotion::timeSeconds).toArray(),
                timeline.frames().stream().mapToDouble(FrameEmotion::durationSeconds).toArray());
    }

    /**
     * Places of the frames of a segment.
     *
     * @param from the first, from 0
     * @param to behind the last; equal to {@code from} where there is none
     */
    public record Range(int from, int to) {
        /** How many there are. */
        public int size() {
            return to - from;
        }
    }

    /** The frames of a segment. */
    public Range of(Segment segment) {
        int from = firstAtOrAfter(segment.start());
        int to = firstAtOrAfter(segment.end());
        if (from < to) {
            return new Range(from, to);
        }
        int shown = at((segment.start() + segment.end()) / 2);
        return shown < 0 ? new Range(from, from) : new Range(shown, shown + 1);
    }

    /** The frame that shows at a moment, from 0; -1 if none does. */
    public int at(double seconds) {
        int found = Arrays.binarySearch(starts, seconds);
        int place = found >= 0 ? found : -found - 2;
        return place >= 0 && seconds < ends[place] ? place : -1;
    }

    private int firstAtOrAfter(double seconds) {
        int low = 0;
        int high = middles.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (middles[middle] < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
