package io.github.affectj.training.run;

import static io.github.affectj.training.run.TrainingKey.EPOCHS;
import static io.github.affectj.training.run.TrainingKey.RESUME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.report.EpochMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were broken off, and go on. */
class TrainingResumeTest {
    @TempDir Path temp;

    @Test
    void aKilledRunGoesOnToTheSameWeightsAsAnUnbrokenOne() throws Exception {
        Path whole = temp.resolve("a").resolve("run");
        Path broken = temp.resolve("b").resolve("run");
        Runs.train(Runs.tiny(whole, 3, false));
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Runs.class.getName(),
                                broken.toString(),
                                "3")
                        .redirectErrorStream(true)
                        .redirectOutput(temp.resolve("child.log").toFile())
                        .start();
        Path state = broken.resolve("checkpoint").resolve("state.json");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.exists(state) && child.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        child.destroyForcibly(); // SIGKILL
        assertTrue(child.waitFor(1, TimeUnit.MINUTES));
        assertTrue(Files.exists(state), Files.readString(temp.resolve("child.log")));
        int epoch = Runs.epoch(state);
        assertTrue(epoch < 3, "the run was over before it could be killed");
        Runs.train(Runs.tiny(broken, 3, true));
        assertEquals(Runs.weights(whole), Runs.weights(broken));
    }

    @Test
    void aResumedRunNeedsTheSameSettings() {
        Path run = temp.resolve("run");
        Runs.train(Runs.smallest(run));
        Runs.complains(
                Runs.smallest(run).with(EPOCHS, 2).with(RESUME, true),
                "resume=true",
                "epochs was 1 and is now 2");
    }

    @Test
    void aRelabelledSetIsAnother() throws IOException {
        Path run = temp.resolve("run");
        Runs.train(Runs.smallest(run));
        Path set = Runs.copyOfTheSet(temp);
        Path manifest = set.resolve(ClipDataset.MANIFEST);
        Files.writeString(
                manifest, Files.readString(manifest).replaceAll(",happiness,", ",hapless,"));
        Runs.complains(
                Runs.smallest(Runs.of(set, run, 1, "", true, false, false)),
                "resume=true",
                "labels was",
                "hapless");
    }

    @Test
    void saysSoWhereThereIsNothingToGoOnFrom() {
        List<String> told = new ArrayList<>();
        Path run = temp.resolve("run");
        TrainingSession.run(
                Runs.smallest(run).with(RESUME, true),
                Progress.NONE,
                new TrainingListener() {
                    @Override
                    public void warning(String sentence) {
                        told.add(sentence);
                    }
                });
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("resume=true"), told.get(0));
        assertTrue(told.get(0).contains("starts from the beginning"), told.get(0));
    }

    @Test
    void twoRunsCannotShareAFolder() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run"));
        try (RunLock other = RunLock.take(run)) {
            Runs.complains(Runs.smallest(run), "output=", "in use by another");
            assertFalse(Files.exists(run.resolve("config.json")));
        }
        // What a killed run leaves behind.
        Files.writeString(run.resolve(RunLock.FILE), "");
        Runs.train(Runs.smallest(run));
        assertFalse(Files.exists(run.resolve(RunLock.FILE)));
    }

    /** Killed between checkpoint and table, the last row must not be lost. */
    @Test
    void aResumedRunWritesTableAndCurvesOfAllFinishedEpochs() throws IOException {
        Path run = temp.resolve("run");
        TrainingSettings settings = Runs.smallest(run).with(EPOCHS, 2);
        Runs.train(settings);
        String table = Files.readString(run.resolve("metrics.csv"));
        Files.delete(run.resolve("metrics.csv"));
        List<Integer> drawn = new ArrayList<>();
        TrainingSession.run(
                settings.with(RESUME, true),
                Progress.NONE,
                new TrainingListener() {
                    @Override
                    public void epochFinished(Path folder, List<EpochMetrics> all) {
                        drawn.add(all.size());
                    }
                });
        assertEquals(table, Files.readString(run.resolve("metrics.csv")));
        assertEquals(List.of(2), drawn);
    }

    @Test
    void takesAwayTheStoredMapsOfAKilledRun() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run"));
        Path left = Files.writeString(run.resolve(".affectj-maps-123.f16"), "gigabytes");
        Runs.train(Runs.of(Runs.TINY, run, 1, "gif7-resnet18-convgru", false, true, false));
        assertFalse(Files.exists(left));
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path run = temp.resolve("run");
        Runs.train(Runs.smallest(run));
        Path state = run.resolve("checkpoint").resolve("state.json");
        for (String text : new String[] {"", "null", "{}", "[]", "{\"epoch\": 1"}) {
            Files.writeString(state, text);
            Runs.complains(Runs.smallest(run).with(RESUME, true), "state.json", "damaged");
        }
    }
}
