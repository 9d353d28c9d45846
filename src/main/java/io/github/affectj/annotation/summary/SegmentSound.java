package io.github.affectj.annotation.summary;

/**
 * What is heard during a segment.
 *
 * @param levelDb root mean square over the segment, dB of full scale, -100 and above; NaN where
 *     there is no sound
 * @param peakDb level of the loudest 25 ms, dB of full scale; NaN where there is no sound
 * @param pitchHz median pitch of what is voiced, 50 to 1000 Hz; NaN where nothing is
 * @param voiced share of the time that is voiced, 0 to 1; NaN where there is no sound
 */
public record SegmentSound(double levelDb, double peakDb, double pitchHz, double voiced) {
    /** No sound at all. */
    public static final SegmentSound NONE =
            new SegmentSound(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
