package io.github.affectj.laboratory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.laboratory.grid.ComparisonSettings;
import io.github.affectj.laboratory.grid.GridData;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.FeatureSets;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.run.RunLock;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelComparisonTest {
    /** What the clock says, not the runs. */
    private static final List<String> TIMES =
            List.of("seconds", "memory_mb", "ms_a_window", "ms_a_clip");

    @TempDir Path temp;

    private static List<CSVRecord> rows(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return rows.getRecords();
        }
    }

    /** All tables of a comparison by name, without times. */
    private static Map<String, List<Map<String, String>>> tables(Path folder) throws IOException {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path f : files.filter(p -> p.toString().endsWith(".csv")).toList()) {
                if (f.startsWith(folder.resolve("runs"))) {
                    continue;
                }
                tables.put(
                        folder.relativize(f).toString(),
                        rows(f).stream()
                                .map(CSVRecord::toMap)
                                .peek(row -> row.keySet().removeAll(TIMES))
                                .toList());
            }
        }
        return tables;
    }

    /** Cancels at a message, and counts what is told from there on. */
    private static Progress stopAt(Predicate<String> message, AtomicInteger told) {
        return new Progress() {
            @Override
            public void update(double fraction, String text) {
                if (isCancelled() || message.test(text)) {
                    told.incrementAndGet();
                }
            }

            @Override
            public boolean isCancelled() {
                return told.get() > 0;
            }
        };
    }

    @Test
    void brokenOffAndKilledAndRunAgainItTellsWhatAnUnbrokenOneTells() throws Exception {
        Path whole = temp.resolve("a").resolve("grid");
        Grids.run(Grids.two(whole));
        Map<String, List<Map<String, String>>> expected = tables(whole);
        assertEquals(4, expected.get("comparison.csv").size());
        assertEquals(2, expected.get("summary.csv").size());
        assertEquals(8, expected.get("curves.csv").size());
        assertEquals(List.of(), expected.get("errors.csv"));
        assertEquals(7, expected.get("tables/table2_labels.csv").size());
        for (String scored : List.of("comparison.csv", "summary.csv", "labels.csv")) {
            assertEquals("0.142857", expected.get(scored).get(0).get("chance"), scored);
            assertEquals("0.142857", expected.get(scored).get(0).get("commonest_share"), scored);
        }
        String page = Files.readString(whole.resolve("report.html"));
        assertTrue(page.contains("demo-mean-colour(gain:2)"), page);
        assertFalse(page.contains("<script") || page.contains("http"), page);
        try (Stream<Path> files = Files.walk(whole)) {
            assertFalse(
                    files.map(f -> f.getFileName().toString())
                            .anyMatch(f -> f.startsWith(".affectj") || f.equals("checkpoint")));
        }

        Path broken = temp.resolve("b").resolve("grid");
        AtomicInteger told = new AtomicInteger();
        Progress stop =
                stopAt(text -> text.startsWith("Run 2 of 4") && text.contains("Epoch 2"), told);
        assertThrows(
                CancelledException.class,
                () -> ModelComparison.run(Grids.two(broken), ComparisonView.NONE, stop));
        assertEquals(1, told.get(), "nothing goes on after the cancel");
        assertEquals(1, rows(broken.resolve("comparison.csv")).size());

        Path third = broken.resolve("runs").resolve("01-resnet18-f2-seed2");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Grids.class.getName(),
                                broken.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(temp.resolve("child.log").toFile())
                        .start();
        Path state = third.resolve("checkpoint").resolve("state.json");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(9);
        while (!Files.exists(state) && child.isAlive() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        child.destroyForcibly(); // SIGKILL
        assertTrue(child.waitFor(1, TimeUnit.MINUTES));
        assertTrue(Files.exists(state), Files.readString(temp.resolve("child.log")));
        assertFalse(Files.exists(broken.resolve("summary.csv")), "it was over before the kill");

        Grids.run(Grids.two(broken));
        assertEquals(expected, tables(broken));
        try (Stream<Path> files = Files.list(broken)) {
            assertFalse(files.anyMatch(f -> f.getFileName().toString().startsWith(".affectj")));
        }

        // All is there: nothing is trained again, and another grid is refused. What a kill left
        // while a checkpoint was deleted goes.
        Files.delete(broken.resolve("summary.csv"));
        Path checkpoint = Files.createDirectories(third.resolve("checkpoint"));
        Files.writeString(checkpoint.resolve("last-2.safetensors"), "left");
        ModelComparison.run(
                Grids.two(broken),
                ComparisonView.NONE,
                stopAt(text -> text.contains("Epoch"), new AtomicInteger()));
        assertEquals(expected, tables(broken));
        assertFalse(Files.exists(checkpoint));
        complains(
                Grids.of(Grids.TINY, broken, "resnet18, demo-mean-colour(gain:2)", "2", "1-3"),
                "output=",
                "another comparison",
                "seeds was [1, 2] and is now [1, 2, 3]");
        try (RunLock lock = RunLock.take(broken)) {
            complains(Grids.two(broken), "in use by another");
        }
    }

    private static void complains(ComparisonSettings settings, String... parts) {
        String message =
                assertThrows(BadInputException.class, () -> Grids.run(settings)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void whatCannotBeTrainedIsARowAndTheRestGoesOn() throws IOException {
        Path grid = temp.resolve("grid");
        ComparisonSettings settings =
                new ComparisonSettings(
                        Grids.training(Grids.TINY, grid).with(TrainingKey.EPOCHS, 1),
                        TrainingSettings.FULL,
                        "gru-attention-sound, resnet18",
                        "2",
                        "4",
                        ComparisonSettings.GROUPS);
        Grids.run(settings);
        List<CSVRecord> rows = rows(grid.resolve("comparison.csv"));
        assertEquals(2, rows.size());
        assertTrue(rows.get(0).get("error").contains("audio"), rows.get(0).toString());
        assertEquals("", rows.get(0).get("accuracy"));
        assertEquals("", rows.get(1).get("error"));
        assertFalse(rows.get(1).get("accuracy").isEmpty());
        List<CSVRecord> errors = rows(grid.resolve("errors.csv"));
        assertEquals(1, errors.size());
        assertEquals(rows.get(0).get("error"), errors.get(0).get("sentence"));
        assertTrue(Files.readString(grid.resolve("report.html")).contains("1 of 2 runs"));
    }

    @Test
    void windowsLongerThanEveryClipAreRefused() throws IOException {
        complains(
                Grids.of(Grids.TINY, temp.resolve("grid"), "resnet18", "9", "1"),
                "None of the 1 runs",
                "frames=9 is longer than every training clip, of which the longest has 6");
        Path set = FeatureSets.byClip(Files.createDirectories(temp.resolve("set")), 3);
        complains(
                Grids.of(set, temp.resolve("other"), "av-fusion(hidden:8)", "40", "1"),
                "frames=40 is longer than every training clip");
    }

    /** A feature file that the clip is not named by changes, and with it the set. */
    @Test
    void anotherFileOfAudioIsAnotherComparison() throws IOException {
        Path set = FeatureSets.byStep(Files.createDirectories(temp.resolve("set")), 3);
        ComparisonSettings settings = Grids.of(set, temp.resolve("grid"), "av-fusion", "0", "1");
        String before = GridData.read(settings, temp, Progress.NONE).fingerprint();
        assertEquals(before, GridData.read(settings, temp, Progress.NONE).fingerprint());
        Path audio = set.resolve("train0-audio.csv");
        Files.writeString(audio, Files.readString(audio).replaceFirst("[0-9]+\\.", "1234567."));
        assertNotEquals(before, GridData.read(settings, temp, Progress.NONE).fingerprint());
    }

    @Test
    void whereNothingCanBeTrainedItSaysWhy() {
        complains(
                Grids.of(Grids.TINY, temp.resolve("grid"), "gru-attention-sound", "2", "1"),
                "None of the 1 runs",
                "audio");
    }

    @Test
    void aSplitClipByClipTearsGroupsApartAndSaysSo() throws IOException {
        Path grid = temp.resolve("grid");
        ComparisonSettings settings =
                new ComparisonSettings(
                        Grids.training(Grids.TINY, grid).with(TrainingKey.EPOCHS, 1),
                        TrainingSettings.FULL,
                        "resnet18",
                        "1",
                        "3",
                        ComparisonSettings.CLIPS);
        Grids.run(settings);
        ClipDataset before = ClipDataset.open(Grids.TINY);
        ClipDataset after = ClipDataset.open(grid.resolve("dataset"));
        Map<String, String> splitOf =
                after.samples().stream()
                        .collect(
                                Collectors.toMap(
                                        s -> s.path().toAbsolutePath().normalize().toString(),
                                        Sample::split));
        Map<String, List<String>> splitsOfGroups =
                before.samples().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sample::group,
                                        Collectors.mapping(
                                                s ->
                                                        splitOf.get(
                                                                s.path()
                                                                        .toAbsolutePath()
                                                                        .normalize()
                                                                        .toString()),
                                                Collectors.toList())));
        assertTrue(
                splitsOfGroups.values().stream().anyMatch(s -> s.stream().distinct().count() > 1),
                splitsOfGroups.toString());
        for (String split : before.splits()) {
            assertEquals(List.of(counts(before, split)), List.of(counts(after, split)), split);
        }
        for (String table : List.of("comparison", "summary", "labels", "confusion", "curves")) {
            for (CSVRecord row : rows(grid.resolve(table + ".csv"))) {
                assertEquals("clips, LEAKS", row.get("split"));
            }
        }
        assertTrue(Files.readString(grid.resolve("report.html")).contains("LEAKS"));
        complains(
                new ComparisonSettings(
                        Grids.training(grid.resolve("dataset"), temp.resolve("other")),
                        TrainingSettings.FULL,
                        "resnet18",
                        "1",
                        "3",
                        ComparisonSettings.CLIPS),
                "tells no groups");
    }

    private static String counts(ClipDataset set, String split) {
        return Arrays.toString(set.counts(set.split(split)));
    }

    /** Features from files pass no backbone, and windows are as long as the longest clip. */
    @Test
    void featureFilesAreCompared() throws IOException {
        Path set = FeatureSets.byClip(Files.createDirectories(temp.resolve("set")), 3);
        Path grid = temp.resolve("grid");
        Grids.run(
                Grids.of(
                        set,
                        grid,
                        "av-fusion(hidden:8, heads:2, units:8),"
                                + " av-fusion(hidden:8, method:bpnn, lr:0.02)",
                        "0",
                        "1"));
        List<CSVRecord> rows = rows(grid.resolve("comparison.csv"));
        assertEquals(2, rows.size());
        int longest = 0;
        for (Sample s : ClipDataset.open(set).split("train")) {
            longest = Math.max(longest, new FeatureStore().of(s).steps());
        }
        for (CSVRecord row : rows) {
            assertEquals("", row.get("error"));
            assertEquals("0", row.get("frames"));
            assertTrue(Double.parseDouble(row.get("ms_a_clip")) > 0, row.toString());
            String model = grid.resolve("runs").resolve(row.get("run")).resolve("model").toString();
            assertEquals(longest, ModelStore.find(model).spec().frames());
        }
        Path second = grid.resolve("runs").resolve(rows.get(1).get("run"));
        assertTrue(Files.readString(second.resolve("config.json")).contains("\"lr\": \"0.02\""));
        String common = Files.readString(grid.resolve("tables").resolve("table1_settings.csv"));
        assertTrue(common.contains("with lr:0.02 of the longest clip"), common);
        assertTrue(common.contains("lr,0.001"), common);
        assertTrue(Files.readString(grid.resolve("grid.json")).contains("lr:0.02"));
        assertEquals(2, rows(grid.resolve("summary.csv")).size());
        assertTrue(Files.exists(grid.resolve("report.html")));
    }
}
