package io.github.affectj.training.report;

import io.github.affectj.base.CsvWriter;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
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
 * F1 (equations 6 to 9 of Zhang et al. 2022), confusion matrix and calibration error. Where raters
 * gave shares of labels, the commonest is the true one, and {@link RaterScores} tell the rest.
 *
 * @param labels the model's labels
 * @param confusion clips by true label (row) and predicted label (column)
 * @param eceBefore expected calibration error with temperature 1
 * @param eceAfter expected calibration error with the model's temperature
 * @param logLoss mean negative log-likelihood with the model's temperature, where raters gave
 *     shares against these
 * @param groups accuracy by group; none where it is not known which clip is of which
 * @param raters how the model stands to the raters; null where no clip has any
 * @param maps where its heat maps point; null where that was not measured
 */
public record ClassificationReport(
        List<String> labels,
        int[][] confusion,
        double eceBefore,
        double eceAfter,
        double logLoss,
        GroupScores groups,
        RaterScores raters,
        MapScores maps) {
    /** Draws of groups, enough for bounds that move by a few hundredths of the interval's width. */
    static final int DRAWS = 2000;

    /** A report of a split whose groups and raters are not known. */
    public ClassificationReport(
            List<String> labels,
            int[][] confusion,
            double eceBefore,
            double eceAfter,
            double logLoss) {
        this(labels, confusion, eceBefore, eceAfter, logLoss, GroupScores.NONE, null, null);
    }

    /** Scores of one label; all 0 where nothing was to be found. */
    public record Scores(String label, int clips, double precision, double recall, double f1) {}

    /**
     * Makes a report of predictions.
     *
     * @param logits one row a clip, or a row a labelled step, in the order of {@code labels}
     * @param samples the clips
     */
    public static ClassificationReport of(
            List<String> labels, List<double[]> logits, List<Sample> samples, double temperature) {
        return of(labels, logits, Truth.of(samples), temperature, GroupScores.of(logits, samples));
    }

    /**
     * As above, of rows whose groups are not known.
     *
     * @param truth what each row should say
     */
    public static ClassificationReport of(
            List<String> labels, List<double[]> logits, Truth truth, double temperature) {
        return of(labels, logits, truth, temperature, GroupScores.NONE);
    }

    private static ClassificationReport of(
            List<String> labels,
            List<double[]> logits,
            Truth truth,
            double temperature,
            GroupScores groups) {
        int[][] confusion = new int[labels.size()][labels.size()];
        for (int i = 0; i < truth.size(); i++) {
            confusion[truth.labels()[i]][EmotionLabels.argMax(logits.get(i))]++;
        }
        return new ClassificationReport(
                labels,
                confusion,
                Calibration.error(logits, truth, 1),
                Calibration.error(logits, truth, temperature),
                Calibration.logLoss(logits, truth, temperature),
                groups,
                RaterScores.of(logits, truth, temperature),
                null);
    }

    /**
     * The same with what was measured of the heat maps.
     *
     * @param found null or empty where nothing was
     */
    public ClassificationReport withMaps(MapScores found) {
        MapScores some = found == null || found.isEmpty() ? null : found;
        return new ClassificationReport(
                labels, confusion, eceBefore, eceAfter, logLoss, groups, raters, some);
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

    /**
     * The 95 % interval of the accuracy. Where every clip is of a group, some groups have several
     * clips and there are ten groups or more, these are drawn again (if all clips are right, or
     * none, Wilson's of as many as there are groups); else it is Wilson's, as if the clips were
     * independent of each other.
     */
    public Interval accuracyInterval() {
        double accuracy = accuracy();
        if (!groups.isDrawn()) {
            return Interval.wilson(accuracy * clips(), clips());
        }
        int count = groups.groups().size();
        return accuracy == 0 || accuracy == 1
                ? Interval.wilson(accuracy * count, count)
                : Interval.drawn(
                        groups.groups().stream().mapToDouble(GroupScores.Group::right).toArray(),
                        groups.groups().stream().mapToInt(GroupScores.Group::clips).toArray(),
                        DRAWS,
                        1);
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
        Interval interval = accuracyInterval();
        map.put("accuracy_low", interval.low());
        map.put("accuracy_high", interval.high());
        map.put("interval", groups.isDrawn() ? "by group" : "by clip");
        map.put("groups", groups.groups().size());
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
        if (!groups.listed().isEmpty()) {
            map.put("per_group", groups.asMap());
        }
        if (raters != null) {
            map.put("raters", raters.asMap());
        }
        if (maps != null) {
            map.put(MapScores.KEY, maps.asMap());
        }
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
