package io.github.affectj.features.audio;

import io.github.affectj.features.AudioNormKind;
import java.util.Arrays;

/**
 * Brings the audio features of a recording to where those of the training stand, so that a voice is
 * heard against itself and not against others, other microphones and other distances.
 *
 * <p>A number x of a step becomes {@code (x - m) / s * S + M}. M and S are mean and deviation over
 * the steps of the training that have sound ({@link RecordingSums}); m and s are those of the
 * recording, drawn towards M and S by as many steps as make {@link #PRIOR_SECONDS}: {@code m = a *
 * mean + (1 - a) * M} and {@code s^2 = a * variance + (1 - a) * S^2} with {@code a = n / (n +
 * prior)} of n steps with sound. That is the relevance factor of Reynolds et al., "Speaker
 * Verification Using Adapted Gaussian Mixture Models" (2000). A recording of minutes is thus
 * standardised by its own numbers, a short one hardly, and silence not at all; nothing is divided
 * by next to nothing. Pitch, which an unvoiced step does not have, becomes M there. A step without
 * sound is taken for missing: how long somebody pauses before speaking is not what a model of cut
 * utterances has learnt.
 */
public final class AudioNorm {
    /** Leaves everything as it is. */
    public static final AudioNorm NONE =
            new AudioNorm(AudioNormKind.NONE, new float[0], new float[0], 1);

    /** Seconds of sound that the training's mean and deviation stand for. */
    public static final double PRIOR_SECONDS = 6;

    /** Numbers that never vary in training stay finite; as in the network. */
    private static final float LEAST = 1e-4f;

    private final AudioNormKind kind;
    private final float[] mean;
    private final float[] deviation;
    private final double prior;

    /**
     * @param kind what is taken for one recording
     * @param mean over the training, {@link AudioSteps#size()} numbers
     * @param deviation over the training
     * @param stepSeconds length of a step
     */
    public AudioNorm(AudioNormKind kind, float[] mean, float[] deviation, double stepSeconds) {
        this.kind = kind;
        this.mean = mean.clone();
        this.deviation = deviation.clone();
        prior = PRIOR_SECONDS / stepSeconds;
    }

    /** What is taken for one recording. */
    public AudioNormKind kind() {
        return kind;
    }

    /** Whether features stay as they are. */
    public boolean isNone() {
        return kind == AudioNormKind.NONE;
    }

    /** What it does to the steps of a recording. */
    Shift of(RecordingSums recording) {
        double[] means = recording.means();
        double[] deviations = recording.deviations();
        double[] scale = new double[mean.length];
        double[] from = new double[mean.length];
        for (int k = 0; k < mean.length; k++) {
            double own = recording.count(k) / (recording.count(k) + prior);
            double s = Math.max(LEAST, deviation[k]);
            from[k] = own * means[k] + (1 - own) * mean[k];
            double variance = own * deviations[k] * deviations[k] + (1 - own) * s * s;
            scale[k] = s / Math.sqrt(variance);
        }
        return new Shift(from, scale, mean);
    }

    /** All that it depends on but the recordings, as a text. */
    public String text() {
        return kind + Arrays.toString(mean) + Arrays.toString(deviation) + prior;
    }

    /**
     * Of one recording.
     *
     * @param from what becomes the training's mean
     * @param scale by which what is left is multiplied
     * @param to the training's mean
     */
    record Shift(double[] from, double[] scale, float[] to) {

        /** Changes a step in place. */
        void apply(float[] row, int offset) {
            boolean voiced = RecordingSums.isVoiced(row, offset);
            for (int k = 0; k < to.length; k++) {
                row[offset + k] =
                        voiced || !RecordingSums.isOfPitch(k)
                                ? (float) ((row[offset + k] - from[k]) * scale[k] + to[k])
                                : to[k];
            }
        }
    }
}
