package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PointingLossTest {

    @Test
    void aPlaceCountsByHowMuchOfItIsInTheBox() {
        float[] shares = new float[1 + 6];
        PointingLoss.fill(shares, 1, new float[] {0.5f, 0, 1, 0.75f}, 2, 3);
        assertArrayEquals(new float[] {0, 0, 0.5f, 1, 0, 0.25f, 0.5f}, shares, 1e-6f);
    }

    /** All places together hold the box, wherever it is. */
    @Property(tries = 200)
    void sharesSumToTheArea(
            @ForAll @IntRange(max = 90) int left,
            @ForAll @IntRange(max = 90) int upper,
            @ForAll @IntRange(min = 1, max = 100) int wide,
            @ForAll @IntRange(min = 1, max = 100) int tall,
            @ForAll @IntRange(min = 1, max = 7) int height,
            @ForAll @IntRange(min = 1, max = 7) int width) {
        float right = Math.min(100, left + wide) / 100f;
        float lower = Math.min(100, upper + tall) / 100f;
        float[] box = {left / 100f, upper / 100f, right, lower};
        float[] shares = new float[height * width];
        PointingLoss.fill(shares, 0, box, height, width);
        double sum = 0;
        for (float s : shares) {
            assertTrue(s >= 0 && s <= 1 + 1e-6);
            sum += s;
        }
        assertEquals((box[2] - box[0]) * (box[3] - box[1]), sum / (height * width), 1e-5);
    }
}
