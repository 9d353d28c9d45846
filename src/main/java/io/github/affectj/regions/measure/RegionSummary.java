package io.github.affectj.regions.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a map holds in one region over a clip. Means are over time: a frame counts as long as it
 * stays. Frames without a value count in none of them.
 *
 * @param region its name
 * @param frames at how many frames it is there
 * @param present for how many seconds
 * @param areaShare mean share of the frame's pixels
 * @param mean mean of its values
 * @param share mean share of the frame's sum
 * @param lift mean of the frames' lifts
 * @param peak the largest value of all, with its frame and place; empty without any
 * @param dwell for how many seconds a quantity was above a threshold
 * @param first when it was so first, in seconds from the clip's start; NaN for never
 */
public record RegionSummary(
        String region,
        int frames,
        double present,
        double areaShare,
        double mean,
        double share,
        double lift,
        Optional<FrameMeasure> peak,
        double dwell,
        double first) {

    /**
     * Sums up.
     *
     * @param region name of the region
     * @param measures of all frames, also of other regions, by time
     * @param quantity what is compared with the threshold
     * @param threshold what the quantity must be above
     */
    public static RegionSummary of(
            String region, List<FrameMeasure> measures, Quantity quantity, double threshold) {
        List<FrameMeasure> mine =
                measures.stream().filter(measure -> measure.region().equals(region)).toList();
        List<FrameMeasure> above =
                mine.stream().filter(measure -> quantity.of(measure) > threshold).toList();
        FrameMeasure peak = null;
        for (FrameMeasure measure : mine) {
            if (measure.peakX() >= 0 && (peak == null || measure.peak() > peak.peak())) {
                peak = measure;
            }
        }
        return new RegionSummary(
                region,
                mine.size(),
                seconds(mine),
                mean(mine, FrameMeasure::areaShare),
                mean(mine, FrameMeasure::mean),
                mean(mine, FrameMeasure::share),
                mean(mine, FrameMeasure::lift),
                Optional.ofNullable(peak),
                seconds(above),
                above.isEmpty() ? Double.NaN : above.get(0).seconds());
    }

    /** It in a sentence. */
    public String sentence(Quantity quantity, double threshold) {
        if (frames == 0) {
            return region + ": at no frame.";
        }
        if (areaShare == 0) {
            return region + ": covers the centre of no pixel.";
        }
        String size = String.format(Locale.ROOT, "%.1f %% of the frame", 100 * areaShare);
        String amount =
                Double.isNaN(share)
                        ? String.format(
                                Locale.ROOT,
                                "a mean of %.4g on %s (no share: there are values below 0, or all are 0)",
                                mean,
                                size)
                        : String.format(
                                Locale.ROOT,
                                "%.1f %% of the map on %s (lift %.2f)",
                                100 * share,
                                size,
                                lift);
        return String.format(
                Locale.ROOT,
                "%s: %s; %s above %s for %.3f of %.3f s.",
                region,
                amount,
                quantity.name().toLowerCase(Locale.ROOT),
                Double.toString(threshold).replaceFirst("\\.0$", ""),
                dwell,
                present);
    }

    private static double seconds(List<FrameMeasure> measures) {
        return measures.stream().mapToDouble(FrameMeasure::duration).sum();
    }

    private static double mean(List<FrameMeasure> measures, ToDoubleFunction<FrameMeasure> value) {
        double sum = 0;
        double weight = 0;
        for (FrameMeasure measure : measures) {
            double v = value.applyAsDouble(measure);
            if (!Double.isNaN(v)) {
                sum += v * measure.duration();
                weight += measure.duration();
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }
}
