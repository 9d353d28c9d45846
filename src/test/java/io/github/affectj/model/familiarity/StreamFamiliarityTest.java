package io.github.affectj.model.familiarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamFamiliarityTest {
    /** One feature of mean 0 and variance 1, so that the distance is its square. */
    private static final FeatureSpread UNIT =
            new FeatureSpread(
                    new float[] {1}, new float[] {0}, new float[][] {{1}}, new float[][] {{1}}, 1);

    @Test
    void theShareIsThatOfHeldOutRowsWithItself() {
        StreamFamiliarity of = new StreamFamiliarity(UNIT, new float[] {1, 4, 9});
        assertEquals(1, of.share(new float[] {0}));
        assertEquals(1, of.share(new float[] {-1}), "as strange as one of them");
        assertEquals(0.75, of.share(new float[] {1.5f}));
        assertEquals(0.5, of.share(new float[] {3}));
        assertEquals(0.25, of.share(new float[] {4}));
    }

    @Test
    void theExcessCountsFromAllButOneInTwentyOnwards() {
        float[] heldOut = new float[40];
        for (int i = 0; i < heldOut.length; i++) {
            heldOut[i] = i + 1;
        }
        StreamFamiliarity of = new StreamFamiliarity(UNIT, heldOut);
        assertEquals(1, of.look(new float[] {3}).excess(), "9 of 38");
        assertEquals(1, of.look(new float[] {(float) Math.sqrt(38)}).excess(), 1e-6);
        assertEquals(2, of.look(new float[] {(float) Math.sqrt(76)}).excess(), 1e-6);
        assertTrue(of.look(new float[] {(float) Math.sqrt(40.5)}).share() < Look.OUTSIDE);
        StreamFamiliarity same = new StreamFamiliarity(UNIT, new float[20]);
        assertEquals(1, same.look(new float[] {5}).excess(), "nothing to measure by");
    }

    @Test
    void aStrangerRowIsNeverMoreFamiliar() {
        List<float[]> rows = gaussian(300, 20, 1);
        StreamFamiliarity of =
                StreamFamiliarity.ofMeasures(rows.subList(0, 200), rows.subList(200, 300));
        double before = 1;
        for (int i = 0; i < 100; i++) {
            float[] row = new float[20];
            row[7] = 0.1f * i;
            double share = of.share(row);
            assertTrue(share > 0 && share <= before, share + " after " + before);
            before = share;
        }
        assertEquals(1 / 101.0, before, 1e-12);
    }

    /** What a conformal p-value promises, whatever the statistics: here they are of few rows. */
    @Test
    void ofTheOwnKindOneInTwentyIsUnfamiliar() {
        List<float[]> rows = gaussian(8030, 50, 2);
        StreamFamiliarity of =
                StreamFamiliarity.ofMeasures(rows.subList(0, 30), rows.subList(30, 4030));
        long unfamiliar = rows.subList(4030, 8030).stream().filter(r -> of.share(r) < 0.05).count();
        assertEquals(0.05, unfamiliar / 4000.0, 0.012);
    }

    @Test
    void unitsOfMeasuresDoNotCount() {
        List<float[]> rows = gaussian(100, 3, 3);
        List<float[]> inOtherUnits = new ArrayList<>();
        for (float[] r : rows) {
            inOtherUnits.add(new float[] {r[0], r[1] * 1000, r[2] / 1000});
        }
        StreamFamiliarity one =
                StreamFamiliarity.ofMeasures(rows.subList(0, 50), rows.subList(50, 100));
        StreamFamiliarity other =
                StreamFamiliarity.ofMeasures(
                        inOtherUnits.subList(0, 50), inOtherUnits.subList(50, 100));
        for (int i = 0; i < 100; i++) {
            assertEquals(one.share(rows.get(i)), other.share(inOtherUnits.get(i)), 0.021);
        }
    }

    @Test
    void ofMapsThePatternCountsAndNotTheStrength() {
        Random random = new Random(4);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            float[] row = new float[300];
            float strength = 0.1f + 10 * random.nextFloat();
            for (int k = 0; k < row.length; k++) {
                row[k] = strength * (k % 3 == 0 ? random.nextFloat() : 0.1f);
            }
            rows.add(row);
        }
        StreamFamiliarity of =
                StreamFamiliarity.ofMaps(rows.subList(0, 100), rows.subList(100, 200));
        float[] strong = rows.get(150).clone();
        for (int k = 0; k < strong.length; k++) {
            strong[k] *= 50;
        }
        assertEquals(of.share(rows.get(150)), of.share(strong), 0.011);
        float[] other = new float[300];
        for (int k = 0; k < other.length; k++) {
            other[k] = k % 3 == 1 ? 1 : 0.1f;
        }
        assertEquals(1 / 101.0, of.share(other));
    }

    @Test
    void rowsThatAreAllTheSameAreNoFault() {
        List<float[]> same = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            same.add(new float[] {0, 2, 0, 5});
        }
        for (StreamFamiliarity of :
                List.of(
                        StreamFamiliarity.ofMaps(same, same),
                        StreamFamiliarity.ofMeasures(same, same))) {
            assertEquals(1, of.share(same.get(0)));
            assertEquals(1 / 21.0, of.share(new float[] {1, 0, 0, 5}));
            assertFalse(Double.isNaN(of.share(new float[4])));
        }
    }

    @Test
    void bothStreamsAreJoinedByTwiceTheSmaller() {
        Look strange = new Look(0.01, 1.5);
        Look usual = new Look(0.8, 1);
        assertEquals(new Look(0.02, 1.5), strange.joined(usual));
        assertEquals(new Look(1, 1), new Look(0.9, 1).joined(usual));
        assertEquals(strange, Look.UNKNOWN.joined(strange));
        assertEquals(strange, strange.joined(Look.UNKNOWN));
        assertTrue(Double.isNaN(Look.UNKNOWN.joined(Look.UNKNOWN).share()));
    }

    private static List<float[]> gaussian(int count, int columns, long seed) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] row = new float[columns];
            for (int k = 0; k < columns; k++) {
                row[k] = (float) random.nextGaussian();
            }
            rows.add(row);
        }
        return rows;
    }
}
