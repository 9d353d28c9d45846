package io.github.affectj.training.report;

import io.github.affectj.base.CsvWriter;
import io.github.affectj.result.EmotionLabels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well a model names the labels of a split, a clip at a time: accuracy, precision, recall and
 * F1 (equations 6 to 9 of Zhang et al. 2022), confusion matrix and calibration error.
 *
 * @param labels the model's labels
 * @param confusion clips by true label (row) and predicted label (column)
 * @param eceBefore expected calibration error with temperature 1
 * @param eceAfter expected calibration error with the model's temperature
 * @param logLoss mean negative log-likelihood with the model's temperature
 */
public record ClassificationReport(
        List<String> labels, int[][] confusion, double eceBefore, double eceAfter, double logLoss) {

    /** Scores of one label; all 0 where nothing was to be found. */
    public record Scores(String label, int clips, double precision, double recall, double f1) {}

    /**
     * Makes a report of predictions.
     *
     * @param logits one row a clip, in the order of {@code labels}
     * @param truth place of each clip's label
     */
    public static ClassificationReport of(
            List<String> labels, List<double[]> logits, int[] truth, double temperature) {
        int[][] confusion = new int[labels.size()][labels.size()];
        for (int i = 0; i < truth.length; i++) {
            confusion[truth[i]][EmotionLabels.argMax(logits.get(i))]++;
        }
        return new ClassificationReport(
                labels,
                confusion,
                Calibration.error(logits, truth, 1),
                Calibration.error(logits, truth, temperature),
                Calibration.logLoss(logits, truth, temperature));
    }

    /** How many clips were scored. */
    public int clips() {
        int n = 0;
        for (int[] row : confusion) {
            for (int v : row) {
                n += v;
            }
        }
        return n;
    }

    /** Share of clips whose label was named, 0 to 1. */
    public double accuracy() {
        int right = 0;
        for (int i = 0; i < confusion.length; i++) {
            right += confusion[i][i];
        }
        return (double) right / clips();
    }

    /** The 95 % interval of the accuracy, if the clips are independent of each other. */
    public Interval accuracyInterval() {
        return Interval.wilson(accuracy() * clips(), clips());
    }

    /** The accuracy of a guess at random among all labels, 0 to 1. */
    public double chance() {
        return 1.0 / labels.size();
    }

    /** The label that most clips have, the first of those that tie. */
    public Scores commonest() {
        return perLabel().stream().min(Comparator.comparingInt(s -> -s.clips())).orElseThrow();
    }

    /** The accuracy of saying {@link #commonest()} of every clip, 0 to 1. */
    public double commonestShare() {
        return (double) commonest().clips() / clips();
    }

    /** Mean F1 over the labels that have clips, 0 to 1. */
    public double macroF1() {
        return macro(Scores::f1);
    }

    /** Mean precision over the labels that have clips, 0 to 1. */
    public double macroPrecision() {
        return macro(Scores::precision);
    }

    /** Mean recall over the labels that have clips, 0 to 1. */
    public double macroRecall() {
        return macro(Scores::recall);
    }

    private double macro(ToDoubleFunction<Scores> score) {
        return perLabel().stream()
                .filter(s -> s.clips() > 0)
                .mapToDouble(score)
                .average()
                .orElse(0);
    }

    /** Scores of each label. */
    public List<Scores> perLabel() {
        List<Scores> scores = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            int right = confusion[k][k];
            int named = 0;
            int there = 0;
            for (int i = 0; i < labels.size(); i++) {
                named += confusion[i][k];
                there += confusion[k][i];
            }
            double precision = named == 0 ? 0 : (double) right / named;
            double recall = there == 0 ? 0 : (double) right / there;
            double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            scores.add(new Scores(labels.get(k), there, precision, recall, f1));
        }
        return scores;
    }

    /** The report as plain maps and lists, for JSON. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clips", clips());
        map.put("accuracy", accuracy());
        map.put("accuracy_low", accuracyInterval().low());
        map.put("accuracy_high", accuracyInterval().high());
        map.put("chance", chance());
        map.put("commonest_label", commonest().label());
        map.put("commonest_share", commonestShare());
        map.put("macro_precision", macroPrecision());
        map.put("macro_recall", macroRecall());
        map.put("macro_f1", macroF1());
        map.put("ece_before", eceBefore);
        map.put("ece_after", eceAfter);
        map.put("log_loss", logLoss);
        Map<String, Object> perLabel = new LinkedHashMap<>();
        for (Scores s : perLabel()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("clips", s.clips());
            one.put("precision", s.precision());
            one.put("recall", s.recall());
            one.put("f1", s.f1());
            perLabel.put(s.label(), one);
        }
        map.put("per_label", perLabel);
        return map;
    }

    /** The confusion matrix as CSV: a header row and column of labels. */
    public String confusionCsv() {
        StringBuilder csv = new StringBuilder();
        try (CsvWriter table = new CsvWriter(csv, ',')) {
            List<Object> header = new ArrayList<>(labels);
            header.add(0, "true\\predicted");
            table.row(header);
            for (int i = 0; i < labels.size(); i++) {
                List<Object> row = new ArrayList<>();
                row.add(labels.get(i));
                for (int v : confusion[i]) {
                    row.add(v);
                }
                table.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be written", e);
        }
        return csv.toString();
    }
}
