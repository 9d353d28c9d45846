package io.github.affectj.laboratory.report;

import io.github.affectj.base.Table;
import io.github.affectj.laboratory.grid.Comparison;
import io.github.affectj.laboratory.statistics.Holm;
import io.github.affectj.laboratory.statistics.MeanInterval;
import io.github.affectj.training.report.ClassificationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tables of systems over their seeds. */
final class SystemTables {
    private final Comparison comparison;
    private final List<SystemSummary> systems;

    SystemTables(Comparison comparison) {
        this.comparison = comparison;
        systems = SystemSummary.of(comparison);
    }

    /** {@code summary.csv}: a row a system, and how it stands to the first. */
    Table summary() {
        List<Optional<Pairing>> pairings = new ArrayList<>();
        for (SystemSummary s : systems) {
            boolean tested = s.system().number() > 1 && systems.get(0).system().number() == 1;
            pairings.add(tested ? Pairing.of(systems.get(0), s) : Optional.empty());
        }
        double[] p =
                pairings.stream()
                        .mapToDouble(o -> o.map(x -> x.mcNemar().p()).orElse(Double.NaN))
                        .toArray();
        double[] holm = Holm.adjusted(p);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < systems.size(); i++) {
            SystemSummary s = systems.get(i);
            MeanInterval accuracy = s.over(ClassificationReport::accuracy);
            MeanInterval f1 = s.over(ClassificationReport::macroF1);
            List<Object> row = new ArrayList<>();
            row.addAll(List.of(s.system().label(), s.runs().size(), comparison.split()));
            row.addAll(List.of(s.split(), s.any().clips()));
            row.addAll(values(accuracy));
            row.addAll(values(f1));
            row.addAll(
                    List.of(
                            s.over(ClassificationReport::macroPrecision).mean(),
                            s.over(ClassificationReport::macroRecall).mean(),
                            s.over(ClassificationReport::eceAfter).mean(),
                            s.over(ClassificationReport::logLoss).mean()));
            row.addAll(guesses(s));
            row.addAll(against(pairings.get(i), p[i], holm[i]));
            rows.add(row);
        }
        return new Table(
                "summary",
                "Systems",
                "Means, standard deviations and 95 % intervals (Student's t) over the seeds: they tell how much chance in the training matters, not how well the test clips stand for others. Columns that begin with vs_first compare with the first system on the same clips and seeds: difference of accuracy with its 95 % interval (paired bootstrap over the clips, 10 000 draws, a clip counting with the mean of its seeds), then McNemar's exact test on the probabilities averaged over the seeds, a clip counting once; holm is its p-value adjusted for the number of systems.",
                List.of(
                        "system",
                        "seeds",
                        "split",
                        "scored",
                        "clips",
                        "accuracy",
                        "accuracy_sd",
                        "accuracy_low",
                        "accuracy_high",
                        "macro_f1",
                        "macro_f1_sd",
                        "macro_f1_low",
                        "macro_f1_high",
                        "macro_precision",
                        "macro_recall",
                        "ece",
                        "log_loss",
                        "chance",
                        "commonest_label",
                        "commonest_share",
                        "vs_first_seeds",
                        "vs_first_accuracy",
                        "vs_first_low",
                        "vs_first_high",
                        "vs_first_only_first_right",
                        "vs_first_only_this_right",
                        "vs_first_mcnemar_p",
                        "vs_first_holm_p"),
                rows);
    }

    private static List<Object> values(MeanInterval i) {
        return List.of(i.mean(), i.sd(), i.low(), i.high());
    }

    private static List<Object> guesses(SystemSummary s) {
        return List.of(s.any().chance(), s.any().commonest().label(), s.any().commonestShare());
    }

    private static List<Object> against(Optional<Pairing> pairing, double p, double holm) {
        if (pairing.isEmpty()) {
            return Arrays.asList((Object[]) new String[] {"", "", "", "", "", "", "", ""});
        }
        Pairing x = pairing.get();
        return List.of(
                x.seeds(),
                x.bootstrap().difference(),
                x.bootstrap().low(),
                x.bootstrap().high(),
                x.mcNemar().onlyFirst(),
                x.mcNemar().onlySecond(),
                p,
                holm);
    }

    /** {@code labels.csv}: a row a system and label, means over the seeds. */
    Table labels() {
        List<List<Object>> rows = new ArrayList<>();
        systems.forEach(s -> rows.addAll(labels(s)));
        return new Table("labels", "Labels", "Means over the seeds.", labelHeader(), rows);
    }

    private static List<String> labelHeader() {
        return List.of(
                "system",
                "label",
                "clips",
                "precision",
                "recall",
                "f1",
                "f1_sd",
                "chance",
                "commonest_share",
                "split");
    }

    private List<List<Object>> labels(SystemSummary s) {
        List<List<Object>> rows = new ArrayList<>();
        List<ClassificationReport.Scores> any = s.any().perLabel();
        for (int k = 0; k < any.size(); k++) {
            MeanInterval f1 = s.label(k, ClassificationReport.Scores::f1);
            rows.add(
                    List.of(
                            s.system().label(),
                            any.get(k).label(),
                            any.get(k).clips(),
                            s.label(k, ClassificationReport.Scores::precision).mean(),
                            s.label(k, ClassificationReport.Scores::recall).mean(),
                            f1.mean(),
                            f1.sd(),
                            s.any().chance(),
                            s.any().commonestShare(),
                            comparison.split()));
        }
        return rows;
    }

    /** {@code confusion.csv}: a row a system, true and predicted label, summed over the seeds. */
    Table confusion() {
        List<List<Object>> rows = new ArrayList<>();
        for (SystemSummary s : systems) {
            int[][] counts = s.confusion();
            List<String> labels = s.any().labels();
            for (int t = 0; t < labels.size(); t++) {
                for (int p = 0; p < labels.size(); p++) {
                    rows.add(
                            List.of(
                                    s.system().label(),
                                    labels.get(t),
                                    labels.get(p),
                                    counts[t][p],
                                    comparison.split()));
                }
            }
        }
        return new Table(
                "confusion",
                "Confusions",
                "Summed over the seeds.",
                List.of("system", "true", "predicted", "clips", "split"),
                rows);
    }

    /** Table 2 of Zhang et al. 2022 and figure 4 of Liang 2023: the labels of the first system. */
    Table firstLabels() {
        return new Table(
                "table2_labels",
                "Table 2. Labels of " + systems.get(0).system().label(),
                "Means over the seeds.",
                labelHeader(),
                labels(systems.get(0)));
    }

    /** Table 3 of Zhang et al. 2022 and table 1 of Liang 2023. */
    Table precisionRecallF1() {
        List<List<Object>> rows = new ArrayList<>();
        for (SystemSummary s : systems) {
            rows.add(
                    List.of(
                            s.system().label(),
                            s.over(ClassificationReport::macroPrecision).mean(),
                            s.over(ClassificationReport::macroRecall).mean(),
                            s.over(ClassificationReport::macroF1).mean(),
                            s.any().chance(),
                            s.any().commonestShare(),
                            comparison.split()));
        }
        return new Table(
                "table3_precision_recall_f1",
                "Table 3. Precision, recall and F1",
                "Means over the labels, then over the seeds. chance and commonest_share are accuracies of a guess.",
                List.of(
                        "system",
                        "precision",
                        "recall",
                        "f1",
                        "chance",
                        "commonest_share",
                        "split"),
                rows);
    }

    /** Table 4 of Zhang et al. 2022. */
    Table accuracies() {
        List<List<Object>> rows = new ArrayList<>();
        for (SystemSummary s : systems) {
            MeanInterval a = s.over(ClassificationReport::accuracy);
            rows.add(
                    List.of(
                            s.system().label(),
                            a.mean(),
                            a.sd(),
                            a.low(),
                            a.high(),
                            s.any().chance(),
                            s.any().commonestShare(),
                            comparison.split()));
        }
        return new Table(
                "table4_accuracy",
                "Table 4. Accuracy",
                "Mean, standard deviation and 95 % interval over the seeds.",
                List.of(
                        "system",
                        "accuracy",
                        "sd",
                        "low",
                        "high",
                        "chance",
                        "commonest_share",
                        "split"),
                rows);
    }
}
