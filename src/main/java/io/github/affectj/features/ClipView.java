package io.github.affectj.features;

import io.github.affectj.features.visual.SquareCrop;
import io.github.affectj.media.ClipTimes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * What of a clip's frames a model sees: all of them whole, or a square of those in which something
 * shows. Frames of a view are counted by themselves, from 0; those that follow each other in the
 * clip make a span. Immutable.
 */
public final class ClipView {
    private final ClipTimes clip;
    private final int[] frames;
    private final ClipTimes times;
    private final SquareCrop[] crops;

    private ClipView(ClipTimes clip, int[] frames, ClipTimes times, SquareCrop[] crops) {
        this.clip = clip;
        this.frames = frames;
        this.times = times;
        this.crops = crops;
    }

    /** All frames of a clip, whole. */
    public static ClipView whole(ClipTimes clip) {
        return new ClipView(
                clip, IntStream.range(0, clip.size()).toArray(), clip, new SquareCrop[0]);
    }

    /**
     * A square of some frames.
     *
     * @param clip times of all frames of the clip
     * @param seen what shows of each frame that belongs to the view, by its place in the clip from
     *     0; at least one
     */
    public static ClipView of(ClipTimes clip, SortedMap<Integer, SquareCrop> seen) {
        int[] frames = seen.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new ClipView(
                clip,
                frames,
                new ClipTimes(
                        Arrays.stream(frames).map(clip::sourceFrame).toArray(),
                        Arrays.stream(frames).mapToDouble(clip::start).toArray(),
                        Arrays.stream(frames).mapToDouble(clip::duration).toArray()),
                seen.values().toArray(SquareCrop[]::new));
    }

    /** Times of the frames of the view. */
    public ClipTimes times() {
        return times;
    }

    /** The place in the clip of a frame of the view; both from 0. */
    public int frame(int index) {
        return frames[index];
    }

    /** The square of a frame of the view that is seen; empty where all of it is. */
    public Optional<SquareCrop> crop(int index) {
        return crops.length == 0 ? Optional.empty() : Optional.of(crops[index]);
    }

    /** Numbers in the source of the frames with which spans begin, rising, without the first. */
    public int[] spanStarts() {
        return IntStream.range(1, frames.length)
                .filter(i -> frames[i] > frames[i - 1] + 1)
                .map(times::sourceFrame)
                .toArray();
    }

    /**
     * The steps in which a model goes through the view. Where steps are evenly spaced, they lie
     * where those of the whole clip do, so that all views hear the same of its sound: a step
     * belongs to the view if one of its frames shows during it. It looks at the frame that the
     * clip's step looks at or, where that is not in the view, at the nearest in time that is.
     *
     * @param stepSeconds length of a step; 0 where every frame is one
     */
    public TimeSteps steps(double stepSeconds) {
        TimeSteps all = TimeSteps.of(clip, stepSeconds);
        if (stepSeconds == 0) {
            return all.only(frames, IntStream.range(0, frames.length).toArray());
        }
        int[] looked = new int[all.size()];
        double[] away = new double[all.size()];
        Arrays.fill(looked, -1);
        for (int i = 0; i < frames.length; i++) {
            int[] range = all.stepsOf(clip, frames[i]);
            for (int step = range[0]; step < range[1]; step++) {
                double distance = distance(i, all.firstSeconds() + (step + 0.5) * stepSeconds);
                if (looked[step] < 0 || distance < away[step]) {
                    looked[step] = i;
                    away[step] = distance;
                }
            }
        }
        BitSet steps = new BitSet();
        for (int step = 0; step < looked.length; step++) {
            int own = Arrays.binarySearch(frames, all.frame(step));
            looked[step] = own >= 0 ? own : looked[step];
            steps.set(step, looked[step] >= 0);
        }
        return all.only(steps.stream().toArray(), steps.stream().map(s -> looked[s]).toArray());
    }

    /** How long a frame of the view shows before or after a moment, at the least; 0 during it. */
    private double distance(int index, double seconds) {
        double start = times.start(index);
        return Math.max(0, Math.max(start - seconds, seconds - start - times.duration(index)));
    }
}
