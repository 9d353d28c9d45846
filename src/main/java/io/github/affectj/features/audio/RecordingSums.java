package io.github.affectj.features.audio;

import java.util.Arrays;
import java.util.List;

/**
 * Sums over the steps of a recording that have sound, of which its means and deviations are made.
 *
 * <p>A step has sound if its loudest 25 ms reach {@link #SILENCE_DB} and are no more than {@link
 * #RANGE_DB} below those of the loudest step of the clip: pauses say nothing of a voice, and noise
 * is none. What is said of pitch counts where the step is voiced.
 */
public final class RecordingSums {
    /** Below that, in dB of full scale, is silence. */
    static final double SILENCE_DB = -60;

    /** So far below the loudest step of a clip is a pause. */
    static final double RANGE_DB = 30;

    private static final int LOUDEST = AudioSteps.names().indexOf("level_db_max");
    private static final int VOICED = AudioSteps.names().indexOf("voiced_share");
    private static final boolean[] OF_PITCH = ofPitch();

    private final double[] counts = new double[AudioSteps.size()];
    private final double[] sums = new double[AudioSteps.size()];
    private final double[] squares = new double[AudioSteps.size()];
    private double least = SILENCE_DB;

    private static boolean[] ofPitch() {
        List<String> names = AudioSteps.names();
        boolean[] is = new boolean[names.size()];
        for (int k = 0; k < is.length; k++) {
            is[k] = names.get(k).startsWith("pitch_");
        }
        return is;
    }

    /** Whether a number tells of the pitch, and so nothing where a step is unvoiced. */
    static boolean isOfPitch(int column) {
        return OF_PITCH[column];
    }

    /** Whether something is voiced in a step. */
    static boolean isVoiced(float[] row, int offset) {
        return row[offset + VOICED] > 0;
    }

    /**
     * Adds a clip.
     *
     * @param rows all its steps, {@link AudioSteps#size()} numbers each
     */
    public void add(List<float[]> rows) {
        least = least(rows);
        for (float[] row : rows) {
            if (isLoud(row, 0, least)) {
                add(row);
            }
        }
    }

    /** How loud the loudest part of a step of a clip must be for sound, in dB of full scale. */
    static double least(List<float[]> rows) {
        double loudest = SILENCE_DB;
        for (float[] row : rows) {
            loudest = Math.max(loudest, row[LOUDEST]);
        }
        return Math.max(SILENCE_DB, loudest - RANGE_DB);
    }

    /** The same of the clip that was added last. */
    double least() {
        return least;
    }

    /** Whether a step reaches such a level. */
    static boolean isLoud(float[] row, int offset, double least) {
        return row[offset + LOUDEST] >= least;
    }

    private void add(float[] row) {
        boolean voiced = isVoiced(row, 0);
        for (int k = 0; k < sums.length; k++) {
            if (voiced || !OF_PITCH[k]) {
                counts[k]++;
                sums[k] += row[k];
                squares[k] += (double) row[k] * row[k];
            }
        }
    }

    /** How many steps count for a number. */
    double count(int column) {
        return counts[column];
    }

    /** Means; 0 where nothing counts. */
    public double[] means() {
        double[] means = new double[sums.length];
        for (int k = 0; k < means.length; k++) {
            means[k] = sums[k] / Math.max(1, counts[k]);
        }
        return means;
    }

    /** Deviations of the population; 0 where nothing counts. */
    public double[] deviations() {
        double[] means = means();
        double[] deviations = new double[sums.length];
        for (int k = 0; k < means.length; k++) {
            double variance = squares[k] / Math.max(1, counts[k]) - means[k] * means[k];
            deviations[k] = Math.sqrt(Math.max(0, variance));
        }
        return deviations;
    }

    /** Whether no step had sound. */
    public boolean isEmpty() {
        return Arrays.stream(counts).allMatch(n -> n == 0);
    }

    /** All that was summed, as a text that is equal for equal sums. */
    public String text() {
        return Arrays.toString(counts) + Arrays.toString(sums) + Arrays.toString(squares);
    }
}
