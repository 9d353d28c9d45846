package io.github.affectj.training.learn;

import io.github.affectj.base.Bootstrap;
import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How good a model is that learnt from fewer labels: of what is not left out some segments are
 * drawn, several times, and heads fitted to them. Their decay is that of the whole by as many
 * labels as there are, so that the weights are expected to be as large.
 */
final class LearningCurve {
    private static final int[] SIZES = {20, 50, 100, 200};
    private static final int DRAWS = 5;

    /**
     * A point of it.
     *
     * @param labels how many labelled segments were learnt from
     * @param accuracy mean share of left-out segments that are right
     * @param low of its 95 % interval, by drawing groups anew
     * @param high of the same
     * @param macroF1 mean F1 over the labels, mean over the draws
     */
    record Point(int labels, double accuracy, double low, double high, double macroF1) {}

    private final Examples examples;
    private final List<Choice> ofFold;
    private final List<String> labels;

    LearningCurve(Examples examples, List<Choice> ofFold, List<String> labels) {
        this.examples = examples;
        this.ofFold = ofFold;
        this.labels = labels;
    }

    /** The points for which there are enough labels in every fold's rest. */
    List<Point> points(Progress progress) {
        int rest =
                IntStream.range(0, examples.foldCount())
                        .map(fold -> examples.where(f -> f != fold).length)
                        .min()
                        .orElse(0);
        List<Point> points = new ArrayList<>();
        for (int size : SIZES) {
            if (size <= rest) {
                points.add(point(size, progress));
            }
            progress.update((double) size / SIZES[SIZES.length - 1], "Trying fewer labels");
        }
        return points;
    }

    private Point point(int size, Progress progress) {
        int count = examples.truth().length;
        List<int[]> draws =
                IntStream.range(0, DRAWS)
                        .parallel()
                        .mapToObj(draw -> said(size, draw, progress))
                        .toList();
        int groups = Arrays.stream(examples.groups()).max().orElse(-1) + 1;
        double[] right = new double[groups];
        int[] counts = new int[groups];
        double f1 = 0;
        double all = 0;
        for (int[] said : draws) {
            int[][] confusion = new int[labels.size()][labels.size()];
            for (int i = 0; i < count; i++) {
                confusion[examples.truth()[i]][said[i]]++;
                if (said[i] == examples.truth()[i]) {
                    right[examples.groups()[i]] += 1.0 / DRAWS;
                    all += 1.0 / DRAWS;
                }
            }
            f1 += new ClassificationReport(labels, confusion, 0, 0, 0).macroF1() / DRAWS;
        }
        Arrays.stream(examples.groups()).forEach(g -> counts[g]++);
        Interval interval = Interval.drawn(right, counts, Bootstrap.DRAWS, 1);
        return new Point(size, all / count, interval.low(), interval.high(), f1);
    }

    /**
     * What heads that learnt from some segments say of those of the folds that they did not see.
     */
    private int[] said(int size, int draw, Progress progress) {
        int[] said = new int[examples.truth().length];
        for (int fold = 0; fold < examples.foldCount(); fold++) {
            int out = fold;
            int[] rest = examples.where(f -> f != out);
            List<Integer> drawn = new ArrayList<>(Arrays.stream(rest).boxed().toList());
            Collections.shuffle(drawn, new Random(1000L * draw + fold));
            int[] some = drawn.stream().limit(size).mapToInt(v -> v).sorted().toArray();
            Choice choice = ofFold.get(fold);
            double decay = choice.decay() * rest.length / size;
            LinearHead head = examples.regression(choice.taken(), some).fit(decay, null, progress);
            double[][] rows = examples.rows().get(choice.taken());
            for (int i : examples.where(f -> f == out)) {
                said[i] = EmotionLabels.argMax(head.logits(rows[i]));
            }
        }
        return said;
    }
}
