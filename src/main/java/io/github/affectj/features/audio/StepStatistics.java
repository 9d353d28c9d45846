package io.github.affectj.features.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers rows of {@link AudioColumns} and makes one row of statistics of them. */
final class StepStatistics {
    private static final int BROAD_BANDS = 8;
    private static final int BANDS_IN_A_BROAD_ONE = AudioColumns.BANDS / BROAD_BANDS;
    private static final double PITCH_UNIT_HZ = 100;
    private static final double LN_2 = Math.log(2);

    /** A slope of fewer points says nothing. */
    private static final int FEWEST_FOR_SLOPE = 3;

    static final List<String> NAMES = makeNames();

    private final double[] sums = new double[AudioColumns.WIDTH];
    private final double[] squares = new double[AudioColumns.WIDTH];
    private final Line pitch = new Line();
    private final Line level = new Line();
    private double loudest;
    private double steepest;
    private int count;

    /** Numbers of the cepstrum, which come first: four statistics of each coefficient. */
    static final int CEPSTRUM = 4 * AudioColumns.COEFFICIENTS;

    private static List<String> makeNames() {
        List<String> names = new ArrayList<>();
        AudioColumns.numbered(names, "mfcc%02d_mean", AudioColumns.COEFFICIENTS);
        AudioColumns.numbered(names, "mfcc%02d_sd", AudioColumns.COEFFICIENTS);
        AudioColumns.numbered(names, "mfcc%02d_delta_mean", AudioColumns.COEFFICIENTS);
        AudioColumns.numbered(names, "mfcc%02d_delta_sd", AudioColumns.COEFFICIENTS);
        AudioColumns.numbered(names, "band%d_db_mean", BROAD_BANDS);
        names.addAll(
                List.of(
                        "level_db_mean",
                        "level_db_sd",
                        "level_db_max",
                        "level_db_per_s",
                        "pitch_octaves_mean",
                        "pitch_octaves_sd",
                        "pitch_octaves_per_s",
                        "voiced_share",
                        "voicing_mean",
                        "zero_crossings_mean",
                        "zero_crossings_sd",
                        "centroid_hz_mean",
                        "centroid_hz_sd",
                        "flux_db_mean",
                        "flux_db_sd",
                        "flux_db_max"));
        return List.copyOf(names);
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        pitch.clear();
        level.clear();
        loudest = Double.NEGATIVE_INFINITY;
        steepest = 0;
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Takes a row, and when it lies in the step, in seconds. */
    void add(float[] row, double seconds) {
        for (int i = 0; i < row.length; i++) {
            sums[i] += row[i];
            squares[i] += (double) row[i] * row[i];
        }
        if (row[AudioColumns.PITCH] > 0) {
            pitch.add(seconds, Math.log(row[AudioColumns.PITCH] / PITCH_UNIT_HZ) / LN_2);
        }
        level.add(seconds, row[AudioColumns.LEVEL]);
        loudest = Math.max(loudest, row[AudioColumns.LEVEL]);
        steepest = Math.max(steepest, row[AudioColumns.FLUX]);
        count++;
    }

    /** Writes as many numbers as there are {@link #NAMES}, of at least one row. */
    void write(float[] out, int offset) {
        int at = offset;
        for (int from : new int[] {AudioColumns.MFCC, AudioColumns.DELTA}) {
            for (int k = 0; k < AudioColumns.COEFFICIENTS; k++) {
                out[at++] = mean(from + k);
            }
            for (int k = 0; k < AudioColumns.COEFFICIENTS; k++) {
                out[at++] = deviation(from + k);
            }
        }
        for (int broad = 0; broad < BROAD_BANDS; broad++) {
            double sum = 0;
            for (int i = 0; i < BANDS_IN_A_BROAD_ONE; i++) {
                sum += sums[AudioColumns.MEL + broad * BANDS_IN_A_BROAD_ONE + i];
            }
            out[at++] = (float) (sum / BANDS_IN_A_BROAD_ONE / count);
        }
        out[at++] = mean(AudioColumns.LEVEL);
        out[at++] = deviation(AudioColumns.LEVEL);
        out[at++] = (float) loudest;
        out[at++] = (float) level.slope();
        out[at++] = (float) pitch.mean();
        out[at++] = (float) pitch.deviation();
        out[at++] = (float) pitch.slope();
        out[at++] = (float) ((double) pitch.count / count);
        out[at++] = mean(AudioColumns.VOICING);
        out[at++] = mean(AudioColumns.CROSSINGS);
        out[at++] = deviation(AudioColumns.CROSSINGS);
        out[at++] = mean(AudioColumns.CENTROID);
        out[at++] = deviation(AudioColumns.CENTROID);
        out[at++] = mean(AudioColumns.FLUX);
        out[at++] = deviation(AudioColumns.FLUX);
        out[at] = (float) steepest;
    }

    private float mean(int column) {
        return (float) (sums[column] / count);
    }

    private float deviation(int column) {
        return (float) deviation(sums[column], squares[column], count);
    }

    private static double deviation(double sum, double squares, int count) {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    /** Points in time: their mean, deviation and least-squares slope, 0 where there are too few. */
    private static final class Line {
        private int count;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void clear() {
            count = 0;
            x = 0;
            y = 0;
            xx = 0;
            xy = 0;
            yy = 0;
        }

        void add(double seconds, double value) {
            count++;
            x += seconds;
            y += value;
            xx += seconds * seconds;
            xy += seconds * value;
            yy += value * value;
        }

        double mean() {
            return count == 0 ? 0 : y / count;
        }

        double deviation() {
            return count == 0 ? 0 : StepStatistics.deviation(y, yy, count);
        }

        double slope() {
            double spread = count * xx - x * x;
            return count < FEWEST_FOR_SLOPE || spread <= 0 ? 0 : (count * xy - x * y) / spread;
        }
    }
}
