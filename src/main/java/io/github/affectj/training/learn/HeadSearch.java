package io.github.affectj.training.learn;

import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.scoring.ClipScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fits a head and tells what heads that had not seen a fold say of it. The decay, and whether the
 * sound is taken, are chosen by left-out folds, too: for what is said of a fold by the other folds
 * alone, so that nothing of it enters (nested cross-validation). A fit without two folds serves the
 * choice for either of them, which halves the work.
 */
final class HeadSearch {
    /** From strong to weak: each fit begins where the one before ended. */
    private static final double[] DECAYS = {3, 1, 0.3, 0.1, 0.03, 0.01, 0.003};

    private static final double LEAST_SHARE = 1e-12;

    private final Examples examples;
    private final List<Choice> choices = new ArrayList<>();

    /** Folds that are left out together; equal where it is one. */
    private record Pair(int one, int other) {}

    /**
     * What fits without a pair of folds say of it, choice by choice.
     *
     * @param losses summed over the segments of {@code one}, and of {@code other}
     * @param logits of the segments of {@code one}
     */
    private record Said(Pair pair, double[][] losses, List<double[][]> logits) {}

    /**
     * What was found.
     *
     * @param head fitted to all segments
     * @param choice how
     * @param ofFold how the heads were fitted that had not seen a fold
     * @param logits of each segment, from the head that had not seen its fold
     * @param known whether that head had seen the segment's label elsewhere
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Found(
            LinearHead head,
            Choice choice,
            List<Choice> ofFold,
            List<double[]> logits,
            boolean[] known) {}

    HeadSearch(Examples examples) {
        this.examples = examples;
        for (Modalities taken : examples.rows().keySet()) {
            for (double decay : DECAYS) {
                choices.add(new Choice(taken, decay));
            }
        }
    }

    /**
     * Does it.
     *
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    Found run(Progress progress) {
        int folds = examples.foldCount();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            for (int j = i; j < folds; j++) {
                pairs.add(new Pair(i, j));
            }
        }
        AtomicInteger done = new AtomicInteger();
        List<Said> said =
                pairs.parallelStream()
                        .map(
                                pair -> {
                                    Said one = without(pair, progress);
                                    progress.update(
                                            (double) done.incrementAndGet() / pairs.size(),
                                            "Learning, and trying what was learnt");
                                    return one;
                                })
                        .toList();
        double[][] inner = new double[folds][choices.size()];
        double[] outer = new double[choices.size()];
        for (Said s : said) {
            boolean alone = s.pair.one == s.pair.other;
            for (int c = 0; c < choices.size(); c++) {
                if (alone) {
                    outer[c] += s.losses[0][c];
                } else {
                    inner[s.pair.other][c] += s.losses[0][c];
                    inner[s.pair.one][c] += s.losses[1][c];
                }
            }
        }
        double[][] logits = new double[examples.truth().length][];
        boolean[] known = new boolean[logits.length];
        List<Choice> ofFold = new ArrayList<>();
        for (Said s : said) {
            if (s.pair.one == s.pair.other) {
                int fold = s.pair.one;
                int best = least(inner[fold]);
                ofFold.add(choices.get(best));
                boolean[] labels = examples.known(examples.where(f -> f != fold));
                int[] places = examples.where(f -> f == fold);
                for (int i = 0; i < places.length; i++) {
                    logits[places[i]] = s.logits.get(best)[i];
                    known[places[i]] = labels[examples.truth()[places[i]]];
                }
            }
        }
        Choice choice = choices.get(least(outer));
        return new Found(toAll(choice, progress), choice, ofFold, List.of(logits), known);
    }

    private LinearHead toAll(Choice choice, Progress progress) {
        SoftmaxRegression all = examples.regression(choice.taken(), examples.where(f -> true));
        LinearHead head = null;
        for (double decay : DECAYS) {
            if (decay >= choice.decay()) {
                head = all.fit(decay, head, progress);
            }
        }
        return head;
    }

    private Said without(Pair pair, Progress progress) {
        int[] learnt = examples.where(f -> f != pair.one && f != pair.other);
        int[] one = examples.where(f -> f == pair.one);
        int[] other = examples.where(f -> f == pair.other);
        boolean[] known = examples.known(learnt);
        double[][] losses = new double[2][choices.size()];
        List<double[][]> logits = new ArrayList<>();
        SoftmaxRegression regression = null;
        LinearHead head = null;
        for (int c = 0; c < choices.size(); c++) {
            Choice choice = choices.get(c);
            if (c % DECAYS.length == 0) {
                regression = examples.regression(choice.taken(), learnt);
                head = null;
            }
            head = regression.fit(choice.decay(), head, progress);
            double[][] rows = examples.rows().get(choice.taken());
            double[][] ofOne =
                    Arrays.stream(one)
                            .mapToObj(i -> rows[i])
                            .map(head::logits)
                            .toArray(double[][]::new);
            logits.add(ofOne);
            losses[0][c] = loss(ofOne, one, known);
            if (pair.one != pair.other) {
                double[][] ofOther =
                        Arrays.stream(other)
                                .mapToObj(i -> rows[i])
                                .map(head::logits)
                                .toArray(double[][]::new);
                losses[1][c] = loss(ofOther, other, known);
            }
        }
        return new Said(pair, losses, logits);
    }

    /** The sum over segments whose labels could be learnt; others tell nothing of a choice. */
    private double loss(double[][] logits, int[] places, boolean[] known) {
        double loss = 0;
        for (int i = 0; i < places.length; i++) {
            int label = examples.truth()[places[i]];
            if (known[label]) {
                loss -= Math.log(Math.max(LEAST_SHARE, ClipScores.softmax(logits[i], 1)[label]));
            }
        }
        return loss;
    }

    private static int least(double[] losses) {
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            if (losses[i] < losses[best]) {
                best = i;
            }
        }
        return best;
    }
}
