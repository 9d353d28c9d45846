package io.github.affectj.training.learn;

import io.github.affectj.base.Bootstrap;
import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.Calibration;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How good a model of a film is on what it has not seen of it.
 *
 * @param scores of heads on the segments that they had not seen
 * @param temperature by which logits are divided to make their probabilities true
 * @param accuracy 95 % interval of the share of segments that are right, by drawing groups anew
 * @param macroF1 95 % interval of the mean F1; NaN of fewer than ten groups
 * @param groups how many were left out, in turn
 * @param folds left out together
 */
record Estimate(
        ClassificationReport scores,
        double temperature,
        Interval accuracy,
        Interval macroF1,
        int groups,
        int folds) {
    /** Of fewer groups, drawing them anew tells too little. */
    private static final int FEWEST_TO_DRAW = 10;

    private static final long SEED = 1;

    /** That of some heads. */
    static Estimate of(
            List<String> labels, Examples examples, HeadSearch.Found found, Progress progress) {
        int[] truth = examples.truth();
        List<double[]> fair = new ArrayList<>();
        List<Integer> fairTruth = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            if (found.known()[i]) { // of a label that was never seen no probability can be true
                fair.add(found.logits().get(i));
                fairTruth.add(truth[i]);
            }
        }
        double temperature =
                Calibration.temperature(
                        fair, Truth.of(fairTruth.stream().mapToInt(v -> v).toArray()));
        ClassificationReport scores =
                ClassificationReport.of(labels, found.logits(), Truth.of(truth), temperature);
        int groups = (int) Arrays.stream(examples.groups()).distinct().count();
        List<Bootstrap.Bounds> bounds = bounds(examples, found, groups, progress);
        double share = scores.accuracy();
        boolean drawn = groups >= FEWEST_TO_DRAW && share > 0 && share < 1;
        return new Estimate(
                scores,
                temperature,
                drawn
                        ? new Interval(bounds.get(0).low(), bounds.get(0).high())
                        : Interval.wilson(share * groups, groups),
                drawn
                        ? new Interval(bounds.get(1).low(), bounds.get(1).high())
                        : new Interval(Double.NaN, Double.NaN),
                groups,
                examples.foldCount());
    }

    /** Of accuracy and mean F1. */
    private static List<Bootstrap.Bounds> bounds(
            Examples examples, HeadSearch.Found found, int groups, Progress progress) {
        int[][][] counts = new int[groups][examples.classes()][examples.classes()];
        for (int i = 0; i < examples.truth().length; i++) {
            int said = EmotionLabels.argMax(found.logits().get(i));
            counts[examples.groups()[i]][examples.truth()[i]][said]++;
        }
        return Bootstrap.bounds(
                groups,
                Bootstrap.DRAWS,
                SEED,
                drawn -> {
                    int[][] sum = new int[examples.classes()][examples.classes()];
                    for (int group : drawn) {
                        for (int k = 0; k < sum.length; k++) {
                            for (int l = 0; l < sum.length; l++) {
                                sum[k][l] += counts[group][k][l];
                            }
                        }
                    }
                    ClassificationReport one =
                            new ClassificationReport(names(sum.length), sum, 0, 0, 0);
                    return new double[] {one.accuracy(), one.macroF1()};
                },
                progress);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    /** Whether it is surely better than always saying the commonest label. */
    boolean isBetterThanCommonest() {
        return accuracy.low() > scores.commonestShare();
    }

    /** Whether it did better, though perhaps by luck. */
    boolean isAboveCommonest() {
        return scores.accuracy() > scores.commonestShare();
    }

    /**
     * The numbers, for json.
     *
     * @param leftOut what groups are
     */
    Map<String, Object> asMap(String leftOut) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("segments", scores.clips());
        map.put("left_out", leftOut);
        map.put("groups", groups);
        map.put("folds", folds);
        map.put("accuracy", scores.accuracy());
        map.put("accuracy_low", accuracy.low());
        map.put("accuracy_high", accuracy.high());
        map.put("chance", scores.chance());
        map.put("commonest_label", scores.commonest().label());
        map.put("commonest_share", scores.commonestShare());
        map.put("better_than_commonest", isBetterThanCommonest());
        map.put("macro_f1", scores.macroF1());
        if (!Double.isNaN(macroF1.low())) {
            map.put("macro_f1_low", macroF1.low());
            map.put("macro_f1_high", macroF1.high());
        }
        map.put("ece_before", scores.eceBefore());
        map.put("ece_after", scores.eceAfter());
        map.put("log_loss", scores.logLoss());
        return map;
    }
}
