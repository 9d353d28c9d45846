package io.github.affectj.features;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ClipTimes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * The steps in which a model goes through a clip, and which frame each of them looks at: either
 * every frame is a step, or steps are evenly spaced in time, whatever the clip's frame rate, and
 * each looks at the frame that shows at its middle. A frame may be looked at by several steps, and
 * frames between two steps by none. Where only a part of the clip is looked at, as in a {@link
 * ClipView}, some steps are left out.
 *
 * @param frameOfStep place of the frame of each step, from 0, not falling
 * @param numbers which step of the whole clip each one is, from 0, rising
 * @param firstSeconds when the first step begins
 * @param stepSeconds how long a step lasts; 0 where every frame is a step
 */
public record TimeSteps(int[] frameOfStep, int[] numbers, double firstSeconds, double stepSeconds) {
    /** A rest at the end shorter than this part of a step is no step of its own. */
    private static final double LEAST_REST = 0.5;

    /** Twelve days in steps of 0.2 s: longer is a slip, as the frame interval of a time lapse. */
    private static final int MOST_STEPS = 5_000_000;

    /** Every frame is a step. */
    public static TimeSteps frames(int count) {
        int[] all = new int[count];
        Arrays.setAll(all, i -> i);
        return new TimeSteps(all, all.clone(), 0, 0);
    }

    /**
     * Evenly spaced steps over a clip's whole time.
     *
     * @param stepSeconds above 0; 0 makes every frame a step
     * @throws BadInputException if the clip lasts far longer than any film
     */
    public static TimeSteps of(ClipTimes times, double stepSeconds) {
        int count = times.size();
        if (stepSeconds == 0) {
            return frames(count);
        }
        double from = times.start(0);
        double length = times.start(count - 1) + times.duration(count - 1) - from;
        if (length / stepSeconds > MOST_STEPS) {
            throw new BadInputException(
                    "The clip lasts %.0f hours, too long for a model of video and audio in steps of %s s; allowed are %d steps (see Frame interval in Image>Properties...)."
                            .formatted(length / 3600, stepSeconds, MOST_STEPS));
        }
        int steps = (int) Math.max(1, Math.floor(length / stepSeconds + 1 - LEAST_REST));
        int[] frames = new int[steps];
        int frame = 0;
        for (int i = 0; i < steps; i++) {
            double middle = from + Math.min((i + 0.5) * stepSeconds, length);
            while (frame + 1 < count && times.start(frame + 1) <= middle) {
                frame++;
            }
            frames[i] = frame;
        }
        return new TimeSteps(frames, frames(steps).numbers, from, stepSeconds);
    }

    /**
     * Some of the steps of a whole clip.
     *
     * @param steps which, from 0, rising
     * @param frames place of the frame that each of them looks at, by whatever count of frames the
     *     times go that are given to the other methods; not falling
     */
    TimeSteps only(int[] steps, int[] frames) {
        return new TimeSteps(frames, steps, firstSeconds, stepSeconds);
    }

    /** How many steps there are, at least 1. */
    public int size() {
        return frameOfStep.length;
    }

    /** The place of the frame that a step looks at; both from 0. */
    public int frame(int step) {
        return frameOfStep[step];
    }

    /** The frames that are looked at, each once, rising. */
    public int[] distinctFrames() {
        return Arrays.stream(frameOfStep).distinct().toArray();
    }

    /**
     * The steps with which shots begin: each is the first that looks at a frame of its shot.
     *
     * @param times the clip's
     * @param shots numbers in the source of the frames with which shots begin, rising
     * @return rising, without the first step; one fewer for each shot that no step looks at
     */
    public int[] cuts(ClipTimes times, Collection<Integer> shots) {
        BitSet cuts = new BitSet();
        int step = 0;
        for (int number : shots) {
            while (step < size() && times.sourceFrame(frame(step)) < number) {
                step++;
            }
            if (step > 0 && step < size()) {
                cuts.set(step);
            }
        }
        return cuts.stream().toArray();
    }

