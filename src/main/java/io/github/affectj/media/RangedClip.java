package io.github.affectj.media;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Some frames of a clip, evenly chosen. A chosen frame stays until the next chosen one would
 * appear, so that the clip lasts as long as the part that it stands for.
 */
public final class RangedClip extends WrappedClip {
    /** Seconds that a part may reach beyond its clip: people and programs round. */
    private static final double BEYOND = 1;

    private final int first;
    private final int step;
    private final ClipTimes times;

    private RangedClip(Clip whole, int first, int last, int step) {
        super(whole);
        this.first = first;
        this.step = step;
        int count = (last - first) / step + 1;
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        ClipTimes source = whole.times();
        for (int i = 0; i < count; i++) {
            int from = first - 1 + i * step;
            numbers[i] = source.sourceFrame(from);
            starts[i] = source.start(from);
            for (int j = from; j <= Math.min(last - 1L, from + step - 1L); j++) {
                durations[i] += source.duration(j);
            }
        }
        times = new ClipTimes(numbers, starts, durations);
    }

    /**
     * Chooses frames.
     *
     * @param clip where from; closed with the clip that is returned
     * @param first number of the first frame, from 1
     * @param last number of the last frame, 0 for the end
     * @param step takes each such frame, from 1
     * @return {@code clip} itself if all frames are chosen
     * @throws BadInputException if a number is out of range, naming the key
     */
    public static Clip of(Clip clip, int first, int last, int step) {
        int count = clip.frameCount();
        require(first >= 1 && first <= count, "first", first, "1 to " + count, clip);
        require(
                last == 0 || (last >= first && last <= count),
                "last",
                last,
                "0 (the end) or " + first + " to " + count,
                clip);
        require(step >= 1, "step", step, "1 or more", clip);
        int end = last == 0 ? count : last;
        if (first == 1 && end == count && step == 1) {
            return clip;
        }
        // A longer step chooses nothing else, and sums can't overflow.
        return new RangedClip(clip, first, end, Math.min(step, count));
    }

    /**
     * The frames of a part of a clip: those whose middle lies in it, so that times which a file has
     * rounded choose the same frames; of a part shorter than a frame the one that shows then.
     *
     * @param clip where from; closed with the clip that is returned
     * @param from seconds, on the axis of {@link Clip#times()}
     * @param to seconds, after {@code from}; infinite for the end
     * @return {@code clip} itself if all frames are chosen
     * @throws BadInputException if the clip ends before the part begins, or more than a second
     *     before it ends
     */
    public static Clip between(Clip clip, double from, double to) {
        ClipTimes times = clip.times();
        int first = firstFrom(times, from);
        int last = firstFrom(times, to) - 1;
        if (last < first) { // it lies within a frame
            first = showing(times, (from + to) / 2);
            last = first;
        }
        double end = end(times, times.size() - 1);
        if (end <= from || to > end + BEYOND && Double.isFinite(to)) {
            throw new BadInputException(
                    String.format(
                            Locale.ROOT,
                            "%s ends at %.3f s, so that it has no part from %.3f s%s.",
                            clip.name(),
                            end,
                            from,
                            Double.isFinite(to)
                                    ? String.format(Locale.ROOT, " to %.3f s", to)
                                    : ""));
        }
        return of(clip, first + 1, last + 1, 1);
    }

    /** Place of the first frame whose middle is not before a moment. */
    private static int firstFrom(ClipTimes times, double seconds) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.start(middle) + times.duration(middle) / 2 < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Place of the frame that shows at a moment; the first one before it appears. */
    private static int showing(ClipTimes times, double seconds) {
        int place = 0;
        while (place + 1 < times.size() && times.start(place + 1) <= seconds) {
            place++;
        }
        return place;
    }

    private static double end(ClipTimes times, int index) {
        return times.start(index) + times.duration(index);
    }

    private static void require(boolean holds, String key, int value, String allowed, Clip clip) {
        if (!holds) {
            throw new BadInputException(
                    String.format(
                            "%s=%d is out of range: %s has %s, so %s must be %s.",
                            key,
                            value,
                            clip.name(),
                            Counts.of(clip.frameCount(), "frame"),
                            key,
                            allowed));
        }
    }

    @Override
    public ClipTimes times() {
        return times;
    }

    @Override
    public int[] rgb(int index) throws IOException {
        return whole.rgb(first - 1 + index * step);
    }

    @Override
    public int[] rgb(int index, int[] room) throws IOException {
        return whole.rgb(first - 1 + index * step, room);
    }

    @Override
    public Optional<int[]> small(int index, int width, int height) throws IOException {
        return whole.small(first - 1 + index * step, width, height);
    }
}
