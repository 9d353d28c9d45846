package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.engine.GradientLock;
import io.github.affectj.model.install.InstalledModel;
import io.github.affectj.model.install.ModelInstaller;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {
    @TempDir Path temp;

    @Test
    void leavesTheRunFolderOfTheContract() throws IOException {
        Path run = temp.resolve("run");
        List<Integer> epochs = new ArrayList<>();
        ClassificationReport report =
                TrainingSession.run(
                        Runs.tiny(run),
                        Progress.NONE,
                        new TrainingListener() {
                            @Override
                            public void epochFinished(Path folder, List<EpochMetrics> all) {
                                epochs.add(all.get(all.size() - 1).epoch());
                            }
                        });
        assertEquals(List.of(1, 2), epochs);
        assertEquals(7, report.clips());
        for (String name :
                new String[] {
                    "config.json",
                    "metrics.csv",
                    "report.json",
                    "confusion.csv",
                    "checkpoint/state.json",
                    "model/MODEL_CARD.md"
                }) {
            assertTrue(Files.isRegularFile(run.resolve(name)), name);
        }
        assertEquals(3, Files.readAllLines(run.resolve("metrics.csv")).size());
        ModelSpec spec = ModelStore.find(run.resolve("model").toString()).spec();
        assertEquals(7, spec.labels().size());
        JsonObject metrics =
                JsonParser.parseString(Files.readString(run.resolve("model/model.json")))
                        .getAsJsonObject()
                        .getAsJsonObject("metrics")
                        .getAsJsonObject("test");
        assertEquals(1.0 / 7, metrics.get("chance").getAsDouble());
        assertTrue(spec.labels().contains(metrics.get("commonest_label").getAsString()));
        assertEquals(report.commonestShare(), metrics.get("commonest_share").getAsDouble());
        assertEquals(report.accuracyInterval().low(), metrics.get("accuracy_low").getAsDouble());
        assertEquals(report.accuracyInterval().high(), metrics.get("accuracy_high").getAsDouble());
        try (Stream<Path> files = Files.walk(run)) {
            assertFalse(files.anyMatch(f -> f.getFileName().toString().startsWith(".affectj")));
        }
        InstalledModel installed =
                ModelInstaller.install(run, temp.resolve("models"), Progress.NONE);
        assertEquals(spec, installed.model().spec());
        assertEquals(temp.resolve("models/run"), installed.model().folder());
        assertTrue(installed.lines().contains("Training data: " + spec.domain()));
        Runs.complains(Runs.tiny(run), "output=", "resume=true");
    }

    @Test
    void learnsTheMiniatureSet() throws IOException {
        Path run = temp.resolve("run");
        Runs.train(Runs.learning(run));
        List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
        double first = Double.parseDouble(rows.get(1).split(",")[1]);
        double last = Double.parseDouble(rows.get(rows.size() - 1).split(",")[1]);
        assertTrue(last < 0.5 * first, "training loss from " + first + " to " + last);
    }

    /**
     * However long a step takes: here as long as the test holds the lock that every step needs, and
     * the session must end before it is let go.
     */
    @Test
    void cancelIsHeardWhileAStepGoesOnAndKeepsFinishedEpochs() throws Exception {
        Path run = temp.resolve("run");
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch inEpoch = new CountDownLatch(1);
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        if (message.startsWith("Epoch 2")) {
                            inEpoch.countDown();
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return stop.get();
                    }
                };
        FutureTask<ClassificationReport> session =
                new FutureTask<>(
                        () ->
                                TrainingSession.run(
                                        Runs.tiny(run, 50, false),
                                        progress,
                                        TrainingListener.NONE));
        new Thread(session).start();
        assertTrue(inEpoch.await(2, TimeUnit.MINUTES));
        synchronized (GradientLock.class) {
            stop.set(true);
            ExecutionException e =
                    assertThrows(ExecutionException.class, () -> session.get(1, TimeUnit.MINUTES));
            assertTrue(e.getCause() instanceof CancelledException, e.toString());
        }
        // The folder is whole, and can be gone on with at once.
        int epoch = Runs.epoch(run.resolve("checkpoint").resolve("state.json"));
        assertTrue(epoch >= 1);
        assertFalse(Files.exists(run.resolve("model")));
        Runs.complains(Runs.tiny(run, 51, true), "epochs was 50 and is now 51");
    }

    @Test
    void startsFromAnotherModelAndTrainsItsHeadOnStoredMaps() throws IOException {
        Path first = temp.resolve("first");
        Runs.train(Runs.tiny(first, 1, false));
        Path second = temp.resolve("second");
        String init = first.resolve("model").toString();
        Runs.train(Runs.of(Runs.TINY, second, 3, init, false, true, false));
        assertEquals(4, Files.readAllLines(second.resolve("metrics.csv")).size());
        try (Stream<Path> files = Files.list(second)) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(".f16")), "stored maps are gone");
        }
    }

    @Test
    void namesWhatCannotBeUsed() throws IOException {
        Runs.complains(
                Runs.of(temp.resolve("none"), temp.resolve("run"), 1, "", false, false, false),
                "dataset=",
                "manifest.csv");
        Runs.complains(
                Runs.of(Runs.TINY, temp.resolve("run"), 1, "nowhere", false, false, false),
                "'nowhere'");
        Path pickle = Files.writeString(temp.resolve("x.safetensors"), "no weights");
        Runs.complains(
                Runs.of(Runs.TINY, temp.resolve("r2"), 1, pickle.toString(), false, false, false),
                "x.safetensors");
        Runs.complains(
                Runs.of(Runs.TINY, temp.resolve("r3"), 1, "", false, true, false), "freeze=true");
    }

    @Test
    void namesADamagedClipAndLeavesItOutOnlyWhereAsked() throws IOException {
        Path set = Runs.copyOfTheSet(temp);
        Path victim =
                ClipDataset.open(set).split("train").stream().findFirst().orElseThrow().path();
        Files.write(victim, java.util.Arrays.copyOf(Files.readAllBytes(victim), 40));
        Runs.complains(
                Runs.of(set, temp.resolve("run"), 1, "", false, false, false),
                victim.getFileName().toString(),
                "skipbad=true");
        List<String> warnings = new ArrayList<>();
        TrainingSession.run(
                Runs.smallest(Runs.of(set, temp.resolve("run"), 1, "", false, false, true)),
                Progress.NONE,
                new TrainingListener() {
                    @Override
                    public void warning(String sentence) {
                        warnings.add(sentence);
                    }
                });
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains(victim.getFileName().toString()));
    }

    /** A run of the miniature set whose last step of each epoch is seen from outside. */
    @Test
    void tellsTheStepsThatAreDone() {
        List<String> told = new ArrayList<>();
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        told.add(message);
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };
        TrainingSession.run(Runs.smallest(temp.resolve("run")), progress, TrainingListener.NONE);
        List<String> steps =
                told.stream()
                        .filter(m -> m.startsWith("Epoch"))
                        .map(m -> m.replaceFirst(",[^,]* left$", ""))
                        .toList();
        assertEquals(
                List.of(
                        "Epoch 1 of 1, step 1 of 3",
                        "Epoch 1 of 1, step 2 of 3",
                        "Epoch 1 of 1, step 3 of 3"),
                steps);
    }

    @Test
    void trainingNeedsTwoLabels() throws IOException {
        for (String split : new String[] {"train", "val"}) {
            Path label = Files.createDirectories(temp.resolve("set").resolve(split).resolve("joy"));
            Files.copy(
                    Runs.TINY.resolve("test/openmoji/fear/fearful-face.gif"),
                    label.resolve("a.gif"));
        }
        Runs.complains(
                Runs.of(temp.resolve("set"), temp.resolve("run"), 1, "", false, false, false),
                "'joy'",
                "two");
        assertFalse(Files.exists(temp.resolve("run")));
    }

    /** Else hours of reading a large set go by before a slip of the pen is told. */
    @Test
    void looksAtTheSettingsBeforeItReadsTheClips() throws IOException {
        Path set = temp.resolve("set");
        for (String place : new String[] {"train/a", "train/b", "val/a"}) {
            Files.writeString(
                    Files.createDirectories(set.resolve(place)).resolve("x.gif"), "damaged");
        }
        Runs.complains(
                Runs.of(set, temp.resolve("run"), 1, "nowhere", false, false, false),
                "init=nowhere");
        Path file = Files.writeString(temp.resolve("file"), "");
        Runs.complains(
                Runs.of(set, file, 1, "", false, false, false), "output=", "is not a folder");
        Path taken = Files.createDirectories(temp.resolve("taken"));
        Files.writeString(taken.resolve("config.json"), "{}");
        Runs.complains(Runs.of(set, taken, 1, "", false, false, false), "output=", "resume=true");
        assertFalse(Files.exists(temp.resolve("run")));
    }

    @Test
    void tellsOfClipsThatStandInTwoSplits() throws IOException {
        Path set = Runs.copyOfTheSet(temp);
        ClipDataset tiny = ClipDataset.open(set);
        Files.copy(
                tiny.split("train").get(0).path(),
                tiny.split("test").get(0).path(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        List<String> told = new ArrayList<>();
        TrainingSession.run(
                Runs.smallest(Runs.of(set, temp.resolve("run"), 1, "", false, false, false)),
                Progress.NONE,
                new TrainingListener() {
                    @Override
                    public void warning(String sentence) {
                        told.add(sentence);
                    }
                });
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("test") && told.get(0).contains("train"), told.get(0));
    }

    @Test
    void anEvaluationDoesNotOverwriteTheReportOfARun() throws IOException {
        Path run = temp.resolve("run");
        Runs.train(Runs.smallest(run));
        String report = Files.readString(run.resolve("report.json"));
        String message =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        Evaluation.run(
                                                new EvaluationSettings(
                                                        Runs.TINY,
                                                        run.resolve("model").toString(),
                                                        "val",
                                                        "cpu",
                                                        run),
                                                Progress.NONE))
                        .getMessage();
        assertTrue(message.contains("output="), message);
        assertEquals(report, Files.readString(run.resolve("report.json")));
    }

    @Test
    void theCardClaimsNoGroupsThatWereNotTold() throws IOException {
        Path run = temp.resolve("run");
        Runs.train(Runs.smallest(run));
        Path card = run.resolve("model").resolve("MODEL_CARD.md");
        assertTrue(Files.readString(card).contains("Groups never cross splits"));
        Path set = Runs.copyOfTheSet(temp);
        Path manifest = set.resolve(ClipDataset.MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("group", "who"));
        Path other = temp.resolve("other");
        Runs.train(Runs.smallest(Runs.of(set, other, 1, "", false, false, false)));
        String text = Files.readString(other.resolve("model").resolve("MODEL_CARD.md"));
        assertFalse(text.contains("Groups never cross splits"), text);
    }

    /** 21 clips in batches of 20: the last window stands alone, and 32 px leave it 1 x 1 maps. */
    @Test
    void aLastWindowThatStandsAloneDoesNotEndTheRun() throws IOException {
        Path run = temp.resolve("run");
        Runs.train(Runs.alone(run));
        assertEquals(2, Files.readAllLines(run.resolve("metrics.csv")).size());
    }
}
