package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.base.Progress;
import io.github.affectj.training.data.ClipSource;
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

    /** Runs with one backbone, one frozen start and the same clips have maps in common. */
    @Test
    void whatWasComputedForAnEarlierRunIsTakenAndChangesNothing() throws IOException {
        TrainingSettings gru = frozen("gru");
        TrainingSettings lstm =
                frozen("lstm")
                        .with(TrainingKey.ARCHITECTURE, "cnn-lstm")
                        .with(TrainingKey.OPTIONS, "hidden:4");
        TrainingSettings seed = frozen("seed").with(TrainingKey.SEED, 6);
        Runs.train(lstm);
        Runs.train(seed);
        Path kept = Files.createDirectories(temp.resolve("kept"));
        try (KeptMaps maps = new KeptMaps(kept, KeptMaps.MOST_BYTES)) {
            train(gru, maps);
            assertEquals(3, maps.computed(), "two variants, and validation");
            train(into(lstm, "lstm2"), maps);
            assertEquals(3, maps.computed());
            train(into(seed, "seed2"), maps);
            assertEquals(5, maps.computed(), "variants hang on the seed, validation does not");
            train(into(seed, "small").with(TrainingKey.SIZE, 48), maps);
            assertEquals(8, maps.computed());
        }
        same("lstm", "lstm2");
        same("seed", "seed2");
        try (Stream<Path> files = Files.list(kept)) {
            assertEquals(0, files.count());
        }
    }

    private TrainingSettings frozen(String name) {
        return Runs.of(
                Runs.TINY,
                temp.resolve(name).resolve("run"),
                2,
                "gif7-resnet18-convgru",
                false,
                true,
                false);
    }

    private TrainingSettings into(TrainingSettings settings, String name) {
        return settings.with(TrainingKey.OUTPUT, temp.resolve(name).resolve("run"));
    }

    private static void train(TrainingSettings settings, KeptMaps maps) {
        TrainingSession.run(settings, ClipSource.FILES, maps, Progress.NONE, TrainingListener.NONE);
    }

    private void same(String one, String other) throws IOException {
        Path a = temp.resolve(one).resolve("run");
        Path b = temp.resolve(other).resolve("run");
        assertEquals(Runs.weights(a), Runs.weights(b));
        assertEquals(
                Files.readString(a.resolve("predictions.csv")),
                Files.readString(b.resolve("predictions.csv")));
    }

    /** With no room beyond what a run itself needs, nothing stays. */
    @Test
    void mapsBeyondTheBoundGoWhenTheRunEnds() throws IOException {
        try (KeptMaps maps = new KeptMaps(temp, 0)) {
            train(frozen("a").with(TrainingKey.EPOCHS, 1), maps);
            try (Stream<Path> files = Files.list(temp)) {
                assertFalse(files.anyMatch(f -> f.getFileName().toString().contains("maps")));
            }
        }
    }
}
