package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.Progress;
import io.github.affectj.training.data.CachedClips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training through a cache of decoded clips is the one without, to the last bit. */
class CachedTrainingTest {
    @TempDir Path temp;

    private void same(TrainingSettings plain, TrainingSettings cached) throws IOException {
        Runs.train(plain);
        try (CachedClips clips = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            TrainingSession.run(cached, clips, null, Progress.NONE, TrainingListener.NONE);
        }
        assertEquals(Runs.weights(plain.output()), Runs.weights(cached.output()));
        for (String file : List.of("predictions.csv", "report.json", "confusion.csv")) {
            assertEquals(
                    Files.readString(plain.output().resolve(file)),
                    Files.readString(cached.output().resolve(file)));
        }
    }

    @Test
    void onGifs() throws IOException {
        same(
                Runs.tiny(temp.resolve("a").resolve("run")),
                Runs.tiny(temp.resolve("b").resolve("run")));
    }

    @Test
    void onVideoAndAudio() throws IOException {
        same(film(temp.resolve("a").resolve("run")), film(temp.resolve("b").resolve("run")));
    }

    private static TrainingSettings film(Path output) {
        return TrainingSettings.defaults(Path.of("sample-data", "av3"), output)
                .with(TrainingKey.ARCHITECTURE, "av-fusion")
                .with(TrainingKey.OPTIONS, "hidden:8")
                .with(TrainingKey.EPOCHS, 1)
                .with(TrainingKey.BATCH, 4)
                .with(TrainingKey.FRAMES, 8)
                .with(TrainingKey.SIZE, 32)
                .with(TrainingKey.DEVICE, "cpu");
    }
}
