package io.github.affectj.laboratory.report;

import io.github.affectj.base.Table;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.ComparedSystem;
import io.github.affectj.laboratory.grid.Comparison;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables of single runs: a row a run, those that failed, and all epochs. */
final class RunTables {
    private static final List<String> NUMBERS =
            List.of(
                    "scored",
                    "clips",
                    "accuracy",
                    "accuracy_low",
                    "accuracy_high",
                    "macro_precision",
                    "macro_recall",
                    "macro_f1",
                    "ece",
                    "log_loss",
                    "chance",
                    "commonest_label",
                    "commonest_share",
                    "epochs",
                    "best_epoch",
                    "seconds",
                    "parameters",
                    "flops_window",
                    "memory_mb",
                    "ms_a_window",
                    "ms_a_clip");

    private RunTables() {}

    /** {@code comparison.csv}. */
    static Table runs(Comparison comparison) {
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "run",
                                "system",
                                "architecture",
                                "options",
                                "frames",
                                "seed",
                                "split"));
        header.addAll(NUMBERS);
        header.add("error");
        List<List<Object>> rows = new ArrayList<>();
        for (CellResult r : comparison.results()) {
            ComparedSystem s = r.cell().system();
            List<Object> row =
                    new ArrayList<>(
                            List.of(
                                    r.cell().name(),
                                    s.label(),
                                    s.architecture(),
                                    s.options(),
                                    s.frames(),
                                    r.cell().seed(),
                                    comparison.split()));
            row.addAll(r.isDone() ? numbers(r) : empty());
            row.add(r.problem());
            rows.add(row);
        }
        return new Table(
                "comparison",
                "All runs",
                "accuracy_low and accuracy_high bound the accuracy in 95 of 100 test sets of this size (Wilson); seconds are those of the training alone; flops_window are floating-point operations for one window (a multiplication and an addition are two), memory_mb what scoring it takes beyond the weights, ms_a_window the time of the network for it; ms_a_clip is to open and score a clip. Times hang on the machine and on what else it did.",
                header,
                rows);
    }

    private static List<Object> numbers(CellResult r) {
        ClassificationReport report = r.report();
        return List.of(
                r.split(),
                report.clips(),
                report.accuracy(),
                report.accuracyInterval().low(),
                report.accuracyInterval().high(),
                report.macroPrecision(),
                report.macroRecall(),
                report.macroF1(),
                report.eceAfter(),
                report.logLoss(),
                report.chance(),
                report.commonest().label(),
                report.commonestShare(),
                r.epochs().size(),
                r.bestEpoch(),
                r.seconds(),
                r.cost().parameters(),
                r.cost().flops(),
                r.cost().memoryBytes() == 0 ? Double.NaN : r.cost().memoryBytes() / 1e6,
                r.cost().msAWindow(),
                r.cost().msAClip());
    }

    private static List<Object> empty() {
        String[] empty = new String[NUMBERS.size()];
        Arrays.fill(empty, "");
        return List.of((Object[]) empty);
    }

    /** {@code errors.csv}. */
    static Table errors(Comparison comparison) {
        return new Table(
                "errors",
                "Runs that failed",
                "Each is tried again when the comparison is run again.",
                List.of("run", "system", "seed", "sentence"),
                comparison.failed().stream()
                        .map(
                                r ->
                                        List.<Object>of(
                                                r.cell().name(),
                                                r.cell().system().label(),
                                                r.cell().seed(),
                                                r.problem()))
                        .toList());
    }

    /** {@code curves.csv}: a row a run and epoch. */
    static Table curves(Comparison comparison) {
        List<List<Object>> rows = new ArrayList<>();
        for (CellResult r : comparison.results()) {
            for (EpochMetrics e : r.epochs()) {
                rows.add(
                        List.of(
                                r.cell().system().label(),
                                r.cell().seed(),
                                e.epoch(),
                                e.trainLoss(),
                                e.valLoss(),
                                e.trainAccuracy(),
                                e.valAccuracy(),
                                e.valMacroPrecision(),
                                e.valMacroRecall(),
                                e.valMacroF1(),
                                comparison.split()));
            }
        }
        return new Table(
                "curves",
                "All epochs",
                "",
                List.of(
                        "system",
                        "seed",
                        "epoch",
                        "train_loss",
                        "val_loss",
                        "train_acc",
                        "val_acc",
                        "val_macro_precision",
                        "val_macro_recall",
                        "val_macro_f1",
                        "split"),
                rows);
    }
}
