package io.github.affectj.annotation.summary;

import io.github.affectj.result.EmotionLabels;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.Arrays;
import java.util.List;

/**
 * What a model says of a segment; each frame counts by how long it stays. Arrays are in the order
 * of the model's labels.
 *
 * @param frames how many frames belong to the segment, see {@link SegmentFrames}; with none all
 *     numbers are NaN and there is no dominant label
 * @param dominant place of the label with the highest mean probability, -1 without frames
 * @param mean mean probability of each label, 0 to 1, summing to 1
 * @param peak highest probability of each label, 0 to 1
 * @param peakSeconds when the first frame with that probability appears
 * @param share share of the time in which a label is the most probable one, summing to 1
 * @param entropy how mixed the mean probabilities are: their entropy over the largest possible, 0
 *     (all is one label) to 1 (all labels alike)
 * @param attention the segment's share of the temporal attention over the clip; NaN where the model
 *     has none
 * @param familiarity median of its frames, the lower one of two; NaN where the model does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record SegmentSummary(
        int frames,
        int dominant,
        double[] mean,
        double[] peak,
        double[] peakSeconds,
        double[] share,
        double entropy,
        double attention,
        double familiarity) {

    /** Copies the arrays. */
    public SegmentSummary {
        mean = mean.clone();
        peak = peak.clone();
        peakSeconds = peakSeconds.clone();
        share = share.clone();
    }

    /** Sums up some frames of a timeline. */
    public static SegmentSummary of(EmotionTimeline timeline, SegmentFrames.Range range) {
        int n = timeline.labels().size();
        double[] mean = new double[n];
        double[] peak = filled(n);
        double[] peakSeconds = filled(n);
        double[] share = new double[n];
        List<FrameEmotion> frames = timeline.frames().subList(range.from(), range.to());
        if (frames.isEmpty()) {
            return new SegmentSummary(
                    0,
                    -1,
                    filled(n),
                    peak,
                    peakSeconds,
                    filled(n),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN);
        }
        double seconds = frames.stream().mapToDouble(FrameEmotion::durationSeconds).sum();
        double attention = 0;
        for (FrameEmotion frame : frames) {
            double weight = seconds > 0 ? frame.durationSeconds() / seconds : 1.0 / frames.size();
            for (int k = 0; k < n; k++) {
                double p = frame.probability(k);
                mean[k] += weight * p;
                if (!(p <= peak[k])) { // also over NaN, where nothing was seen yet
                    peak[k] = p;
                    peakSeconds[k] = frame.timeSeconds();
                }
            }
            share[frame.top()] += weight;
            attention += frame.attention();
        }
        return new SegmentSummary(
                frames.size(),
                EmotionLabels.argMax(mean),
                mean,
                peak,
                peakSeconds,
                share,
                entropy(mean),
                attention,
                median(frames));
    }

    private static double[] filled(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double entropy(double[] shares) {
        double sum = 0;
        for (double p : shares) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return shares.length < 2 ? 0 : Math.max(0, sum / Math.log(shares.length));
    }

    private static double median(List<FrameEmotion> frames) {
        double[] sorted = frames.stream().mapToDouble(FrameEmotion::familiarity).sorted().toArray();
        boolean unknown = Double.isNaN(sorted[sorted.length - 1]);
        return unknown ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }
}
