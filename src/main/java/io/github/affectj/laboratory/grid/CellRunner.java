package io.github.affectj.laboratory.grid;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.OpenFilms;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.FeatureScorer;
import io.github.affectj.training.report.ModelCost;
import io.github.affectj.training.report.SplitScorer;
import io.github.affectj.training.run.Checkpoint;
import io.github.affectj.training.run.KeptMaps;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingListener;
import io.github.affectj.training.run.TrainingSession;
import io.github.affectj.training.run.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs one training of the grid to its end, wherever it stands. */
public final class CellRunner {
    private static final double TRAINED = 0.98;

    private final ComparisonSettings settings;
    private final GridFolder folder;
    private final GridData data;
    private final ClipSource clips;
    private final KeptMaps maps;

    /**
     * @param clips where the clips come from
     * @param maps of frozen backbones that cells have in common
     */
    public CellRunner(
            ComparisonSettings settings,
            GridFolder folder,
            GridData data,
            ClipSource clips,
            KeptMaps maps) {
        this.settings = settings;
        this.folder = folder;
        this.data = data;
        this.clips = clips;
        this.maps = maps;
    }

    /** What a cell came to before, if it ended well; then its checkpoint goes. */
    public static Optional<CellResult> finished(GridFolder folder, Cell cell) {
        Path run = folder.run(cell);
        Optional<CellResult> result = CellFiles.read(cell, run);
        result.ifPresent(ended -> Checkpoint.discard(run));
        return result;
    }

    /**
     * Runs a cell, on from its last finished epoch if it was begun.
     *
     * @return also of a run that failed: with the sentence that says why
     * @throws CancelledException if the progress says so
     */
    public CellResult run(Cell cell, TrainingListener listener, Progress progress) {
        Path run = folder.run(cell);
        TrainingSettings training =
                settings.of(cell, run)
                        .with(TrainingKey.DATASET, data.folder())
                        .with(TrainingKey.TIER, "") // that folder has a table, or splits
                        .with(TrainingKey.RESUME, CellFiles.isBegun(run));
        try {
            folder.make("runs");
            TrainingSession.run(training, clips, maps, progress.part(0, TRAINED), listener);
            measure(run, training, progress.part(TRAINED, 1));
            return finished(folder, cell)
                    .orElseGet(() -> CellResult.failed(cell, run + " does not hold a whole run."));
        } catch (CancelledException e) {
            throw e;
        } catch (BadInputException e) {
            return CellResult.failed(cell, ForeignText.sentence(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // As of the engine: one system must not end the comparison of the others.
            return CellResult.failed(
                    cell, ForeignText.sentence("The run ended unexpectedly: " + e));
        }
    }

    private void measure(Path run, TrainingSettings training, Progress progress) {
        ClipDataset set = data.set();
        List<Sample> some = set.split(set.splits().contains("test") ? "test" : "val");
        ModelCost cost;
        try (OpenFilms films = new OpenFilms()) {
            SplitScorer scorer =
                    set.isFeatures()
                            ? new FeatureScorer(new FeatureStore())
                            : SplitScorer.of(films);
            cost =
                    ModelCost.measure(
                            run.resolve("model"), some, scorer, training.device(), progress);
        }
        CellFiles.writeCost(
                run,
                new CellCost(
                        cost.network().parameters(),
                        2 * cost.network().multiplyAdds(),
                        cost.network().peakBytes().orElse(0),
                        cost.network().millis(),
                        cost.millisecondsAClip()));
    }
}
