package io.github.affectj.training.learn;

import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioSteps;
import java.util.List;
import java.util.function.Function;

/**
 * Where the features of a film stand: mean and deviation of each over all steps that were read,
 * labelled or not, which brings every film to the same place. A stretch becomes one row of numbers
 * here, just as the network makes it of a window: each step brought to mean 0 and deviation 1, then
 * the mean over the steps.
 *
 * @param visual of the backbone's channels; null without video
 * @param audio of the measured features; null without sound
 */
record FeatureSpace(Norm visual, Norm audio) {
    /** As the network's norm has it. */
    private static final double LEAST = 1e-4;

    /** As the network's norm has it. */
    private static final double MOST = 8;

    /** Mean and deviation of each feature. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Norm(float[] mean, float[] deviation) {

        private static Norm of(List<Stretch> all, Function<Stretch, List<float[]>> rows) {
            double[] sums = null;
            double[] squares = null;
            long count = 0;
            for (Stretch stretch : all) {
                for (float[] row : rows.apply(stretch)) {
                    sums = sums == null ? new double[row.length] : sums;
                    squares = squares == null ? new double[row.length] : squares;
                    for (int k = 0; k < row.length; k++) {
                        sums[k] += row[k];
                        squares[k] += (double) row[k] * row[k];
                    }
                    count++;
                }
            }
            if (count == 0) {
                return null;
            }
            float[] mean = new float[sums.length];
            float[] deviation = new float[sums.length];
            for (int k = 0; k < mean.length; k++) {
                double m = sums[k] / count;
                mean[k] = (float) m;
                deviation[k] = (float) Math.sqrt(Math.max(0, squares[k] / count - m * m));
            }
            return new Norm(mean, deviation);
        }

        /** Adds the mean of some rows from a feature on. */
        private void add(List<float[]> rows, int first, double[] sum, int to) {
            for (float[] row : rows) {
                for (int k = first; k < row.length; k++) {
                    double z = (row[k] - mean[k]) / Math.max(LEAST, deviation[k]);
                    sum[to + k - first] += Math.max(-MOST, Math.min(MOST, z)) / rows.size();
                }
            }
        }
    }

    /** That of all stretches that were read. */
    static FeatureSpace of(List<Stretch> all) {
        return new FeatureSpace(Norm.of(all, Stretch::visual), Norm.of(all, Stretch::audio));
    }

    /** The streams that there are. */
    Modalities present() {
        return new Modalities(visual != null, audio != null);
    }

    /**
     * A stretch as a row: the features of each stream that is taken, zeros where it lacks one.
     *
     * @param taken some of those that are {@link #present}
     */
    double[] row(Stretch stretch, Modalities taken) {
        int cepstrum = AudioSteps.cepstrumSize();
        int channels = taken.visual() ? visual.mean.length : 0;
        int measures = taken.audio() ? audio.mean.length - cepstrum : 0;
        double[] row = new double[channels + measures];
        if (taken.visual()) {
            visual.add(stretch.visual(), 0, row, 0);
        }
        if (taken.audio()) {
            audio.add(stretch.audio(), cepstrum, row, channels);
        }
        return row;
    }
}
