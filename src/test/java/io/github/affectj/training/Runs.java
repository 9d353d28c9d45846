package io.github.affectj.training;

import java.nio.file.Path;

/** Small training runs for tests. */
final class Runs {
    /** The miniature set that is committed. */
    static final Path TINY = Path.of("sample-data", "tiny");

    private Runs() {}

    /** Two epochs at 32 px on the miniature set. */
    static TrainingSettings tiny(Path output) {
        return tiny(output, 2, false);
    }

    static TrainingSettings tiny(Path output, int epochs, boolean resume) {
        return new TrainingSettings(
                TINY,
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
                "",
                resume,
                false,
                "standard",
                0,
                true,
                8,
                4,
                false,
                0,
                "constant",
                0);
    }
}
