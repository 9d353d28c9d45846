package io.github.affectj.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.FigureBox;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointingGameTest {

    private static AttentionMap map(int width, int height, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new AttentionMap(width, height, floats);
    }

    /**
     * By hand: a picture of 80 x 40 has cells of 20 x 20. The box from 10 to 50 and 0 to 30 takes
     * 1/2, 1, 1/2, 0 of the upper cells and half of that of the lower ones: area 0.375; of the map
     * it has 0.5 * 1 + 1 * 6 + 0.25 * 2 = 7 of 10.
     */
    @Test
    void massAndAreaByHand() {
        FigureBox box = new FigureBox(10, 0, 40, 30);
        AttentionMap map = map(4, 2, 1, 6, 0, 0, 2, 0, 0, 1);
        assertArrayEquals(
                new double[] {0.5, 1, 0.5, 0, 0.25, 0.5, 0.25, 0},
                PointingGame.cells(box, 80, 40, 4, 2),
                1e-12);
        PointingGame.Found found = PointingGame.play(List.of(map), box, 80, 40);
        assertEquals(0.7, found.mass(), 1e-7);
        assertEquals(0.375, found.area(), 1e-12);
        assertEquals(1, found.peak());
        // Centres at 10, 30, 50, 70 and 10, 30: left and upper edges belong to the box, others not.
        assertEquals(2 / 8.0, found.chance(), 1e-12);
        assertEquals(1, found.middle(), "40, 20");
        assertEquals(1, found.frames());
    }

    /** Three frames: a hit, a miss, and a tie of two cells of which one is in the box. */
    @Test
    void thePeakIsCountedOverFrames() {
        FigureBox box = new FigureBox(0, 0, 10, 20);
        List<AttentionMap> maps =
                List.of(map(2, 1, 3, 1), map(2, 1, 1, 3), map(2, 1, 2, 2), map(2, 1, 0, 0));
        PointingGame.Found found = PointingGame.play(maps, box, 20, 20);
        assertEquals((1 + 0 + 0.5 + 0) / 4, found.peak(), 1e-12);
        assertEquals(6 / 12.0, found.mass(), 1e-7);
        assertEquals(0, found.middle(), "its right edge is not the box's");
    }

    /** A map that is the same everywhere has the box's share of the area in it, and no more. */
    @ParameterizedTest
    @CsvSource({"7, 7, 97, 131", "1, 1, 5, 3", "3, 4, 224, 224", "14, 14, 13, 200"})
    void anEvenMapTellsTheArea(int columns, int rows, int width, int height) {
        Random random = new Random(7);
        float[] even = new float[columns * rows];
        Arrays.fill(even, 0.25f);
        for (int i = 0; i < 50; i++) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            FigureBox box =
                    new FigureBox(
                            x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
            PointingGame.Found found =
                    PointingGame.play(
                            List.of(new AttentionMap(columns, rows, even)), box, width, height);
            assertEquals(found.area(), found.mass(), 1e-9, box.text());
            assertEquals(found.chance(), found.peak(), 1e-9, box.text());
            double[] shares = PointingGame.cells(box, width, height, columns, rows);
            assertEquals(found.area(), Arrays.stream(shares).average().orElseThrow(), 1e-9);
        }
        PointingGame.Found nothing =
                PointingGame.play(
                        List.of(new AttentionMap(columns, rows, new float[columns * rows])),
                        new FigureBox(0, 0, width, height),
                        width,
                        height);
        assertEquals(0, nothing.peak(), "a map of nothing points at nothing");
        assertEquals(1, nothing.mass());
    }

    /**
     * A painted box of a picture of any form lands, in the network's square input, where the shares
     * of the cells say: pooling the prepared frame over each cell gives the share of the cell.
     */
    @ParameterizedTest
    @CsvSource({"224, 224", "131, 97", "96, 224", "225, 113", "64, 48"})
    void aPaintedBoxLandsWhereTheCellsSay(int width, int height) {
        int size = 84;
        int columns = 7;
        FramePreprocessor prepare =
                new FramePreprocessor(size, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        Random random = new Random(11);
        for (int i = 0; i < 10; i++) {
            int w = width / 4 + random.nextInt(width / 2);
            int h = height / 4 + random.nextInt(height / 2);
            FigureBox box =
                    new FigureBox(
                            random.nextInt(width - w + 1), random.nextInt(height - h + 1), w, h);
            int[] rgb = new int[width * height];
            for (int p = 0; p < rgb.length; p++) {
                rgb[p] = box.contains(p % width, p / width) ? 0xffffff : 0;
            }
            float[] input = new float[prepare.length()];
            prepare.write(rgb, width, height, input, 0);
            double[] shares = PointingGame.cells(box, width, height, columns, columns);
            int cell = size / columns;
            for (int c = 0; c < shares.length; c++) {
                double sum = 0;
                for (int p = 0; p < cell * cell; p++) {
                    int x = c % columns * cell + p % cell;
                    int y = c / columns * cell + p / cell;
                    sum += input[y * size + x];
                }
                assertEquals(
                        shares[c], sum / (cell * cell), 0.06, "cell " + c + " of " + box.text());
            }
        }
    }

    @Test
    void aBoxIsReadAndWritten() {
        FigureBox box = FigureBox.parse(" 12, 5,100 ,90.5 ");
        assertEquals(new FigureBox(12, 5, 100, 90.5), box);
        assertEquals(box, FigureBox.parse(box.text()));
        assertEquals("12,5,100,90.5", box.text());
        assertEquals(box, FigureBox.parse("12 5 100 90.5"));
        assertTrue(box.isWithin(112, 96));
        assertFalse(box.isWithin(111, 96));
        assertFalse(box.isWithin(112, 95));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "1,2,0,4",
                "1,2,3,-4",
                "-1,2,3,4",
                "NaN,1,1,1",
                "1,1,Infinity,1",
                ",,,",
                "1;2;3;4"
            })
    void whatIsNoBoxIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> FigureBox.parse(text));
    }
}
