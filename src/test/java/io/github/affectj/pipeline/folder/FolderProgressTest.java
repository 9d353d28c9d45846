package io.github.affectj.pipeline.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FolderProgressTest {
    private final List<String> told = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final long[] now = {0};
    private final Progress progress =
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

    @Test
    void tellsTheFileTheFilesLeftAndTheTimeLeft() {
        List<ClipFile> files = IntStream.range(0, 4).mapToObj(i -> file(i, 90_000)).toList();
        FolderProgress folder = new FolderProgress(progress, () -> now[0], files);
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
                        "2.gif, 1 file left, about 3 min",
                        "3.gif, 0 files left, about 1 min"),
                told);
        assertTrue(Math.abs(shares.get(3) - 3.5 / 4) < 1e-9);
    }

    @Test
    void aFileOfAnotherSizeTurnsNeitherShareNorTime() {
        List<ClipFile> files =
                IntStream.range(0, 12)
                        .mapToObj(i -> file(i, i == 6 ? 900_000_000 : 5_000))
                        .toList();
        FolderProgress folder = new FolderProgress(progress, () -> now[0], files);
        for (ClipFile file : files) {
            Progress own = folder.of(file, file.relative());
            // An analysis of several passes may begin anew.
            for (double fraction : new double[] {0, 0.6, 0.2, 1}) {
                own.update(fraction, "a frame");
                now[0] += 1_000_000_000L;
            }
            folder.done(file, true);
        }
        assertEquals(shares.stream().sorted().toList(), shares);
        assertEquals(1, shares.get(shares.size() - 1), 1e-9);
        assertFalse(told.stream().anyMatch(line -> line.endsWith(" h")), told.toString());
        assertEquals("1.gif, 10 files left, about 1 min", told.get(4));
    }

    @Test
    void aFileThatTakesLongerThanItsSizePromisedIsToldByItsOwnPace() {
        List<ClipFile> files = IntStream.range(0, 2).mapToObj(i -> file(i, 90_000)).toList();
        FolderProgress folder = new FolderProgress(progress, () -> now[0], files);
        now[0] += 2_000_000_000L;
        folder.of(files.get(0), "a");
        now[0] += 2_000_000_000L;
        folder.done(files.get(0), true);
        Progress own = folder.of(files.get(1), "b");
        now[0] += 300_000_000_000L;
        own.update(0.5, "");
        assertEquals(List.of("b, 0 files left, about 5 min"), told);
    }

    private static ClipFile file(int number, long bytes) {
        return new ClipFile(Path.of("x"), number + ".gif", bytes, 1);
    }
}
