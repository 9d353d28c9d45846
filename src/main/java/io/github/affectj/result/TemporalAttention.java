package io.github.affectj.result;

/**
 * Attention weights of a fusion model over time: how each head of its multi-head attention shared
 * its weight out over the frames (the visual stream) and the sound that goes with them (the audio
 * stream). A weight is not a cause.
 *
 * <p>For each head the values of both streams sum to 1 over the clip. A stream that was missing has
 * zeros throughout.
 */
public final class TemporalAttention {
    private static final double TOLERANCE = 1e-3;

    private final double[][] visual;
    private final double[][] audio;

    /**
     * @param visual {@code [head][frame]}: share of the head's weight on a frame, not below 0;
     *     copied
     * @param audio {@code [head][frame]}: share on the sound while the frame shows; copied
     */
    public TemporalAttention(double[][] visual, double[][] audio) {
        if (visual.length == 0 || visual.length != audio.length) {
            throw new IllegalArgumentException("Both streams need the same heads, one at least");
        }
        this.visual = copy(visual);
        this.audio = copy(audio);
        int frames = visual[0].length;
        for (int h = 0; h < visual.length; h++) {
            if (visual[h].length != frames || audio[h].length != frames) {
                throw new IllegalArgumentException("Heads differ in frames");
            }
            double sum = 0;
            for (int f = 0; f < frames; f++) {
                if (!(visual[h][f] >= 0 && audio[h][f] >= 0)) {
                    throw new IllegalArgumentException(
                            "Head " + h + " has a weight below 0 or none at frame " + f);
                }
                sum += visual[h][f] + audio[h][f];
            }
            if (!(Math.abs(sum - 1) < TOLERANCE)) {
                throw new IllegalArgumentException("Head " + h + " sums to " + sum + ", not 1");
            }
        }
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** How many heads there are. */
    public int heads() {
        return visual.length;
    }

    /** How many frames there are. */
    public int frames() {
        return visual[0].length;
    }

    /** One head by itself, from 0, for what shows heads separately. */
    public TemporalAttention head(int head) {
        return new TemporalAttention(new double[][] {visual[head]}, new double[][] {audio[head]});
    }

    /** A head's weight on a frame's visual stream; both from 0. */
    public double visual(int head, int frame) {
        return visual[head][frame];
    }

    /** A head's weight on the sound while a frame shows; both from 0. */
    public double audio(int head, int frame) {
        return audio[head][frame];
    }

    /** Weight on a frame's visual stream, mean over heads. */
    public double visual(int frame) {
        return mean(visual, frame);
    }

    /** Weight on the sound while a frame shows, mean over heads. */
    public double audio(int frame) {
        return mean(audio, frame);
    }

    /** A frame's share of the attention, both streams, mean over heads; sums to 1. */
    public double share(int frame) {
        return visual(frame) + audio(frame);
    }

    /** How much of the whole attention went to the audio stream, 0 to 1. */
    public double audioShare() {
        double sum = 0;
        for (int f = 0; f < frames(); f++) {
            sum += audio(f);
        }
        return sum;
    }

    private static double mean(double[][] rows, int frame) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[frame];
        }
        return sum / rows.length;
    }
}
