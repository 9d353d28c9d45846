package io.github.affectj.training.run;

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

    static TrainingSettings of(
            Path dataset,
            Path output,
            int epochs,
            String init,
            boolean resume,
            boolean freeze,
            boolean skipbad) {
        return new TrainingSettings(
                dataset,
                output,
                "resnet18-convgru",
                epochs,
                8,
                1e-3,
                1e-4,
                2,
                32,
                5,
                "cpu",
                init,
                resume,
                freeze,
                "standard",
                0,
                true,
                4,
                skipbad,
                0,
                "cosine",
                0.5,
                "",
                "hidden:8");
    }

    /** Long enough, and without variants, to know the 21 training clips by heart. */
    static TrainingSettings learning(Path output) {
        return stills(output, 12, 7);
    }

    /** An epoch on single frames in batches that leave one of the 21 training clips over. */
    static TrainingSettings alone(Path output) {
        return stills(output, 1, 20);
    }

    private static TrainingSettings stills(Path output, int epochs, int batch) {
        return new TrainingSettings(
                TINY,
                output,
                "resnet18",
                epochs,
                batch,
                1e-3,
                0,
                1,
                32,
                5,
                "cpu",
                "",
                false,
                false,
                "none",
                0,
                true,
                0,
                false,
                0,
                "constant",
                0,
                "CC0-1.0",
                "");
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
