package io.github.affectj.laboratory.grid;

import java.util.Comparator;
import java.util.List;

/**
 * All runs of a comparison.
 *
 * @param results of the cells, in the order of the systems, then of the seeds
 */
public record Comparison(ComparisonSettings settings, GridData data, List<CellResult> results) {

    /** Sorts the results. */
    public Comparison {
        results =
                results.stream()
                        .sorted(
                                Comparator.<CellResult>comparingInt(r -> r.cell().system().number())
                                        .thenComparingLong(r -> r.cell().seed()))
                        .toList();
    }

    /** The systems, in the order of the list. */
    public List<ComparedSystem> systems() {
        return results.stream().map(r -> r.cell().system()).distinct().toList();
    }

    /** The runs of a system that ended well, by rising seed. */
    public List<CellResult> done(ComparedSystem system) {
        return results.stream()
                .filter(r -> r.isDone() && r.cell().system().equals(system))
                .toList();
    }

    /** The runs that failed. */
    public List<CellResult> failed() {
        return results.stream().filter(r -> !r.isDone()).toList();
    }

    /** How the clips were split, as every table says it. */
    public String split() {
        return settings.isLeaking() ? "clips, LEAKS" : "groups";
    }
}
