package io.github.affectj.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpochMetricsTest {
    private static EpochMetrics epoch(int epoch, double seconds) {
        return new EpochMetrics(epoch, 1.5, 0.25, 1.75, 0.2, 0.125, 1e-4, seconds, 0.1, 0.3);
    }

    @Test
    void aLineAnEpochTellsScoresAndTheTimeLeft() {
        assertEquals(
                "Epoch 2 of 10: loss 1.500 (validation 1.750), accuracy 0.250 (validation 0.200),"
                        + " macro-F1 0.125, 3.0 s, about 16 s left",
                EpochMetrics.line(List.of(epoch(1, 1), epoch(2, 3)), 10));
        assertTrue(EpochMetrics.line(List.of(epoch(1, 60)), 11).endsWith("about 10 min left"));
        assertTrue(EpochMetrics.line(List.of(epoch(1, 3600)), 3).endsWith("about 2.0 h left"));
        assertTrue(EpochMetrics.line(List.of(epoch(10, 3)), 10).endsWith("3.0 s"));
    }
}
