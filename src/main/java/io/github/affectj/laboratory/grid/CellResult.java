package io.github.affectj.laboratory.grid;

import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import java.util.List;

/**
 * What a run came to.
 *
 * @param problem why it failed, in a sentence; empty for a run that ended well, which alone has the
 *     rest
 * @param split that was scored: {@code test}, or {@code val} in a set without one
 * @param predictions on its clips
 * @param report on them
 * @param epochs all of them
 * @param bestEpoch the one whose weights were taken
 * @param cost of the network
 * @param dataHash over the clips
 * @param device that it ran on
 */
public record CellResult(
        Cell cell,
        String problem,
        String split,
        Predictions predictions,
        ClassificationReport report,
        List<EpochMetrics> epochs,
        int bestEpoch,
        CellCost cost,
        String dataHash,
        String device) {

    /** A run that failed. */
    static CellResult failed(Cell cell, String problem) {
        return new CellResult(cell, problem, "", null, null, List.of(), 0, null, "", "");
    }

    /** Whether the run ended well. */
    public boolean isDone() {
        return problem.isEmpty();
    }

    /** Seconds that its epochs took. */
    public double seconds() {
        return epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
    }
}
