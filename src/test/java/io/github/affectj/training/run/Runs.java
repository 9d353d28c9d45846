package io.github.affectj.training.run;

import static io.github.affectj.training.run.TrainingKey.ARCHITECTURE;
import static io.github.affectj.training.run.TrainingKey.AUGMENT;
import static io.github.affectj.training.run.TrainingKey.BATCH;
import static io.github.affectj.training.run.TrainingKey.CHUNK;
import static io.github.affectj.training.run.TrainingKey.DECAY;
import static io.github.affectj.training.run.TrainingKey.DEVICE;
import static io.github.affectj.training.run.TrainingKey.EPOCHS;
import static io.github.affectj.training.run.TrainingKey.FRAMES;
import static io.github.affectj.training.run.TrainingKey.FREEZE;
import static io.github.affectj.training.run.TrainingKey.INIT;
import static io.github.affectj.training.run.TrainingKey.LICENCE;
import static io.github.affectj.training.run.TrainingKey.LR;
import static io.github.affectj.training.run.TrainingKey.OPTIONS;
import static io.github.affectj.training.run.TrainingKey.PATIENCE;
import static io.github.affectj.training.run.TrainingKey.RAMP;
import static io.github.affectj.training.run.TrainingKey.RESUME;
import static io.github.affectj.training.run.TrainingKey.SCHEDULE;
import static io.github.affectj.training.run.TrainingKey.SEED;
import static io.github.affectj.training.run.TrainingKey.SIZE;
import static io.github.affectj.training.run.TrainingKey.SKIPBAD;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.store.WeightsFile;
import io.github.affectj.training.report.ClassificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Small training runs for tests; also a program, so that a test can kill one. */
public final class Runs {
    /** The miniature set that is committed. */
    public static final Path TINY = Path.of("sample-data", "tiny");

    private Runs() {}

    /** Two epochs at 32 px on the miniature set. */
    static TrainingSettings tiny(Path output) {
        return tiny(output, 2, false);
    }

    static TrainingSettings tiny(Path output, int epochs, boolean resume) {
        return of(TINY, output, epochs, "", resume, false, false);
    }

    /** An epoch of the smallest network, for what does not depend on the network. */
    static TrainingSettings smallest(Path output) {
        return smallest(tiny(output, 1, false));
    }

    /** The same settings for the smallest network. */
    static TrainingSettings smallest(TrainingSettings settings) {
        return settings.with(ARCHITECTURE, "demo-mean-colour").with(OPTIONS, "");
    }

    static TrainingSettings of(
            Path dataset,
            Path output,
            int epochs,
            String init,
            boolean resume,
            boolean freeze,
            boolean skipbad) {
        return TrainingSettings.defaults(dataset, output)
                .with(EPOCHS, epochs)
                .with(BATCH, 8)
                .with(LR, 1e-3)
                .with(FRAMES, 2)
                .with(SIZE, 32)
                .with(SEED, 5)
                .with(DEVICE, "cpu")
                .with(INIT, init)
                .with(RESUME, resume)
                .with(FREEZE, freeze)
                .with(AUGMENT, "standard")
                .with(PATIENCE, 0)
                .with(CHUNK, 4)
                .with(SKIPBAD, skipbad)
                .with(SCHEDULE, "cosine")
                .with(RAMP, 0.5)
                .with(OPTIONS, "hidden:8");
    }

    /** Long enough, and without variants, to know the 21 training clips by heart. */
    static TrainingSettings learning(Path output) {
        return stills(output, 8, 7);
    }

    /** An epoch on single frames in batches that leave one of the 21 training clips over. */
    static TrainingSettings alone(Path output) {
        return stills(output, 1, 20);
    }

    private static TrainingSettings stills(Path output, int epochs, int batch) {
        return TrainingSettings.defaults(TINY, output)
                .with(ARCHITECTURE, "resnet18")
                .with(EPOCHS, epochs)
                .with(BATCH, batch)
                .with(LR, 1e-3)
                .with(DECAY, 0)
                .with(FRAMES, 1)
                .with(SIZE, 32)
                .with(SEED, 5)
                .with(DEVICE, "cpu")
                .with(AUGMENT, "none")
                .with(PATIENCE, 0)
                .with(LICENCE, "CC0-1.0");
    }

    /** Trains, without telling anybody how far it is. */
    static ClassificationReport train(TrainingSettings settings) {
        return TrainingSession.run(settings, Progress.NONE, TrainingListener.NONE);
    }

    /** Hash of the weights that a run made. */
    static String weights(Path run) throws IOException {
        return WeightsFile.sha256(run.resolve("model").resolve("weights.safetensors"));
    }

    /** A training ends with a sentence that holds some words. */
    static void complains(TrainingSettings settings, String... parts) {
        String message = assertThrows(BadInputException.class, () -> train(settings)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    /** The epochs that a checkpoint tells as done. */
    static int epoch(Path state) throws IOException {
        return JsonParser.parseString(Files.readString(state))
                .getAsJsonObject()
                .get("epoch")
                .getAsInt();
    }

    /** The miniature set once more, to be changed. */
    static Path copyOfTheSet(Path folder) throws IOException {
        Path set = folder.resolve("set");
        try (Stream<Path> files = Files.walk(TINY)) {
            for (Path f : files.toList()) {
                Files.copy(f, set.resolve(TINY.relativize(f).toString()));
            }
        }
        return set;
    }

    /** Trains {@link #tiny(Path, int, boolean)}: arguments are the run folder and the epochs. */
    public static void main(String[] args) {
        TrainingSession.run(
                tiny(Path.of(args[0]), Integer.parseInt(args[1]), false),
                Progress.NONE,
                TrainingListener.NONE);
    }
}
