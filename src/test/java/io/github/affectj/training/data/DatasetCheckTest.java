package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.OddFiles;
import io.github.affectj.base.Progress;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.training.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {
    private static final Path GIF = Runs.TINY.resolve("train/noto/sadness/pensive-face.gif");

    @TempDir Path temp;

    private static Sample sample(Path path, int label, String split) {
        return new Sample(path, label, split, "", path.toString());
    }

    private static List<String> warnings(Sample... samples) {
        return DatasetCheck.run(List.of(samples), StreamNeeds.FRAMES, true, Progress.NONE)
                .warnings();
    }

    /** A reader would wait for the other end of a pipe for ever. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsNamedAtOnce() throws Exception {
        Path pipe = OddFiles.pipe(temp.resolve("a.gif"));
        List<Sample> samples = List.of(sample(GIF, 0, "train"), sample(pipe, 0, "train"));
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> {
                    String message =
                            assertThrows(
                                            BadInputException.class,
                                            () ->
                                                    DatasetCheck.run(
                                                            samples,
                                                            StreamNeeds.FRAMES,
                                                            false,
                                                            Progress.NONE))
                                    .getMessage();
                    assertTrue(message.contains("a.gif is a pipe"), message);
                    assertTrue(message.contains("skipbad=true"), message);
                    List<String> told = warnings(samples.toArray(Sample[]::new));
                    assertEquals(1, told.size(), told.toString());
                    assertThrows(BadInputException.class, () -> DatasetCheck.requireFiles(samples));
                });
    }

    /** Its whole frames are used; that some are missing must not pass in silence. */
    @Test
    void aClipThatIsCutOffIsUsedAndTold() throws IOException {
        byte[] whole = Files.readAllBytes(GIF);
        Path cut = temp.resolve("cut.gif");
        Files.write(cut, Arrays.copyOf(whole, whole.length * 3 / 4));
        DatasetCheck.Result result =
                DatasetCheck.run(
                        List.of(sample(GIF, 0, "train"), sample(cut, 0, "val")),
                        StreamNeeds.FRAMES,
                        false,
                        Progress.NONE);
        assertEquals(2, result.usable().size());
        assertEquals(1, result.warnings().size(), result.warnings().toString());
        assertTrue(result.warnings().get(0).contains("cut.gif"), result.warnings().toString());
    }

    @Test
    void oneClipUnderTwoLabelsIsToldHoweverItCameThere() throws IOException {
        Path copy = Files.copy(GIF, temp.resolve("copy.gif"));
        Path link = Files.createSymbolicLink(temp.resolve("link.gif"), GIF.toAbsolutePath());
        for (Path same : List.of(GIF, copy, link)) {
            List<String> told = warnings(sample(GIF, 0, "train"), sample(same, 1, "train"));
            assertEquals(1, told.size(), told.toString());
            assertTrue(told.get(0).contains("under two labels"), told.toString());
            assertTrue(told.get(0).contains(same.getFileName().toString()), told.toString());
        }
        assertEquals(List.of(), warnings(sample(GIF, 0, "train"), sample(copy, 0, "train")));
        List<String> told = warnings(sample(GIF, 0, "train"), sample(copy, 0, "val"));
        assertTrue(told.get(0).contains("in two splits"), told.toString());
    }
}
