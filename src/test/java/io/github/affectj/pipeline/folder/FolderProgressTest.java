package io.github.affectj.pipeline.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FolderProgressTest {
    @Test
    void tellsTheFileTheFilesLeftAndTheTimeLeft() {
        List<ClipFile> files =
                IntStream.range(0, 4)
                        .mapToObj(i -> new ClipFile(Path.of("x"), i + ".gif", 90_000, 1))
                        .toList();
        List<String> told = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        shares.add(fraction);
                        told.add(message);
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };
        long[] now = {0};
        FolderProgress folder = new FolderProgress(progress, () -> now[0], 4, 400_000);
        for (ClipFile file : files) {
            boolean passedOver = file.relative().startsWith("0");
            Progress own = folder.of(file, file.relative());
            own.update(0.5, "a frame");
            now[0] += passedOver ? 0 : 120_000_000_000L;
            folder.done(file, !passedOver);
        }
        assertEquals(
                List.of(
                        "0.gif, 3 files left",
                        "1.gif, 2 files left",
                        "2.gif, 1 file left, about 2 min",
                        "3.gif, 0 files left, about 48 s"),
                told);
        assertTrue(Math.abs(shares.get(3) - 3.5 / 4) < 1e-9);
    }
}
