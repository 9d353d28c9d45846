package io.github.affectj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {
    @TempDir Path temp;

    @Test
    void leavesTheRunFolderOfTheContract() {
        ClassificationReport report =
                TrainingSession.run(
                        Runs.tiny(temp.resolve("run")), Progress.NONE, TrainingListener.NONE);
        assertEquals(7, report.labels().size());
        for (String name :
                new String[] {
                    "config.json",
                    "metrics.csv",
                    "report.json",
                    "confusion.csv",
                    "checkpoint/state.json",
                    "model/model.json",
                    "model/weights.safetensors",
                    "model/MODEL_CARD.md"
                }) {
            assertTrue(Files.isRegularFile(temp.resolve("run").resolve(name)), name);
        }
    }
}
