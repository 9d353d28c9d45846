package io.github.affectj.laboratory;

import io.github.affectj.base.Progress;
import io.github.affectj.laboratory.grid.ComparisonSettings;
import io.github.affectj.laboratory.report.ComparisonReport;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingSettings;
import java.nio.file.Path;

/** Small comparisons for tests; also a program, so that a test can kill one. */
public final class Grids {
    static final Path TINY = Path.of("sample-data", "tiny");
    static final Path FILMS = Path.of("sample-data", "av3");

    private Grids() {}

    static TrainingSettings training(Path dataset, Path output) {
        return TrainingSettings.defaults(dataset, output)
                .with(TrainingKey.EPOCHS, 2)
                .with(TrainingKey.BATCH, 8)
                .with(TrainingKey.LR, 1e-3)
                .with(TrainingKey.SIZE, 32)
                .with(TrainingKey.DEVICE, "cpu")
                .with(TrainingKey.AUGMENT, "standard")
                .with(TrainingKey.PATIENCE, 0);
    }

    /** A ResNet18 and the smallest network, with two seeds each, at 32 px on the miniature set. */
    static ComparisonSettings two(Path output) {
        return of(TINY, output, "resnet18, demo-mean-colour(gain:2)", "2", "1-2");
    }

    static ComparisonSettings of(
            Path dataset, Path output, String architectures, String frames, String seeds) {
        return new ComparisonSettings(
                training(dataset, output),
                TrainingSettings.FULL,
                architectures,
                frames,
                seeds,
                ComparisonSettings.DEFAULT_SPLIT);
    }

    static ComparisonReport.Content run(ComparisonSettings settings) {
        return ModelComparison.run(settings, ComparisonView.NONE, Progress.NONE);
    }

    /** Runs {@link #two}; the argument is the folder. */
    public static void main(String[] args) {
        run(two(Path.of(args[0])));
    }
}
