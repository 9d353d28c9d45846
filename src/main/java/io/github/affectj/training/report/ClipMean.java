package io.github.affectj.training.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The mean of something that each clip has, with its 95 % interval by the rule of the accuracy's:
 * where every clip is of a group, some groups have several clips and there are ten groups or more,
 * groups are drawn again; else clips are, as if they were independent. Where all clips are 0 or all
 * are 1, and of shares of clips that are not drawn by group, it is Wilson's.
 *
 * @param mean 0 to 1
 * @param byGroup whether groups were drawn
 * @param groups how many groups there are
 */
record ClipMean(double mean, Interval interval, boolean byGroup, int groups) {

    /**
     * Of values.
     *
     * @param group tells the group of a clip; empty if it is of none
     * @param value tells the value of a clip, 0 to 1
     */
    static <T> ClipMean of(List<T> clips, Function<T, String> group, ToDoubleFunction<T> value) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (T clip : clips) {
            double[] sum = sums.computeIfAbsent(group.apply(clip), g -> new double[2]);
            sum[0] += value.applyAsDouble(clip);
            sum[1]++;
        }
        boolean whole = !sums.containsKey("");
        int groups = sums.size() - (whole ? 0 : 1);
        boolean byGroup = whole && groups < clips.size() && groups >= GroupScores.FEWEST_TO_DRAW;
        double[] values = clips.stream().mapToDouble(value).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return new ClipMean(
                mean,
                interval(byGroup ? List.copyOf(sums.values()) : null, values, mean),
                byGroup,
                groups);
    }

    /**
     * @param lots sum and count of each group; null where clips are drawn
     */
    private static Interval interval(List<double[]> lots, double[] values, double mean) {
        boolean shares = Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
        if (shares && (lots == null || mean == 0 || mean == 1)) {
            int count = lots == null ? values.length : lots.size();
            return Interval.wilson(mean * count, count);
        }
        double[] sums = lots == null ? values : lots.stream().mapToDouble(l -> l[0]).toArray();
        int[] counts = new int[sums.length];
        Arrays.setAll(counts, i -> lots == null ? 1 : (int) lots.get(i)[1]);
        return Interval.drawn(sums, counts, ClassificationReport.DRAWS, 1);
    }

    /** Puts mean and bounds under a name. */
    void put(Map<String, Object> map, String name) {
        map.put(name, mean);
        map.put(name + "_low", interval.low());
        map.put(name + "_high", interval.high());
    }
}
