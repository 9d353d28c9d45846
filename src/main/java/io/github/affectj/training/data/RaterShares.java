package io.github.affectj.training.data;

import io.github.affectj.result.EmotionLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;

/**
 * What several raters said of a clip.
 *
 * @param of share of them that gave each label, 0 to 1, in the order of the set's labels; their sum
 *     is 1
 * @param raters how many they were; 0 where it is not told
 */
public record RaterShares(double[] of, int raters) {
    /** Shares that differ by less are the same number, written or computed in two ways. */
    private static final double SAME = 1e-9;

    /** Shares of three decimals that were meant to be the same. */
    private static final double ROUNDED = 2e-3;

    /** Place of the label that most raters gave, the first of those that tie. */
    public int majority() {
        return EmotionLabels.argMax(of);
    }

    /** Whether two labels or more have the largest share. */
    boolean isTie() {
        double largest = of[majority()];
        return Arrays.stream(of).filter(p -> p > largest - SAME).count() > 1;
    }

    /**
     * Whether all labels have the same share, but for rounding, so that the clip tells of none: how
     * a set says that there is nothing to see or hear in it.
     */
    boolean isEven() {
        double[] sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1] - sorted[0] < ROUNDED;
    }

    /** Entropy of the shares in nats, 0 where all raters agree. */
    public double entropy() {
        return Arrays.stream(of).filter(p -> p > 0).map(p -> -p * Math.log(p)).sum();
    }

    /**
     * How far a single rater agrees with the others: the probability that two of them, drawn
     * without putting back, gave the same label. Where it is not told how many there were, they are
     * taken for very many, which is too good for few.
     *
     * @return 0 to 1; empty for one rater alone
     */
    public OptionalDouble oneMore() {
        if (raters == 1) {
            return OptionalDouble.empty();
        }
        double others = raters == 0 ? 1 : raters - 1.0;
        double sum = 0;
        for (double p : of) {
            sum += raters == 0 ? p * p : p * (raters * p - 1) / others;
        }
        return OptionalDouble.of(Math.max(0, sum)); // rounded shares may fall below
    }

    /** The same with the labels at other places, of which there are {@code count}. */
    RaterShares at(IntUnaryOperator place, int count) {
        double[] moved = new double[count];
        for (int k = 0; k < of.length; k++) {
            if (of[k] > 0) {
                moved[place.applyAsInt(k)] = of[k];
            }
        }
        return new RaterShares(moved, raters);
    }

    /** Names of the columns of a manifest that hold such shares. */
    public static List<String> columns(List<String> labels) {
        List<String> columns = new ArrayList<>();
        labels.forEach(label -> columns.add(ShareColumns.PREFIX + label));
        columns.add(ShareColumns.RATERS);
        return columns;
    }

    /**
     * The cells under {@link #columns}.
     *
     * @param shares of a clip; null for one without raters, whose cells are empty
     * @param labels how many there are
     */
    public static List<Object> cells(RaterShares shares, int labels) {
        List<Object> cells = new ArrayList<>(Collections.nCopies(labels + 1, ""));
        if (shares != null) {
            for (int k = 0; k < labels; k++) {
                cells.set(k, shares.of[k]);
            }
            cells.set(labels, shares.raters == 0 ? "" : shares.raters);
        }
        return cells;
    }

    /** All that is told, for a hash. */
    String text() {
        return Arrays.toString(of) + "/" + raters;
    }
}
