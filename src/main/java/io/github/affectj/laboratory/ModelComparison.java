package io.github.affectj.laboratory;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.laboratory.grid.Cell;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.CellRunner;
import io.github.affectj.laboratory.grid.Comparison;
import io.github.affectj.laboratory.grid.ComparisonSettings;
import io.github.affectj.laboratory.grid.GridData;
import io.github.affectj.laboratory.grid.GridFolder;
import io.github.affectj.laboratory.report.ComparisonReport;
import io.github.affectj.training.data.CachedClips;
import io.github.affectj.training.data.ClipLengths;
import io.github.affectj.training.run.KeptMaps;
import io.github.affectj.training.run.RunLock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains every system with every seed on one set and compares them; read {@link #run} from top to
 * bottom. A comparison that was broken off goes on where it stopped, when it is run again.
 */
public final class ModelComparison {
    private final ComparisonSettings settings;
    private final GridFolder folder;
    private final GridData data;
    private final ComparisonView view;
    private final Progress progress;

    private ModelComparison(
            ComparisonSettings settings,
            GridFolder folder,
            GridData data,
            ComparisonView view,
            Progress progress) {
        this.settings = settings;
        this.folder = folder;
        this.data = data;
        this.view = view;
        this.progress = progress;
    }

    /**
     * Runs a comparison, and leaves tables, figures and {@code report.html} in its folder.
     *
     * @return what was written
     * @throws BadInputException if a setting or the set can't be used, the folder holds another
     *     comparison, or no run ended well
     * @throws io.github.affectj.base.CancelledException if the progress says so
     */
    public static ComparisonReport.Content run(
            ComparisonSettings settings, ComparisonView view, Progress progress) {
        settings.cells(false); // complains before the set is read, which may take long
        GridFolder folder = new GridFolder(settings.training().output());
        GridData data = GridData.read(settings, folder.dataset(), progress);
        boolean features = data.set().isFeatures();
        List<Cell> cells = settings.cells(features);
        boolean made = folder.create();
        try (RunLock lock = RunLock.take(folder.path())) {
            Map<String, String> plan = new LinkedHashMap<>(settings.asMap(features));
            plan.put(GridData.CLIPS, data.fingerprint());
            folder.require(plan);
            data.write();
            data.notes().forEach(view::note);
            return new ModelComparison(settings, folder, data, view, progress).compare(cells);
        } finally {
            if (made) {
                folder.removeIfEmpty();
            }
        }
    }

    private ComparisonReport.Content compare(List<Cell> cells) {
        Comparison comparison = new Comparison(settings, data, results(cells));
        if (comparison.failed().size() == cells.size()) {
            ComparisonReport.writeRuns(comparison, folder);
            throw new BadInputException(
                    "None of the %d runs could be ended; %s: %s"
                            .formatted(
                                    cells.size(),
                                    cells.get(0).label(),
                                    comparison.failed().get(0).problem()));
        }
        ClipLengths lengths = ClipLengths.of(data.set(), progress);
        return ComparisonReport.write(comparison, lengths, folder, view);
    }

    /** Of all cells, those that ended before included. */
    private List<CellResult> results(List<Cell> cells) {
        List<CellResult> results = new ArrayList<>();
        List<Cell> left = new ArrayList<>();
        for (Cell cell : cells) {
            progress.checkCancelled();
            Optional<CellResult> before = CellRunner.finished(folder, cell);
            before.ifPresent(results::add);
            if (before.isEmpty()) {
                left.add(cell);
            }
        }
        results.forEach(view::ended);
        if (left.isEmpty()) {
            return results;
        }
        GridProgress told =
                new GridProgress(progress, results.size(), cells.size(), System::nanoTime);
        try (CachedClips clips = new CachedClips(folder.path(), CachedClips.MOST_BYTES);
                KeptMaps maps = new KeptMaps(folder.path(), KeptMaps.MOST_BYTES)) {
            CellRunner runner = new CellRunner(settings, folder, data, clips, maps);
            for (Cell cell : left) {
                CellResult result =
                        runner.run(cell, view.run(cell), told.run(cell, results.size()));
                results.add(result);
                view.ended(result);
                if (results.size() < cells.size()) {
                    // A look at it before the night is over; and what a kill leaves.
                    ComparisonReport.writeRuns(new Comparison(settings, data, results), folder);
                }
            }
        }
        return results;
    }
}
