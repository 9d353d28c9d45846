package io.github.affectj.annotation.agreement;

import io.github.affectj.base.Bootstrap;
import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was compared, in lots of what hangs together (the moments of a segment), and the measures of
 * it. The bootstrap draws whole lots: moments of one segment are not independent of each other, and
 * an interval that took them so would be far too narrow.
 */
final class Lots {
    private static final long SEED = 1;

    private final int labels;
    private final int stride;
    private final boolean gaps;
    private final double centre;
    private final List<Lot> ended = new ArrayList<>();
    private final Map<Integer, Integer> cells = new TreeMap<>();
    private double[] sums = new double[ValueSums.SIZE];

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Lot(int[] cells, int[] counts, double[] sums) {}

    /**
     * @param labels how many there are
     * @param gaps whether gaps are told, and the measures of them wanted
     * @param centre about the mean of the values; 0 where there are none
     */
    Lots(int labels, boolean gaps, double centre) {
        this.labels = labels;
        this.stride = labels + 1;
        this.gaps = gaps;
        this.centre = centre;
    }

    /**
     * Adds what both say of one thing to the lot that is open.
     *
     * @param a label of the first, {@link LabelList#NONE} for a gap
     * @param b label of the second
     * @param x value of the first, NaN for none
     * @param y value of the second
     */
    void add(int a, int b, double x, double y) {
        int row = a == LabelList.NONE ? labels : a;
        int column = b == LabelList.NONE ? labels : b;
        cells.merge(row * stride + column, 1, Integer::sum);
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            ValueSums.add(sums, x - centre, y - centre);
        }
    }

    /** Ends a lot, if there is something in it. */
    void end() {
        if (!cells.isEmpty()) {
            ended.add(
                    new Lot(
                            cells.keySet().stream().mapToInt(Integer::intValue).toArray(),
                            cells.values().stream().mapToInt(Integer::intValue).toArray(),
                            sums));
            cells.clear();
            sums = new double[ValueSums.SIZE];
        }
    }

    /** How many lots have been ended. */
    int size() {
        return ended.size();
    }

    /** How often each pair of labels met, without gaps. */
    int[][] confusion() {
        int[][] confusion = new int[labels][labels];
        for (Lot lot : ended) {
            for (int i = 0; i < lot.cells.length; i++) {
                int a = lot.cells[i] / stride;
                int b = lot.cells[i] % stride;
                if (a < labels && b < labels) {
                    confusion[a][b] += lot.counts[i];
                }
            }
        }
        return confusion;
    }

    /**
     * All measures with their 95 % intervals; with fewer than two lots there are no intervals.
     *
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    Map<Measure, Comparison.Estimate> estimates(Progress progress) {
        int[] all = new int[size()];
        Arrays.setAll(all, i -> i);
        double[] values = measures(all);
        List<Bootstrap.Bounds> bounds =
                size() < 2
                        ? List.of()
                        : Bootstrap.bounds(size(), Bootstrap.DRAWS, SEED, this::measures, progress);
        Map<Measure, Comparison.Estimate> estimates = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            int i = measure.ordinal();
            boolean sure = !bounds.isEmpty() && !Double.isNaN(values[i]);
            estimates.put(
                    measure,
                    new Comparison.Estimate(
                            values[i], sure ? bounds.get(i) : Bootstrap.Bounds.NONE));
        }
        return estimates;
    }

    /** All measures, by their ordinal, of some lots. */
    private double[] measures(int[] drawn) {
        long[] counts = new long[stride * stride];
        double[] total = new double[ValueSums.SIZE];
        for (int index : drawn) {
            Lot lot = ended.get(index);
            for (int i = 0; i < lot.cells.length; i++) {
                counts[lot.cells[i]] += lot.counts[i];
            }
            for (int i = 0; i < total.length; i++) {
                total[i] += lot.sums[i];
            }
        }
        double[] measures = new double[Measure.values().length];
        Arrays.fill(measures, Double.NaN);
        labelMeasures(measures, Measure.AGREEMENT, counts, labels);
        if (gaps) {
            labelMeasures(measures, Measure.AGREEMENT_GAPS, counts, stride);
        }
        measures[Measure.ALPHA_INTERVAL.ordinal()] = ValueSums.alpha(total);
        measures[Measure.PEARSON.ordinal()] = ValueSums.pearson(total);
        measures[Measure.CCC.ordinal()] = ValueSums.ccc(total);
        return measures;
    }

    /** Fills in agreement, kappa and alpha, which follow each other. */
    private void labelMeasures(double[] measures, Measure first, long[] counts, int wanted) {
        measures[first.ordinal()] = LabelCounts.agreement(counts, stride, wanted);
        measures[first.ordinal() + 1] = LabelCounts.kappa(counts, stride, wanted);
        measures[first.ordinal() + 2] = LabelCounts.alpha(counts, stride, wanted);
    }
}
