package io.github.affectj.pipeline.shots;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Where the segments of a tier cut a clip. */
public final class ShotCuts {
    private ShotCuts() {}

    /**
     * The frames with which a new part of the clip begins: where a segment begins or ends. A time
     * that a format has rounded, or that a person has set, counts for the nearest frame.
     *
     * @param tier points are passed over
     * @param times of the clip
     * @return numbers in the source, rising, without the clip's first frame
     */
    public static List<Integer> of(Tier tier, ClipTimes times) {
        TreeSet<Integer> places = new TreeSet<>();
        for (Segment segment : tier.segments()) {
            if (!segment.isPoint()) {
                places.add(nearest(times, segment.start()));
                places.add(nearest(times, segment.end()));
            }
        }
        List<Integer> numbers = new ArrayList<>();
        for (int place : places) {
            if (place > 0 && place < times.size()) {
                numbers.add(times.sourceFrame(place));
            }
        }
        return numbers;
    }

    /** The place of the frame that begins nearest to a moment; the number of frames for the end. */
    private static int nearest(ClipTimes times, double seconds) {
        int at = Arrays.binarySearch(times.startSeconds(), seconds);
        if (at >= 0) {
            return at;
        }
        int behind = -at - 1;
        if (behind == 0) {
            return 0;
        }
        double before = times.start(behind - 1);
        double next =
                behind < times.size() ? times.start(behind) : before + times.duration(behind - 1);
        return seconds - before <= next - seconds ? behind - 1 : behind;
    }
}
