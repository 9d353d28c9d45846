package io.github.affectj.features.audio;

import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.List;

/**
 * The sound of each time step of a clip, as numbers for a model: statistics of the {@link
 * AudioFeatures} rows whose middle lies in the step. Step k spans {@code first + k * step} to
 * {@code first + (k + 1) * step} seconds on the clip's time axis.
 *
 * <p>The columns, in {@link #names()}, are in raw units and not normalised: means and standard
 * deviations (of the population) of 13 MFCC and of their deltas, level, zero crossings, centroid
 * and flux, the mean of eight broad mel bands, and of the voiced rows the pitch as log2 of its
 * ratio to 100 Hz with its slope in octaves a second; share of voiced rows. What can't be known is
 * 0: pitch where nothing is voiced, a slope of fewer than three rows. Every value is finite.
 *
 * <p>Reads forwards, holds a few rows in memory, and is used by one thread at a time.
 */
public final class AudioSteps implements AudioStepSource {
    /** Against rounding when a row lies on the border between two steps. */
    private static final double EPSILON = 1e-7;

    private static final double HALF_SAMPLE = 0.5 / AudioColumns.RATE;

    private final AudioRows rows;
    private final double firstSeconds;
    private final double stepSeconds;
    private final double firstRowSeconds;
    private final StepStatistics statistics = new StepStatistics();
    private final float[] row = new float[AudioColumns.WIDTH];
    private final float[] last = new float[AudioColumns.WIDTH];
    private long rowIndex;
    private boolean hasRow;
    private long step;

    private AudioSteps(SoundTrack track, double firstSeconds, double stepSeconds)
            throws IOException {
        this.firstSeconds = firstSeconds;
        this.stepSeconds = stepSeconds;
        this.firstRowSeconds = firstSeconds + AudioColumns.STEP_SECONDS / 2;
        rows = new AudioRows(track, firstRowSeconds);
        boolean done = false;
        try {
            hasRow = rows.next(row);
            done = true;
        } finally {
            if (!done) {
                rows.close();
            }
        }
    }

    /**
     * Begins at the first step.
     *
     * @param track what is heard
     * @param firstSeconds where step 0 begins, on the clip's time axis
     * @param stepSeconds how long each step is, above 0
     * @throws io.github.affectj.base.BadInputException if the file is gone or damaged
     * @throws IOException if it can't be read
     */
    public static AudioSteps open(SoundTrack track, double firstSeconds, double stepSeconds)
            throws IOException {
        if (!(stepSeconds > 0) || !Double.isFinite(firstSeconds + stepSeconds)) {
            throw new IllegalArgumentException(
                    "Steps of " + stepSeconds + " s from " + firstSeconds + " s on");
        }
        return new AudioSteps(track, firstSeconds, stepSeconds);
    }

    /** How many numbers a step has. */
    public static int size() {
        return StepStatistics.NAMES.size();
    }

    /**
     * Where the numbers of the cepstrum (MFCC and their deltas) end and those of bands, level,
     * pitch and spectrum begin. The cepstrum tells most of who speaks, the rest most of how.
     */
    public static int cepstrumSize() {
        return StepStatistics.CEPSTRUM;
    }

    /** What each number is, with its unit where it has one. */
    public static List<String> names() {
        return StepStatistics.NAMES;
    }

    /**
     * Measures the next step.
     *
     * @param out receives {@link #size()} numbers
     * @param offset where in {@code out} the first goes
     * @return false once the track has ended before the step begins; then nothing is written
     * @throws IOException if the file can't be read any more
     */
    @Override
    public boolean next(float[] out, int offset) throws IOException {
        double begin = firstSeconds + step * stepSeconds;
        double end = firstSeconds + (step + 1) * stepSeconds;
        statistics.clear();
        while (hasRow && rowSeconds() < end - EPSILON) {
            statistics.add(row, rowSeconds() - begin);
            System.arraycopy(row, 0, last, 0, row.length);
            hasRow = rows.next(row);
            rowIndex++;
        }
        if (statistics.isEmpty()) {
            if (!hasRow && rows.endSeconds() - begin < HALF_SAMPLE) {
                return false;
            }
            // A step shorter than a row, or the last few samples: the row next to it stands in.
            statistics.add(hasRow ? row : last, 0);
        }
        statistics.write(out, offset);
        step++;
        return true;
    }

    private double rowSeconds() {
        return firstRowSeconds + rowIndex * AudioColumns.STEP_SECONDS;
    }

    @Override
    public void close() {
        rows.close();
    }
}
