package io.github.affectj.model.familiarity;

import io.github.affectj.result.FrameEmotion;

/**
 * How a frame or a step of audio looks to a model.
 *
 * @param share of held-out ones that look at least as strange: above 0 and at most 1; NaN if not
 *     told
 * @param excess how many times as far outside it lies as all but {@value #OUTSIDE} of the held-out
 *     ones, by the squared distance; 1 where it does not
 */
public record Look(double share, double excess) {
    /** The share of held-out frames that count as outside. */
    public static final double OUTSIDE = FrameEmotion.UNFAMILIAR;

    /** Where nothing is told. */
    public static final Look UNKNOWN = new Look(Double.NaN, 1);

    /**
     * That of what is both seen and heard: twice the smaller share, at most 1 (the correction of
     * Bonferroni: below {@value #OUTSIDE} in at most 5 % of familiar steps, however the streams
     * hang together), and the greater excess. Where one is not told the other.
     */
    public Look joined(Look other) {
        if (Double.isNaN(share)) {
            return other;
        }
        return Double.isNaN(other.share)
                ? this
                : new Look(
                        Math.min(1, 2 * Math.min(share, other.share)),
                        Math.max(excess, other.excess));
    }
}
