package io.github.affectj.pipeline.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.TestModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go on where another one ended, however it did. */
class ResumeTest {
    private static final int CLIPS = 6;

    @TempDir static Path models;
    private static String small;
    private static String other;

    @TempDir Path folder;
    private Path input;
    private Path output;

    @BeforeAll
    static void store() throws IOException {
        small = TestModels.store(models).toString();
        // The same weights, another calibration: other numbers.
        Path copy = Files.createDirectories(models.resolve("other"));
        Files.copy(Path.of(small, "weights.safetensors"), copy.resolve("weights.safetensors"));
        String spec = Files.readString(Path.of(small, "model.json"));
        Files.writeString(copy.resolve("model.json"), spec.replace("1.5", "2.5"));
        other = copy.toString();
    }

    @BeforeEach
    void clips() throws IOException {
        input = folder.resolve("in");
        output = folder.resolve("out");
        for (int i = 0; i < CLIPS; i++) {
            Clips.gif(input.resolve("sub/%d.gif".formatted(i)), 12, i);
        }
        Files.write(input.resolve("sub/3-bad.gif"), new byte[0]);
    }

    private FolderSettings settings() {
        return FolderSettings.of(input, output).withModel(small);
    }

    private static FolderReport run(FolderSettings settings) {
        return FolderAnalysis.run(settings, Drawing.NONE, Progress.NONE);
    }

    private SortedMap<String, String> unbroken() throws IOException {
        Path elsewhere = folder.resolve("unbroken");
        run(FolderSettings.of(input, elsewhere).withModel(small));
        return Clips.tree(elsewhere);
    }

    @Test
    void whatIsCompleteIsPassedOver() throws IOException {
        assertEquals(0, run(settings()).kept());
        SortedMap<String, String> first = Clips.tree(output);
        FolderReport second = run(settings());
        assertEquals(CLIPS, second.kept());
        assertEquals(0, second.again());
        assertEquals(1, second.errors(), "what failed is tried again");
        assertEquals(first, Clips.tree(output));
        assertEquals(0, run(settings().withResume(false)).kept());
        assertEquals(first, Clips.tree(output));
    }

    @Test
    void onlyWhatChangedIsDoneAgain() throws IOException {
        run(settings());
        Clips.gif(input.resolve("sub/1.gif"), 12, 99);
        Files.setLastModifiedTime(input.resolve("sub/2.gif"), FileTime.fromMillis(1_000_000));
        Files.delete(output.resolve("clips/sub/4.gif.csv"));
        Files.delete(input.resolve("sub/5.gif"));
        Clips.gif(input.resolve("new.gif"), 2, 7);
        FolderReport report = run(settings());
        assertEquals(CLIPS, report.clips());
        assertEquals(2, report.kept());
        assertEquals(3, report.again());
        SortedMap<String, String> now = Clips.tree(output);
        now.remove("clips/sub/5.gif.csv");
        assertEquals(unbroken(), now);
    }

    @Test
    void otherSettingsAreToldAndTheClipsDoneAgain() throws IOException {
        run(settings());
        String before = Files.readString(output.resolve("frames.csv"));
        FolderReport report = run(settings().withModel(other));
        assertEquals(0, report.kept());
        assertEquals(CLIPS, report.again());
        assertTrue(
                report.sentences()
                        .contains(
                                "6 clips had been analysed with other settings, or changed since,"
                                        + " and were analysed again."));
        assertNotEquals(before, Files.readString(output.resolve("frames.csv")));
        assertEquals(CLIPS, run(settings().withModel(other).withFormats("none")).kept());
        assertEquals(0, run(settings().withModel(other).withFormats("csv,json")).kept());
    }

    @Test
    void whatIsKeptButUnreadableIsDoneAgain() throws IOException {
        run(settings());
        SortedMap<String, String> whole = Clips.tree(output);
        List<Path> kept;
        try (var files = Files.list(output.resolve(FolderStore.HIDDEN))) {
            kept = files.filter(f -> f.toString().endsWith(".clip")).toList();
        }
        Files.writeString(kept.get(0), "");
        Files.writeString(kept.get(1), "{\"version\":1");
        Files.writeString(kept.get(2), "null\n");
        assertEquals(CLIPS - 3, run(settings()).kept());
        assertEquals(whole, Clips.tree(output));
    }

