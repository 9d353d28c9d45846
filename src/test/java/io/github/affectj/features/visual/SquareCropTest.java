package io.github.affectj.features.visual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SquareCropTest {
    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;

    private static int[] frame() {
        int[] rgb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = 0x010000 * (i / WIDTH) + i % WIDTH;
        }
        return rgb;
    }

    /** Anywhere, wholly or partly beside the frame: the border goes on. */
    @Property
    void outsideTheBorderGoesOn(
            @ForAll @IntRange(min = -20, max = 20) int x,
            @ForAll @IntRange(min = -20, max = 20) int y,
            @ForAll @IntRange(min = 1, max = 30) int side) {
        int[] out = new int[side * side];
        new SquareCrop(x, y, side).cut(frame(), WIDTH, HEIGHT, out);
        for (int i = 0; i < out.length; i++) {
            int column = Math.max(0, Math.min(WIDTH - 1, x + i % side));
            int row = Math.max(0, Math.min(HEIGHT - 1, y + i / side));
            assertEquals(0x010000 * row + column, out[i]);
        }
    }

    @Property
    void liesAtMostHalfAPixelBesideTheMiddle(
            @ForAll @DoubleRange(min = -500, max = 500) double x,
            @ForAll @DoubleRange(min = -500, max = 500) double y,
            @ForAll @DoubleRange(min = 0.01, max = 400) double longer) {
        SquareCrop crop = SquareCrop.around(x, y, longer, 0);
        assertEquals(Math.max(1, longer), crop.side(), 0.5);
        assertEquals(x, crop.x() + crop.side() / 2.0, 0.5 + 1e-9);
        assertEquals(y, crop.y() + crop.side() / 2.0, 0.5 + 1e-9);
    }

    @Test
    void aBoxOnWholePixelsIsCutAsItIs() {
        assertEquals(new SquareCrop(3, 4, 10), SquareCrop.around(8, 9, 10, 0));
        assertEquals(new SquareCrop(2, 3, 12), SquareCrop.around(8, 9, 10, 0.1));
        assertEquals(1, SquareCrop.around(8, 9, 1e-6, 0).side());
        assertTrue(SquareCrop.around(0, 0, 1e12, 0).side() < 1 << 15, "no more than memory has");
        int[] out = new int[4];
        new SquareCrop(2, 1, 2).cut(frame(), WIDTH, HEIGHT, out);
        assertArrayEquals(new int[] {0x010002, 0x010003, 0x020002, 0x020003}, out);
    }
}
