package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourReducerTest {
    @Test
    void fewColoursStayAsTheyAre() {
        int[] rgb = new int[64 * 64];
        Arrays.setAll(rgb, i -> i % 256 * 0x010203);
        assertSame(rgb, ColourReducer.reduce(64, 64, rgb));
    }

    @Test
    void softShadesStaySoftOnAverage() {
        int side = 256;
        int[] rgb = new int[side * side];
        Arrays.setAll(rgb, i -> i % side << 16 | i / side << 8 | 255 - (i % side + i / side) / 2);
        int[] before = rgb.clone();
        int[] out = ColourReducer.reduce(side, side, rgb);
        assertTrue(Arrays.stream(out).distinct().count() <= 256);
        assertTrue(Arrays.equals(before, rgb), "the frame is not changed");
        // Seen from afar, 16 x 16 pixels at a time, colours are right.
        for (int y = 0; y < side; y += 16) {
            for (int x = 0; x < side; x += 16) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    double d = mean(rgb, side, x, y, shift) - mean(out, side, x, y, shift);
                    assertTrue(Math.abs(d) < 4, "at " + x + ", " + y + " off by " + d);
                }
            }
        }
    }

    private static double mean(int[] rgb, int width, int left, int top, int shift) {
        double sum = 0;
        for (int y = top; y < top + 16; y++) {
            for (int x = left; x < left + 16; x++) {
                sum += rgb[y * width + x] >> shift & 0xFF;
            }
        }
        return sum / 256;
    }

    @Test
    void rareColoursOfLettersAreKept() {
        int[] rgb = new int[200 * 100];
        Random random = new Random(1);
        Arrays.setAll(rgb, i -> random.nextInt(64) << 8 | random.nextInt(64));
        for (int i = 0; i < 60; i++) {
            rgb[50 * 200 + i] = 0xFFFFFF;
        }
        int[] out = ColourReducer.reduce(200, 100, rgb);
        for (int i = 0; i < 60; i++) {
            assertEquals(0xFFFFFF, out[50 * 200 + i]);
        }
    }
}
