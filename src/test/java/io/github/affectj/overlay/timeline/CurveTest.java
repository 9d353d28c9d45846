package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Highest and mean of any stretch against looking at every frame. */
class CurveTest {

    @Property(tries = 300)
    void isAsIfEachFrameWereLookedAt(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int n) {
        Random random = new Random(seed);
        double[] starts = new double[n];
        float[] values = new float[n];
        double end = 3;
        for (int i = 0; i < n; i++) {
            starts[i] = end;
            end += random.nextInt(10) == 0 ? 0 : 0.01 + random.nextDouble(); // some without length
            values[i] = random.nextFloat() - 0.3f;
        }
        end += 0.5;
        Curve curve = new Curve(new Edges(starts, end), values);
        for (int round = 0; round < 30; round++) {
            double from = 3 + random.nextDouble() * (end - 3);
            double to = from + random.nextDouble() * random.nextDouble() * (end - from);
            if (round % 3 == 0) { // from the start of a frame to that of another
                int first = random.nextInt(n);
                from = starts[first];
                to = first + 1 < n ? starts[first + random.nextInt(n - first)] : end;
            }
            float highest = Float.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double stop = i + 1 < n ? starts[i + 1] : end;
                double common = Math.min(to, stop) - Math.max(from, starts[i]);
                if (common > 0) {
                    highest = Math.max(highest, values[i]);
                    sum += common * values[i];
                }
            }
            if (to > from) {
                // Frames without length may count or not.
                float found = curve.max(from, to);
                assertEquals(highest, found, found > highest ? 2 : 0, from + " to " + to);
                assertEquals(sum / (to - from), curve.mean(from, to), 1e-6);
            }
        }
    }

    @Property(tries = 300)
    void extremesAreThoseOfAllValues(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 130) int n) {
        Random random = new Random(seed);
        float[] low = new float[n];
        float[] high = new float[n];
        for (int i = 0; i < n; i++) {
            low[i] = random.nextFloat();
            high[i] = low[i] + random.nextFloat();
        }
        RangeExtremes extremes = new RangeExtremes(low, high);
        for (int from = 0; from < n; from++) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (int to = from + 1; to <= n; to++) {
                min = Math.min(min, low[to - 1]);
                max = Math.max(max, high[to - 1]);
                assertEquals(min, extremes.min(from, to));
                assertEquals(max, extremes.max(from, to));
            }
        }
    }
}
