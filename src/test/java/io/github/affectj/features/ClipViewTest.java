package io.github.affectj.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.features.visual.SquareCrop;
import io.github.affectj.media.ClipTimes;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClipViewTest {
    private static final SquareCrop ANY = new SquareCrop(0, 0, 1);

    private static ClipTimes times(List<Double> durations) {
        double[] stays = durations.stream().mapToDouble(d -> d).toArray();
        double[] starts = new double[stays.length];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + stays[i - 1];
        }
        return new ClipTimes(IntStream.rangeClosed(1, stays.length).toArray(), starts, stays);
    }

    private static ClipView view(ClipTimes clip, int... frames) {
        TreeMap<Integer, SquareCrop> seen = new TreeMap<>();
        Arrays.stream(frames).forEach(frame -> seen.put(frame, ANY));
        return ClipView.of(clip, seen);
    }

    @Property
    void whatIsThereAllTheTimeGoesInTheStepsOfTheClip(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0.01, max = 1) Double> stay,
            @ForAll @DoubleRange(min = 0.05, max = 0.6) double step) {
        ClipTimes clip = times(stay);
        for (double seconds : new double[] {0, step}) {
            TimeSteps whole = TimeSteps.of(clip, seconds);
            TimeSteps own = view(clip, IntStream.range(0, clip.size()).toArray()).steps(seconds);
            assertArrayEquals(whole.frameOfStep(), own.frameOfStep());
            assertArrayEquals(whole.numbers(), own.numbers());
        }
    }

    /** Whatever the gaps: each frame has a step, each step looks at a frame of the view. */
    @Property
    void eachFrameOfTheViewHasAStep(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = 0.01, max = 1) Double> stay,
            @ForAll @DoubleRange(min = 0.05, max = 0.6) double step,
            @ForAll long there) {
        ClipTimes clip = times(stay);
        int[] frames =
                IntStream.range(0, clip.size())
                        .filter(i -> i == 0 || (there >> i & 1) == 1)
                        .toArray();
        ClipView view = view(clip, frames);
        TimeSteps steps = view.steps(step);
        int before = 0;
        for (int s = 0; s < steps.size(); s++) {
            int frame = steps.frame(s);
            assertTrue(frame >= before && frame < frames.length);
            before = frame;
            double from = steps.numbers()[s] * step;
            double start = view.times().start(frame);
            double end = start + view.times().duration(frame);
            boolean last = s == steps.size() - 1;
            assertTrue(end > from - 1e-6 && (last || start < from + step + 1e-6), "shows in it");
        }
        double[][] values = new double[steps.size()][];
        Arrays.setAll(values, s -> new double[] {1});
        for (double[] mean : steps.means(view.times(), values)) {
            assertEquals(1, mean[0], 1e-9);
        }
        double[] shares = new double[steps.size()];
        Arrays.fill(shares, 1.0 / shares.length);
        assertEquals(1, Arrays.stream(steps.shares(view.times(), shares)).sum(), 1e-9);
    }

    @Test
    void aSpanBeginsBehindEachGap() {
        ClipTimes clip = times(List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1));
        ClipView view = view(clip, 1, 2, 4, 6);
        assertArrayEquals(new int[] {5, 7}, view.spanStarts());
        assertArrayEquals(new int[] {0, 1, 2, 3}, view.steps(0).frameOfStep());
        assertArrayEquals(new int[] {2, 3}, view.steps(0).cuts(view.times(), List.of(5, 7)));
        assertEquals(4, view.frame(2));
        assertEquals(0.4, view.times().start(2), 1e-12);
    }

    /** The middle frame of the third step is not there: the nearest that shows in it is. */
    @Test
    void aStepLooksAtTheNearestFrame() {
        ClipTimes clip = times(java.util.Collections.nCopies(25, 0.04));
        TimeSteps steps = view(clip, 2, 3, 11, 14, 20).steps(0.2);
        assertArrayEquals(new int[] {0, 2, 4}, steps.numbers());
        assertArrayEquals(new int[] {0, 2, 4}, steps.frameOfStep());
    }
}