    /** Stops at a moment of the work. */
    private record StopsAt(String name, double fraction) implements Progress {
        @Override
        public void update(double share, String message) {
            if (message.startsWith(name) && share >= fraction) {
                throw new CancelledException();
            }
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub/0.gif", "sub/3-bad.gif", "sub/5.gif"})
    void aCancelledRunGoesOn(String at) throws IOException {
        assertThrows(
                CancelledException.class,
                () -> FolderAnalysis.run(settings(), Drawing.NONE, new StopsAt(at, 0)));
        assertFalse(Files.exists(output.resolve("frames.csv")));
        FolderReport report = run(settings());
        assertEquals(kept(at), report.kept());
        assertEquals(unbroken(), Clips.tree(output));
    }

    /** How many clips come before one. */
    private static int kept(String at) {
        return switch (at) {
            case "sub/0.gif" -> 0;
            case "sub/3-bad.gif" -> 3;
            default -> 5;
        };
    }

    @Test
    void cancelIsHeardInTheMiddleOfAClip() throws IOException {
        Clips.gif(input.resolve("a-long.gif"), 200, 3);
        AtomicBoolean cancelled = new AtomicBoolean();
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double share, String message) {
                        if (share > 0.05) {
                            cancelled.set(true);
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return cancelled.get();
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> FolderAnalysis.run(settings(), Drawing.NONE, progress));
        assertTrue(cancelled.get());
        assertEquals(0, run(settings()).kept(), "given up in the middle of the first clip");
    }

    @Test
    void twoRunsDontWriteToOneFolder() throws IOException {
        try (FolderStore store = FolderStore.open(output)) {
            assertEquals(output, store.output());
            String message =
                    assertThrows(BadInputException.class, () -> run(settings())).getMessage();
            assertEquals(
                    "Another run is writing to output="
                            + output
                            + "; wait for its end or choose another folder.",
                    message);
        }
        assertEquals(CLIPS, run(settings()).clips());
    }

    @Test
    void whatAKilledRunHadBegunToWriteIsSweptUp() throws IOException {
        run(settings());
        SortedMap<String, String> whole = Clips.tree(output);
        String left = ".affectj-00000000-0000-0000-0000-000000000000-";
        Files.writeString(output.resolve(left + "frames.csv"), "half");
        Files.writeString(output.resolve("clips/sub/" + left + "1.gif.csv"), "half");
        String other = ".affectj-00000000-0000-0000-0000-000000000000.csv";
        Files.writeString(output.resolve("clips/sub/" + other), "half");
        run(settings());
        assertEquals(whole, Clips.tree(output));
    }

    /** A run in a program of its own, which prints what it is told. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            PrintStream out = System.out;
            Progress told =
                    new Progress() {
                        @Override
                        public void update(double fraction, String message) {
                            out.println(message);
                        }

                        @Override
                        public boolean isCancelled() {
                            return false;
                        }
                    };
            FolderAnalysis.run(
                    FolderSettings.of(Path.of(args[0]), Path.of(args[1])).withModel(args[2]),
                    Drawing.NONE,
                    told);
        }
    }

    @Test
    void aKilledRunGoesOnAndLeavesTheSameBytes() throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                input.toString(),
                                output.toString(),
                                small)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.startsWith("sub/4.gif")) {
                line = out.readLine();
            }
            assertTrue(line != null, "the child came to its fifth clip");
            child.destroyForcibly();
            assertTrue(child.waitFor(1, TimeUnit.MINUTES));
        }
        assertNotEquals(0, child.exitValue());
        assertFalse(Files.exists(output.resolve("frames.csv")));
        FolderReport report = run(settings());
        assertTrue(report.kept() >= 4, "kept " + report.kept());
        assertEquals(unbroken(), Clips.tree(output));
        assertEquals(
                Map.of("small", CLIPS), Map.copyOf(report.models()), "as if nothing had happened");
    }
}
