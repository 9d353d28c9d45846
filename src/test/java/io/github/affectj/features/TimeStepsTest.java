package io.github.affectj.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ClipTimes;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeStepsTest {

    private static ClipTimes times(double from, double... durations) {
        int[] numbers = new int[durations.length];
        double[] starts = new double[durations.length];
        double at = from;
        for (int i = 0; i < durations.length; i++) {
            numbers[i] = i + 1;
            starts[i] = at;
            at += durations[i];
        }
        return new ClipTimes(numbers, starts, durations);
    }

    private static double[] even(int count, double duration) {
        double[] all = new double[count];
        Arrays.fill(all, duration);
        return all;
    }

    @Test
    void looksAtTheFrameInTheMiddleOfEachStep() {
        TimeSteps steps = TimeSteps.of(times(0, even(25, 0.04)), 0.2); // 1 s at 25 frames a second
        assertArrayEquals(new int[] {2, 7, 12, 17, 22}, steps.frameOfStep());
    }

    @Test
    void aClipThatBeginsLaterHasItsFirstStepThere() {
        TimeSteps steps = TimeSteps.of(times(7.3, even(10, 0.1)), 0.2);
        assertEquals(7.3, steps.firstSeconds());
        assertArrayEquals(new int[] {1, 3, 5, 7, 9}, steps.frameOfStep());
    }

    @Test
    void theTimesOfATimeLapseAreToldRatherThanFillMemory() {
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> TimeSteps.of(times(0, even(10, 3.6e8)), 0.2));
        assertTrue(e.getMessage().startsWith("The clip lasts 1000000 hours"), e.getMessage());
    }

    @Test
    void aSlowClipShowsAFrameForSeveralSteps() {
        TimeSteps steps = TimeSteps.of(times(0, 1, 0.2), 0.2);
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 1}, steps.frameOfStep());
        assertArrayEquals(new int[] {0, 1}, steps.distinctFrames());
    }

    @Test
    void aShortRestAtTheEndIsNoStep() {
        assertEquals(5, TimeSteps.of(times(0, 1.09), 0.2).size());
        assertEquals(6, TimeSteps.of(times(0, 1.11), 0.2).size());
        assertEquals(1, TimeSteps.of(times(0, 0.01), 0.2).size());
    }

    @Test
    void framesGetTheMeanOfTheirSteps() {
        ClipTimes times = times(0, 0.4, 0.1, 0.1);
        TimeSteps steps = TimeSteps.of(times, 0.2);
        double[][] frames = steps.means(times, new double[][] {{1}, {3}, {10}});
        assertArrayEquals(new double[][] {{2}, {10}, {10}}, frames);
    }

    @Test
    void everyFrameAStepChangesNothing() {
        ClipTimes times = times(0, 0.4, 0.1, 0.1);
        TimeSteps steps = TimeSteps.of(times, 0);
        double[][] values = {{1}, {3}, {10}};
        assertArrayEquals(values, steps.means(times, values));
        assertArrayEquals(new double[] {1, 2, 3}, steps.shares(times, new double[] {1, 2, 3}));
    }

    @Property
    void ofAnyClip(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0.01, max = 3) Double> list,
            @ForAll @DoubleRange(min = 0, max = 50) double from,
            @ForAll @DoubleRange(min = 0.02, max = 2) double step) {
        double[] durations = list.stream().mapToDouble(Double::doubleValue).toArray();
        ClipTimes times = times(from, durations);
        TimeSteps steps = TimeSteps.of(times, step);
        double length = Arrays.stream(durations).sum();
        assertTrue(Math.abs(steps.size() * step - length) <= step, "they cover the clip");
        for (int i = 0; i < steps.size(); i++) {
            double middle = from + (i + 0.5) * step;
            int frame = steps.frame(i);
            assertTrue(times.start(frame) <= middle + 1e-9);
            boolean last = frame == times.size() - 1;
            assertTrue(last || times.start(frame + 1) > middle - 1e-9 || middle > from + length);
        }
        for (int f = 0; f < times.size(); f++) {
            int[] range = steps.stepsOf(times, f);
            assertTrue(0 <= range[0] && range[0] < range[1] && range[1] <= steps.size());
        }
        double[] shares = new double[steps.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (i % 3 + 1.0) / steps.size();
        }
        assertEquals(
                Arrays.stream(shares).sum(),
                Arrays.stream(steps.shares(times, shares)).sum(),
                1e-9,
                "nothing of the attention is lost");
        double[][] ones = new double[steps.size()][1];
        Arrays.stream(ones).forEach(row -> row[0] = 1);
        for (double[] row : steps.means(times, ones)) {
            assertEquals(1, row[0], 1e-9);
        }
    }

    @Test
    void aShotBeginsWithTheFirstStepThatLooksAtIt() {
        ClipTimes times = times(0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        TimeSteps frames = TimeSteps.frames(6);
        assertArrayEquals(new int[] {2, 5}, frames.cuts(times, List.of(1, 3, 6)));
        TimeSteps steps = TimeSteps.of(times, 0.2); // at frames 2, 4 and 6
        assertArrayEquals(new int[] {1}, steps.cuts(times, List.of(3)));
        assertArrayEquals(new int[] {1, 2}, steps.cuts(times, List.of(3, 4, 5)));
        assertArrayEquals(new int[0], steps.cuts(times, List.of()));
    }
}
