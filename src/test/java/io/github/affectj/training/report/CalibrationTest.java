package io.github.affectj.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.training.data.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Labels drawn from softmax(logits): the temperature of logits * factor is the factor. */
    @Test
    void findsTheTemperatureThatTheDataWereMadeWith() {
        for (double factor : new double[] {0.5, 1, 3}) {
            Random random = new Random(11);
            List<double[]> logits = new ArrayList<>();
            int[] truth = new int[20_000];
            for (int i = 0; i < truth.length; i++) {
                double[] z = random.doubles(4, -2, 2).toArray();
                double[] p = ClipScores.softmax(z, 1);
                double u = random.nextDouble();
                int k = 0;
                while (k < 3 && u > p[k]) {
                    u -= p[k++];
                }
                truth[i] = k;
                for (int j = 0; j < 4; j++) {
                    z[j] *= factor;
                }
                logits.add(z);
            }
            double found = Calibration.temperature(logits, Truth.of(truth));
            assertEquals(factor, found, 0.05 * factor);
            assertTrue(Calibration.error(logits, Truth.of(truth), found) < 0.02);
            assertTrue(
                    Calibration.logLoss(logits, Truth.of(truth), found)
                            <= Calibration.logLoss(logits, Truth.of(truth), 1) + 1e-9);
        }
    }

    /** Ten clips, all said with 0.8 and 0.9; 6 of 8 and 2 of 2 are right: by hand. */
    @Test
    void errorByHand() {
        List<double[]> logits = new ArrayList<>();
        int[] truth = new int[10];
        for (int i = 0; i < 10; i++) {
            double p = i < 8 ? 0.8 : 0.9;
            logits.add(new double[] {Math.log(p), Math.log(1 - p)});
            truth[i] = i < 2 ? 1 : 0;
        }
        double expected = 0.8 * Math.abs(6.0 / 8 - 0.8) + 0.2 * Math.abs(1 - 0.9);
        assertEquals(expected, Calibration.error(logits, Truth.of(truth), 1), 1e-9);
    }

    /** Confusion 0:[3,1] 1:[2,4]: precision, recall and F1 by hand (equations 6 to 9). */
    @Test
    void reportByHand() {
        int[] truth = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        int[] named = {0, 0, 0, 1, 0, 0, 1, 1, 1, 1};
        List<double[]> logits = new ArrayList<>();
        for (int n : named) {
            logits.add(new double[] {n == 0 ? 1 : 0, n == 1 ? 1 : 0});
        }
        ClassificationReport report =
                ClassificationReport.of(List.of("a", "b"), logits, Truth.of(truth), 1);
        assertEquals(0.7, report.accuracy(), 1e-12);
        assertEquals(0.6, report.perLabel().get(0).precision(), 1e-12);
        assertEquals(0.75, report.perLabel().get(0).recall(), 1e-12);
        assertEquals(2 * 0.6 * 0.75 / 1.35, report.perLabel().get(0).f1(), 1e-12);
        assertEquals(0.8, report.perLabel().get(1).precision(), 1e-12);
        assertEquals(4 / 6.0, report.perLabel().get(1).recall(), 1e-12);
        assertEquals("true\\predicted,a,b\na,3,1\nb,2,4\n", report.confusionCsv());
        assertEquals(0.7, (double) report.asMap().get("macro_precision"), 1e-12);
        assertEquals((0.75 + 4 / 6.0) / 2, (double) report.asMap().get("macro_recall"), 1e-12);
    }

    /** Wilson's interval by hand, and as tables of statistics give it for 8 of 10. */
    @Test
    void accuracyStandsBesideItsIntervalAndWhatAGuessReaches() {
        assertEquals(0.4902, Interval.wilson(8, 10).low(), 1e-4);
        assertEquals(0.9433, Interval.wilson(8, 10).high(), 1e-4);
        assertEquals(0, Interval.wilson(0, 5).low(), 1e-12);
        assertEquals(0.4345, Interval.wilson(0, 5).high(), 1e-4);
        assertEquals(1, Interval.wilson(5, 5).high(), 1e-12);
        assertEquals(new Interval(0, 1), Interval.wilson(0, 0));
        List<double[]> logits =
                List.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {1, 0, 0});
        ClassificationReport report =
                ClassificationReport.of(List.of("a", "b", "c"), logits, Truth.of(0, 1, 1), 1);
        Map<String, Object> map = report.asMap();
        assertEquals(1 / 3.0, (double) map.get("chance"), 1e-12);
        assertEquals("b", map.get("commonest_label"));
        assertEquals(2 / 3.0, (double) map.get("commonest_share"), 1e-12);
        assertEquals(Interval.wilson(2, 3).low(), (double) map.get("accuracy_low"), 1e-12);
        assertEquals(Interval.wilson(2, 3).high(), (double) map.get("accuracy_high"), 1e-12);
    }

    @Test
    void confusionTableKeepsALabelWithACommaInOneCell() {
        ClassificationReport report =
                ClassificationReport.of(
                        List.of("a,b", "c"), List.of(new double[] {1, 0}), Truth.of(0), 1);
        assertEquals("true\\predicted,\"a,b\",c\n\"a,b\",1,0\nc,0,0\n", report.confusionCsv());
    }
}
