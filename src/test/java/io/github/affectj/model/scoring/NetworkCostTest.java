package io.github.affectj.model.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.engine.PeakMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkCostTest {

    @Test
    void countsAndMeasures() {
        try (EmotionPredictor gif = TestModels.predictor()) {
            NetworkCost counted = NetworkCost.count(gif);
            NetworkCost measured = NetworkCost.measure(gif, 3, Progress.NONE);
            assertEquals(counted.parameters(), measured.parameters());
            assertEquals(counted.multiplyAdds(), measured.multiplyAdds());
            assertTrue(Double.isNaN(counted.millis()) && measured.millis() > 0);
            assertEquals(
                    Files.exists(Path.of("/proc/self/clear_refs")),
                    measured.peakBytes().isPresent());
            assertEquals(
                    "11.3 million parameters; 0.59 billion multiply-adds a window", counted.text());
        }
    }

    @Test
    void networksOfEveryStreamAreMeasured() {
        for (String options :
                new String[] {"", "modality:audio", "method:lstm", "attention:false"}) {
            try (EmotionPredictor film = TestModels.predictor(TestModels.film(options))) {
                assertTrue(NetworkCost.measure(film, 1, Progress.NONE).millis() > 0, options);
            }
        }
    }

    @Test
    void hearsCancel() {
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        // Nobody looks.
                    }

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        try (EmotionPredictor gif = TestModels.predictor()) {
            assertThrows(CancelledException.class, () -> NetworkCost.measure(gif, 3, cancelled));
        }
    }

    @Test
    void thePeakIsThatOfTheWorkAlone() {
        long size = 200L << 20;
        Runnable work =
                () -> {
                    try (Memory held = new Memory(size)) {
                        held.clear();
                    }
                };
        List<Double> peaks = new ArrayList<>();
        for (int i = 0; i < 5; i++) { // the system may take other memory back meanwhile
            PeakMemory.of(work).ifPresent(bytes -> peaks.add(bytes / (double) size));
        }
        assertTrue(
                peaks.isEmpty() || peaks.stream().anyMatch(peak -> Math.abs(peak - 1) < 0.2),
                peaks.toString());
    }
}