    /**
     * Some places of a row of things, evenly spaced: those in the middle of equal parts.
     *
     * @param size how many things there are
     * @param most how many places are wanted at most
     * @return from 0, rising
     */
    public static int[] spaced(int size, int most) {
        int count = Math.min(size, most);
        return IntStream.range(0, count)
                .map(i -> (int) ((2L * i + 1) * size / (2L * count)))
                .toArray();
    }

    /**
     * Of all steps of a clip those whose middle lies between two moments; where there is none, the
     * one in which the middle between them lies.
     *
     * @param from seconds on the clip's time axis
     * @param to seconds, {@code from} or more
     * @return the first and the one after the last; at least one
     */
    public int[] stepsBetween(double from, double to) {
        // A moment at the very middle of a step must not fall to either side by rounding.
        int first = (int) Math.ceil((from - firstSeconds) / stepSeconds - 0.5 - 1e-6);
        int last = (int) Math.ceil((to - firstSeconds) / stepSeconds - 0.5 - 1e-6);
        first = clamp(first, size());
        last = clamp(last, size());
        if (first < last) {
            return new int[] {first, last};
        }
        int middle = (int) Math.floor(((from + to) / 2 - firstSeconds) / stepSeconds);
        int one = clamp(middle, size() - 1);
        return new int[] {one, one + 1};
    }

    /**
     * The steps during which a frame shows: the first and the one after the last; at least one.
     *
     * @param times the clip's
     * @param frame from 0
     */
    public int[] stepsOf(ClipTimes times, int frame) {
        if (stepSeconds == 0) {
            return new int[] {frame, frame + 1};
        }
        double start = (times.start(frame) - firstSeconds) / stepSeconds;
        double end = start + times.duration(frame) / stepSeconds;
        // A frame that begins with a step must not slip into the one before by rounding.
        int lastNumber = numbers[size() - 1];
        int first = clamp((int) Math.floor(start + 1e-6), lastNumber);
        int last = clamp((int) Math.ceil(end - 1e-6), lastNumber + 1);
        return new int[] {place(first), place(Math.max(first + 1, last))};
    }

    /** The place of the first step that is not before one of the whole clip. */
    private int place(int number) {
        int at = Arrays.binarySearch(numbers, number);
        return at < 0 ? -at - 1 : at;
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }

    /**
     * Values of steps as values of frames: each frame gets the mean over the steps during which it
     * shows.
     *
     * @param values {@code [step][column]}
     * @return {@code [frame][column]}
     */
    public double[][] means(ClipTimes times, double[][] values) {
        double[][] frames = new double[times.size()][values[0].length];
        for (int f = 0; f < frames.length; f++) {
            int[] range = stepsOf(times, f);
            for (int s = range[0]; s < range[1]; s++) {
                for (int k = 0; k < frames[f].length; k++) {
                    frames[f][k] += values[s][k] / (range[1] - range[0]);
                }
            }
        }
        return frames;
    }

    /**
     * Shares of steps as shares of frames: each step's share goes to the frames that show during
     * it, by how long they do; the sum stays.
     *
     * @param shares one a step
     * @return one a frame
     */
    public double[] shares(ClipTimes times, double[] shares) {
        if (stepSeconds == 0) {
            return shares.clone();
        }
        double[] total = new double[size()];
        double[] frames = new double[times.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int f = 0; f < frames.length; f++) {
                int[] range = stepsOf(times, f);
                for (int s = range[0]; s < range[1]; s++) {
                    double overlap = overlap(times, f, s);
                    if (pass == 0) {
                        total[s] += overlap;
                    } else if (total[s] > 0) {
                        frames[f] += shares[s] * overlap / total[s];
                    }
                }
            }
        }
        for (int s = 0; s < size(); s++) {
            if (total[s] == 0) { // a gap between frames: to the one that the step looks at
                frames[frameOfStep[s]] += shares[s];
            }
        }
        return frames;
    }

    private double overlap(ClipTimes times, int frame, int step) {
        double from = firstSeconds + numbers[step] * stepSeconds;
        double to = step == size() - 1 ? Double.POSITIVE_INFINITY : from + stepSeconds;
        double start = times.start(frame);
        double end = start + times.duration(frame);
        return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
}
