package io.github.affectj.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What rows of logits should say, a row a clip or a row a step: a label, and where several raters
 * were asked, the share of them that gave each label.
 *
 * @param labels place of each row's label, {@link Sample#NO_LABEL} where it has none
 * @param shares of each row; null where it has just its label
 */
public record Truth(int[] labels, RaterShares[] shares) {

    /** Rows of one label each. */
    public static Truth of(int... labels) {
        return new Truth(labels, new RaterShares[labels.length]);
    }

    /** A row for each clip, or for each labelled step of the clips, in order. */
    public static Truth of(List<Sample> samples) {
        return join(
                samples.stream()
                        .map(
                                s ->
                                        s.isByStep()
                                                ? of(s.labels().toArray())
                                                : new Truth(
                                                        new int[] {s.label()},
                                                        new RaterShares[] {s.shares()}))
                        .toList());
    }

    /** The rows of some, one after the other. */
    public static Truth join(List<Truth> parts) {
        List<RaterShares> shares = new ArrayList<>();
        parts.forEach(t -> shares.addAll(Arrays.asList(t.shares)));
        return new Truth(
                parts.stream().flatMapToInt(t -> Arrays.stream(t.labels)).toArray(),
                shares.toArray(new RaterShares[0]));
    }

    /** Some of the rows, up to but without {@code to}. */
    public Truth part(int from, int to) {
        return new Truth(
                Arrays.copyOfRange(labels, from, to), Arrays.copyOfRange(shares, from, to));
    }

    /** How many rows there are. */
    public int size() {
        return labels.length;
    }

    /** The share of a label in a row that has one: of a row without raters 1 or 0. */
    public double share(int row, int label) {
        return shares[row] != null ? shares[row].of()[label] : labels[row] == label ? 1 : 0;
    }
}
