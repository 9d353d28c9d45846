package io.github.affectj.result;

import java.util.Arrays;

/**
 * What the model says of one frame.
 *
 * @param frame number of the frame in its source, from 1
 * @param timeSeconds when the frame appears, in seconds from the clip's start
 * @param durationSeconds how long it stays, in seconds
 * @param probabilities calibrated probability of each label in the model's order, summing to 1
 * @param attention the frame's share of the temporal attention, summing to 1 over the clip; NaN
 *     where the model has none
 * @param familiarity share of held-out frames of the model's own kind that look at least as strange
 *     to it as this one, above 0 and at most 1: a conformal p-value (Vovk et al. 2005); NaN where
 *     the model does not tell it
 */
public record FrameEmotion(
        int frame,
        double timeSeconds,
        double durationSeconds,
        double[] probabilities,
        double attention,
        double familiarity) {
    /** Below this {@link #familiarity} a frame is called unfamiliar. */
    public static final double UNFAMILIAR = 0.05;

    /** Copies the probabilities. */
    public FrameEmotion {
        probabilities = probabilities.clone();
    }

    /** What a model says that does not tell how familiar a frame is. */
    public FrameEmotion(
            int frame,
            double timeSeconds,
            double durationSeconds,
            double[] probabilities,
            double attention) {
        this(frame, timeSeconds, durationSeconds, probabilities, attention, Double.NaN);
    }

    /** Whether the frame looks like nothing that the model was trained on. */
    public boolean isUnfamiliar() {
        return familiarity < UNFAMILIAR; // not so of NaN
    }

    @Override
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** The place of the most probable label in the model's order, from 0. */
    public int top() {
        return EmotionLabels.argMax(probabilities);
    }

    /** Probability of the most probable label. */
    public double confidence() {
        return probabilities[top()];
    }

    /** Probability of the label at {@code index} in the model's order. */
    public double probability(int index) {
        return probabilities[index];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FrameEmotion other
                && frame == other.frame
                && Double.compare(timeSeconds, other.timeSeconds) == 0
                && Double.compare(durationSeconds, other.durationSeconds) == 0
                && Double.compare(attention, other.attention) == 0
                && Double.compare(familiarity, other.familiarity) == 0
                && Arrays.equals(probabilities, other.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Integer.hashCode(frame) + Arrays.hashCode(probabilities);
    }
}
