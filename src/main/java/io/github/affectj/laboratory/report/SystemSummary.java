package io.github.affectj.laboratory.report;

import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.ComparedSystem;
import io.github.affectj.laboratory.grid.Comparison;
import io.github.affectj.laboratory.statistics.MeanInterval;
import io.github.affectj.training.report.ClassificationReport;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A system over its seeds.
 *
 * @param runs those that ended well, at least one
 */
record SystemSummary(ComparedSystem system, List<CellResult> runs) {

    /** Of every system that has a run that ended well, in the order of the list. */
    static List<SystemSummary> of(Comparison comparison) {
        return comparison.systems().stream()
                .map(s -> new SystemSummary(s, comparison.done(s)))
                .filter(s -> !s.runs().isEmpty())
                .toList();
    }

    /** A score over the seeds. */
    MeanInterval over(ToDoubleFunction<ClassificationReport> score) {
        return MeanInterval.of(
                runs.stream().mapToDouble(r -> score.applyAsDouble(r.report())).toArray());
    }

    /** Any of its reports, for what does not differ: labels, chance, commonest label. */
    ClassificationReport any() {
        return runs.get(0).report();
    }

    /** The split that was scored. */
    String split() {
        return runs.get(0).split();
    }

    /** Clips by true and predicted label, summed over the seeds. */
    int[][] confusion() {
        int n = any().labels().size();
        int[][] sum = new int[n][n];
        for (CellResult run : runs) {
            for (int t = 0; t < n; t++) {
                for (int p = 0; p < n; p++) {
                    sum[t][p] += run.report().confusion()[t][p];
                }
            }
        }
        return sum;
    }

    /** A score of one label over the seeds. */
    MeanInterval label(int label, ToDoubleFunction<ClassificationReport.Scores> score) {
        return over(report -> score.applyAsDouble(report.perLabel().get(label)));
    }

    /** Whether some of its runs had more epochs than others. */
    boolean endsDiffer() {
        return runs.stream().mapToInt(run -> run.epochs().size()).distinct().count() > 1;
    }
}
