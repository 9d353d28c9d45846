package io.github.affectj.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClipTimesTest {
    private static ClipTimes times(double... starts) {
        int[] numbers = new int[starts.length];
        Arrays.setAll(numbers, i -> i + 1);
        double[] durations = new double[starts.length];
        Arrays.fill(durations, 0.1);
        return new ClipTimes(numbers, starts, durations);
    }

    @Property
    void theNearestFrameIsTheFirstOfThose(
            @ForAll @Size(min = 1, max = 12) int @IntRange(max = 20) [] starts,
            @ForAll @IntRange(min = -4, max = 88) int quarters) {
        double[] rising = Arrays.stream(starts).sorted().asDoubleStream().toArray();
        double seconds = quarters / 4.0;
        int best = 0;
        for (int i = 1; i < rising.length; i++) {
            if (Math.abs(rising[i] - seconds) < Math.abs(rising[best] - seconds)) {
                best = i;
            }
        }
        assertEquals(best, times(rising).nearest(seconds));
    }

    @Property
    void labelsHaveThreeDecimals(@ForAll @DoubleRange(max = 100_000) double seconds) {
        assertEquals(
                String.format(Locale.ROOT, "%d t=%.3fs", 1, seconds), times(seconds).sliceLabel(0));
    }

    @Property
    void halvesOfAThousandthToo(@ForAll @IntRange(max = 20_000_000) int halves) {
        double seconds = halves / 2000.0;
        assertEquals(
                String.format(Locale.ROOT, "%d t=%.3fs", 1, seconds), times(seconds).sliceLabel(0));
    }
}
