package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.base.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMapsTest {
    @TempDir Path temp;

    /** As when the memory is full. */
    @Test
    void anErrorLeavesNoFileOfMapsBehind() throws IOException {
        Path run = temp.resolve("run");
        OutOfMemoryError full = new OutOfMemoryError("for the test");
        Progress failing =
                new Progress() {
                    private int stored;

                    @Override
                    public void update(double fraction, String message) {
                        if (message.startsWith("Storing") && ++stored == 2) {
                            throw full;
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };
        TrainingSettings frozen =
                Runs.of(Runs.TINY, run, 1, "gif7-resnet18-convgru", false, true, false);
        Error thrown =
                assertThrows(
                        OutOfMemoryError.class,
                        () -> TrainingSession.run(frozen, failing, TrainingListener.NONE));
        assertEquals(full, thrown);
        try (Stream<Path> files = Files.walk(temp)) {
            assertFalse(files.anyMatch(f -> f.getFileName().toString().contains("maps")));
        }
    }
}
