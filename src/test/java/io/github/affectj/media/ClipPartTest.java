package io.github.affectj.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which frames a part of a clip has, by its times. */
class ClipPartTest {

    /** A clip of frames that stay so many milliseconds each; its pixel tells the number. */
    private static Clip clip(List<Integer> millis) {
        int count = millis.size();
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        double at = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
            starts[i] = at;
            durations[i] = millis.get(i) / 1000.0;
            at += durations[i];
        }
        ClipTimes times = new ClipTimes(numbers, starts, durations);
        return new Clip() {
            @Override
            public String name() {
                return "made.gif";
            }

            @Override
            public String source() {
                return "";
            }

            @Override
            public int width() {
                return 1;
            }

            @Override
            public int height() {
                return 1;
            }

            @Override
            public ClipTimes times() {
                return times;
            }

            @Override
            public int[] rgb(int index) {
                return new int[] {index};
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private static List<Integer> frames(Clip whole, double from, double to) throws Exception {
        List<Integer> frames = new ArrayList<>();
        Clip part = RangedClip.between(whole, from, to);
        for (int i = 0; i < part.frameCount(); i++) {
            assertEquals(part.rgb(i)[0], part.rgb(i, new int[1])[0]);
            assertEquals(part.times().sourceFrame(i) - 1, part.rgb(i)[0]);
            frames.add(part.rgb(i)[0]);
        }
        return frames;
    }

    /** Parts that touch at frames share none and miss none, as rounded as their times may be. */
    @Property(tries = 300)
    void partsThatTouchAtFramesHaveEachFrameOnce(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 8, max = 500) Integer> millis,
            @ForAll @Size(max = 6) List<@IntRange(max = 39) Integer> cuts,
            @ForAll @IntRange(min = -5, max = 5) int tenthsOfMillis)
            throws Exception {
        Clip whole = clip(millis);
        List<Double> edges = new ArrayList<>();
        edges.add(0.0);
        cuts.stream()
                .filter(c -> c > 0 && c < millis.size())
                .distinct()
                .sorted()
                .forEach(c -> edges.add(whole.times().start(c) + tenthsOfMillis / 1e4));
        edges.add(Double.POSITIVE_INFINITY);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            all.addAll(frames(whole, edges.get(i), edges.get(i + 1)));
        }
        assertEquals(IntStream.range(0, millis.size()).boxed().toList(), all);
    }

    @Test
    void aPartWithinAFrameIsThatFrame() throws Exception {
        Clip whole = clip(List.of(1000, 1000, 1000));
        assertEquals(List.of(1), frames(whole, 1.1, 1.2));
        assertEquals(List.of(1), frames(whole, 1.8, 1.9));
        assertEquals(List.of(0), frames(whole, 0, 0.1));
        assertEquals(List.of(2), frames(whole, 2.7, Double.POSITIVE_INFINITY));
        assertEquals(List.of(2), frames(whole, 2.7, 3.9));
    }

    @Test
    void allOfItIsTheClipItself() {
        Clip whole = clip(List.of(100, 100));
        assertSame(whole, RangedClip.between(whole, 0, Double.POSITIVE_INFINITY));
    }

    @Test
    void aPartBehindTheEndIsRefused() {
        Clip whole = clip(List.of(100, 100));
        assertThrows(BadInputException.class, () -> RangedClip.between(whole, 0.1, 1.3));
        String told =
                assertThrows(
                                BadInputException.class,
                                () -> RangedClip.between(whole, 0.2, Double.POSITIVE_INFINITY))
                        .getMessage();
        assertTrue(told.contains("made.gif ends at 0.200 s"), told);
    }
}
