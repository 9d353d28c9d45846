package io.github.affectj.result;

/**
 * When a fusion model looked and listened: how each head of its multi-head attention shared its
 * weight out over the frames' pictures and the sound that goes with them. It is an attention
 * weight, not a cause.
 *
 * <p>For each head the values of both streams sum to 1 over the clip. A stream that was missing has
 * zeros throughout.
 */
public final class TemporalAttention {
    private static final double TOLERANCE = 1e-3;

    private final double[][] picture;
    private final double[][] sound;

    /**
     * @param picture {@code [head][frame]}: share of the head's weight on a frame's picture, not
     *     below 0; copied
     * @param sound {@code [head][frame]}: share on the sound while the frame shows; copied
     */
    public TemporalAttention(double[][] picture, double[][] sound) {
        if (picture.length == 0 || picture.length != sound.length) {
            throw new IllegalArgumentException("Both streams need the same heads, one at least");
        }
        this.picture = copy(picture);
        this.sound = copy(sound);
        int frames = picture[0].length;
        for (int h = 0; h < picture.length; h++) {
            if (picture[h].length != frames || sound[h].length != frames) {
                throw new IllegalArgumentException("Heads differ in frames");
            }
            double sum = 0;
            for (int f = 0; f < frames; f++) {
                if (!(picture[h][f] >= 0 && sound[h][f] >= 0)) {
                    throw new IllegalArgumentException(
                            "Head " + h + " has a weight below 0 or none at frame " + f);
                }
                sum += picture[h][f] + sound[h][f];
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
        return picture.length;
    }

    /** How many frames there are. */
    public int frames() {
        return picture[0].length;
    }

    /** One head by itself, from 0, for what shows heads separately. */
    public TemporalAttention head(int head) {
        return new TemporalAttention(new double[][] {picture[head]}, new double[][] {sound[head]});
    }

    /** A head's weight on a frame's picture; both from 0. */
    public double picture(int head, int frame) {
        return picture[head][frame];
    }

    /** A head's weight on the sound while a frame shows; both from 0. */
    public double sound(int head, int frame) {
        return sound[head][frame];
    }

    /** Weight on a frame's picture, mean over heads. */
    public double picture(int frame) {
        return mean(picture, frame);
    }

    /** Weight on the sound while a frame shows, mean over heads. */
    public double sound(int frame) {
        return mean(sound, frame);
    }

    /** A frame's share of the attention, picture and sound, mean over heads; sums to 1. */
    public double share(int frame) {
        return picture(frame) + sound(frame);
    }

    /** How much of the whole attention went to the sound, 0 to 1. */
    public double soundShare() {
        double sum = 0;
        for (int f = 0; f < frames(); f++) {
            sum += sound(f);
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
