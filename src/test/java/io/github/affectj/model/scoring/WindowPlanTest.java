package io.github.affectj.model.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.model.Windowing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WindowPlanTest {

    @Test
    void splitsAtTheStrideAndEndsWithTheClip() {
        List<int[]> windows = WindowPlan.plan(10, 4, 4, 1);
        assertEquals(3, windows.size());
        assertArrayEquals(new int[] {0, 1, 2, 3}, windows.get(0));
        assertArrayEquals(new int[] {4, 5, 6, 7}, windows.get(1));
        assertArrayEquals(new int[] {6, 7, 8, 9}, windows.get(2));
    }

    @Test
    void fillsShortClipsWithTheirOwnFramesInTimeOrder() {
        int[] window = WindowPlan.plan(2, 4, 4, 7).get(0);
        assertEquals(4, window.length);
        assertEquals(0, window[0]);
        assertEquals(1, window[3]);
        assertArrayEquals(
                window, WindowPlan.plan(2, 4, 4, 7).get(0), "the same seed, the same window");
    }

    @Property
    void noWindowReachesOverACutAndEachFrameIsInOne(
            @ForAll @IntRange(min = 2, max = 200) int count,
            @ForAll @Size(max = 6) Set<@IntRange(min = 1, max = 199) Integer> places,
            @ForAll @IntRange(min = 1, max = 9) int frames,
            @ForAll boolean timed) {
        int[] cuts = places.stream().filter(c -> c < count).mapToInt(c -> c).sorted().toArray();
        Windowing windowing = timed ? Windowing.steps(frames) : Windowing.frames(frames);
        BitSet seen = new BitSet();
        int lastEnd = -1;
        for (int[] window : WindowPlan.ofShots(windowing, count, cuts, frames, frames, () -> 1)) {
            int[] real = Arrays.stream(window).filter(s -> s != WindowPlan.PADDING).toArray();
            int first = real[0];
            int last = real[real.length - 1];
            assertEquals(frames, window.length);
            assertTrue(Arrays.stream(cuts).noneMatch(c -> first < c && c <= last));
            assertTrue(last > lastEnd);
            lastEnd = last;
            Arrays.stream(real).forEach(seen::set);
        }
        assertEquals(count, seen.cardinality());
    }

    @Test
    void withoutCutsTheWindowsAreThoseOfTheClip() {
        List<int[]> whole = WindowPlan.of(Windowing.frames(4), 11, 4, 2, () -> 5);
        List<int[]> shots = WindowPlan.ofShots(Windowing.frames(4), 11, new int[0], 4, 2, () -> 5);
        assertEquals(whole.size(), shots.size());
        for (int i = 0; i < whole.size(); i++) {
            assertArrayEquals(whole.get(i), shots.get(i));
        }
    }

    @Test
    void refusesAStrideThatWouldLeaveFramesOut() {
        assertThrows(IllegalArgumentException.class, () -> WindowPlan.plan(10, 4, 5, 1));
    }

    @Property
    void everyFrameIsInAWindowAndWindowsComeInOrder(
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 9) int frames,
            @ForAll @IntRange(min = 1, max = 9) int anyStride,
            @ForAll long seed) {
        int stride = Math.min(frames, anyStride);
        BitSet seen = new BitSet();
        int lastEnd = -1;
        for (int[] window : WindowPlan.plan(count, frames, stride, seed)) {
            assertEquals(frames, window.length);
            for (int i = 0; i < frames; i++) {
                assertTrue(window[i] >= 0 && window[i] < count);
                assertTrue(i == 0 || window[i] >= window[i - 1]);
                seen.set(window[i]);
            }
            assertTrue(window[frames - 1] > lastEnd || count < frames);
            lastEnd = window[frames - 1];
        }
        assertEquals(count, seen.cardinality());
    }
}
