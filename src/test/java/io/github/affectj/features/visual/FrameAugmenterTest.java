package io.github.affectj.features.visual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FrameAugmenterTest {
    private static final List<Double> ZERO = List.of(0.0, 0.0, 0.0);
    private static final List<Double> ONE = List.of(1.0, 1.0, 1.0);
    private static final int SIZE = 32;
    private static final int LENGTH = 3 * SIZE * SIZE;

    private static float[] augmented(String strength, List<int[]> frames, int side, long seed) {
        float[] out = new float[frames.size() * LENGTH];
        new FrameAugmenter(SIZE, ZERO, ONE, FrameAugmenter.Strength.of(strength))
                .write(frames, side, side, out, 0, new Random(seed));
        return out;
    }

    private static int[] picture(int side) {
        int[] rgb = new int[side * side];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i * 2654435 ^ i >> 3) & 0xffffff;
        }
        return rgb;
    }

    @Test
    void withoutStrengthAFrameOfTheRightSizeStaysAsItIs() {
        int[] rgb = picture(SIZE);
        float[] out = augmented("none", List.of(rgb), SIZE, 4);
        for (int i = 0; i < rgb.length; i++) {
            assertEquals((rgb[i] >> 16 & 0xff) / 255f, out[i], 1e-5);
            assertEquals((rgb[i] & 0xff) / 255f, out[2 * SIZE * SIZE + i], 1e-5);
        }
    }

    @Property(tries = 200)
    void theSameSeedGivesTheSameAndValuesStayInRange(@ForAll long seed) {
        List<int[]> frames = List.of(picture(50));
        float[] out = augmented("strong", frames, 50, seed);
        assertArrayEquals(out, augmented("strong", frames, 50, seed));
        for (float v : out) {
            assertTrue(v >= 0 && v <= 1, () -> "value " + v);
        }
    }

    @Property(tries = 50)
    void allFramesOfAWindowAreChangedAlike(@ForAll long seed) {
        int[] rgb = picture(40);
        float[] out = augmented("strong", List.of(rgb, rgb, rgb), 40, seed);
        float[] first = Arrays.copyOfRange(out, 0, LENGTH);
        assertArrayEquals(first, Arrays.copyOfRange(out, LENGTH, 2 * LENGTH));
        assertArrayEquals(first, Arrays.copyOfRange(out, 2 * LENGTH, 3 * LENGTH));
    }

    @Test
    void otherSeedsGiveOtherVariants() {
        List<int[]> frames = List.of(picture(40));
        assertFalse(
                Arrays.equals(
                        augmented("strong", frames, 40, 1), augmented("strong", frames, 40, 2)));
    }
}
