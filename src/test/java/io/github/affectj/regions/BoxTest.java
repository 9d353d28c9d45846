package io.github.affectj.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxTest {
    private static final Box BOX = new Box(10, 20, 30, 40);

    @Test
    void refusesWhatHasNoAreaOrIsNoNumber() {
        for (double[] wrong :
                new double[][] {
                    {0, 0, 0, 5},
                    {0, 0, 5, 0},
                    {0, 0, -1, 5},
                    {Double.NaN, 0, 5, 5},
                    {0, Double.POSITIVE_INFINITY, 5, 5}
                }) {
            assertThrows(
                    BadInputException.class, () -> new Box(wrong[0], wrong[1], wrong[2], wrong[3]));
        }
        assertEquals(
                "a box of 0.0 x 5.0 pixels has no area; allowed are a width and a height above 0.",
                assertThrows(BadInputException.class, () -> new Box(0, 0, 0, 5)).getMessage());
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        assertEquals(1, BOX.overlap(BOX));
        assertEquals(0, BOX.overlap(new Box(40, 20, 5, 5)));
        // 15 x 40 in common, of 2 x 1200 - 600
        assertEquals(600. / 1800, BOX.overlap(new Box(25, 20, 30, 40)), 1e-12);
    }

    @Test
    void clipsToTheFrame() {
        assertEquals(Optional.of(new Box(0, 0, 5, 8)), new Box(-5, -2, 10, 10).clipped(64, 64));
        assertEquals(Optional.of(new Box(60, 60, 4, 4)), new Box(60, 60, 10, 10).clipped(64, 64));
        assertEquals(Optional.empty(), new Box(64, 0, 10, 10).clipped(64, 64));
        assertEquals(Optional.of(BOX), BOX.clipped(64, 64));
    }

    @Test
    void movesEvenlyAndArrivesExactly() {
        Box end = new Box(0.1, 0.2, 0.3, 0.7);
        assertEquals(BOX, BOX.between(end, 0));
        assertEquals(end, BOX.between(end, 1));
        assertEquals(new Box(15, 25, 35, 45), BOX.between(new Box(20, 30, 40, 50), 0.5));
    }

    @Test
    void marginsAndSquaresKeepTheCentre() {
        assertEquals(new Box(7, 16, 36, 48), BOX.around(0.1));
        assertEquals(new Box(5, 20, 40, 40), BOX.square());
        assertEquals(BOX.centreX(), BOX.square().centreX());
        assertEquals(BOX.centreY(), BOX.square().centreY());
        assertTrue(BOX.square().overlap(BOX) > 0.7);
    }

    @Test
    void distanceIsThatOfTheFarthestEdge() {
        assertEquals(0, BOX.distance(BOX));
        assertEquals(3, BOX.distance(new Box(11, 20, 32, 40)));
    }
}
