package io.github.affectj.annotation;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * How long the segments of a tier are, as film studies tell it of shots.
 *
 * @param count of segments with a length; points have none
 * @param mean seconds; of shots it is the average shot length, ASL
 * @param median seconds
 * @param min seconds
 * @param max seconds
 * @param cv coefficient of variation: standard deviation (of a sample, n - 1) by mean; NaN of fewer
 *     than two
 */
public record SegmentLengths(
        int count, double mean, double median, double min, double max, double cv) {

    /** Those of a tier; all but the count are NaN where it has no segment with a length. */
    public static SegmentLengths of(Tier tier) {

        DescriptiveStatistics lengths = new DescriptiveStatistics();
        tier.segments().stream()
                .filter(segment -> !segment.isPoint())
                .forEach(segment -> lengths.addValue(segment.duration()));
        boolean several = lengths.getN() > 1;
        return new SegmentLengths(
                (int) lengths.getN(),
                lengths.getMean(),
                lengths.getPercentile(50),
                lengths.getMin(),
                lengths.getMax(),
                several ? lengths.getStandardDeviation() / lengths.getMean() : Double.NaN);
    }
}
