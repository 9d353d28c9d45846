package io.github.affectj.model.scoring;

import io.github.affectj.model.Windowing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Which frames make which windows. A long clip is split at every {@code stride}; where frames are
 * left over at the end, a last window ends with the clip. A clip shorter than a window is filled
 * with frames of its own drawn by a seeded generator, kept in time order (Zhang et al. 2022,
 * section 4.3: "data of image sequences that were less than 4 images were supplemented randomly,
 * while longer image sequences were split").
 */
public final class WindowPlan {
    /** Seed of the filling of short clips, wherever a result is to be had again. */
    public static final long FILL_SEED = 42;

    /** Stands in a window where no step of the clip does. */
    public static final int PADDING = -1;

    private WindowPlan() {}

    /**
     * Plans the windows of a clip as an architecture cuts it.
     *
     * @param count frames or steps of the clip, at least 1
     * @param length frames or steps in a window, at least 1
     * @param stride from the start of one window to that of the next, 1 to {@code length}
     * @param seed asked for the seed of the filling of short clips, where they are filled
     * @return as {@link #plan}, or as {@link #padded} where windows are made of steps of time
     */
    public static List<int[]> of(
            Windowing windowing, int count, int length, int stride, LongSupplier seed) {
        return windowing.isTimed()
                ? padded(count, length, stride)
                : plan(count, length, stride, seed.getAsLong());
    }

    /**
     * Plans the windows of a clip that is made of shots: none reaches over a cut. Each shot is
     * planned as {@link #of} plans a clip, so that one shorter than a window is filled or padded.
     *
     * @param cuts frames or steps with which a shot begins, rising, each above 0 and below {@code
     *     count}
     */
    public static List<int[]> ofShots(
            Windowing windowing, int count, int[] cuts, int length, int stride, LongSupplier seed) {
        List<int[]> windows = new ArrayList<>();
        int first = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int next = i == cuts.length ? count : cuts[i];
            for (int[] window : of(windowing, next - first, length, stride, seed)) {
                int from = first;
                windows.add(Arrays.stream(window).map(s -> s == PADDING ? s : s + from).toArray());
            }
            first = next;
        }
        return windows;
    }

    /**
     * Plans the windows of a clip.
     *
     * @param frameCount frames of the clip, at least 1
     * @param frames frames in a window, at least 1
     * @param stride frames from the start of one window to that of the next, 1 to {@code frames},
     *     so that every frame is in a window
     * @param seed seed of the filling of short clips
     * @return places of frames in the clip from 0, {@code frames} of them a window, not falling;
     *     the windows in the order of their last frames
     */
    public static List<int[]> plan(int frameCount, int frames, int stride, long seed) {
        if (frameCount < 1 || frames < 1 || stride < 1 || stride > frames) {
            throw new IllegalArgumentException(
                    "No windows of %d frames every %d over %d frames"
                            .formatted(frames, stride, frameCount));
        }
        List<int[]> windows = new ArrayList<>();
        if (frameCount < frames) {
            windows.add(filled(frameCount, frames, seed));
            return windows;
        }
        int start = 0;
        for (; start + frames <= frameCount; start += stride) {
            windows.add(run(start, frames));
        }
        int lastCovered = start - stride + frames;
        if (lastCovered < frameCount) {
            windows.add(run(frameCount - frames, frames));
        }
        return windows;
    }

    /**
     * Plans windows for a network with masks: as {@link #plan}, but a clip shorter than a window is
     * padded, not filled.
     *
     * @return as there, with {@link #PADDING} behind the last step of a short clip
     */
    public static List<int[]> padded(int stepCount, int steps, int stride) {
        if (stepCount >= steps) {
            return plan(stepCount, steps, stride, FILL_SEED);
        }
        int[] window = run(0, steps);
        Arrays.fill(window, stepCount, steps, PADDING);
        return List.of(window);
    }

    private static int[] run(int start, int frames) {
        int[] window = new int[frames];
        Arrays.setAll(window, i -> start + i);
        return window;
    }

    private static int[] filled(int frameCount, int frames, long seed) {
        int[] window = run(0, frames);
        Random random = new Random(seed);
        for (int i = frameCount; i < frames; i++) {
            window[i] = random.nextInt(frameCount);
        }
        Arrays.sort(window);
        return window;
    }
}
