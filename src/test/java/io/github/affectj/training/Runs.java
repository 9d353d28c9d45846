package io.github.affectj.training;

import io.github.affectj.base.Progress;
import java.nio.file.Path;

/** Small training runs for tests; also a program, so that a test can kill one. */
final class Runs {
    /** The miniature set that is committed. */
    static final Path TINY = Path.of("sample-data", "tiny");

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
                8,
                4,
                skipbad,
                0,
                "cosine",
                0.5,
                "",
                FilmSettings.defaults());
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
                8,
                0,
                false,
                0,
                "constant",
                0,
                "CC0-1.0",
                FilmSettings.defaults());
    }

    /** Trains {@link #tiny(Path, int, boolean)}: arguments are the run folder and the epochs. */
    public static void main(String[] args) {
        TrainingSession.run(
                tiny(Path.of(args[0]), Integer.parseInt(args[1]), false),
                Progress.NONE,
                TrainingListener.NONE);
    }
}
