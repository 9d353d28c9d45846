package io.github.affectj.features.audio;

import io.github.affectj.media.SoundTrack;
import java.io.IOException;

/**
 * The rows of {@link AudioColumns} one after the other. Deltas are the slope, and second deltas the
 * curvature, of a parabola fitted to nine rows ({@code librosa.feature.delta}); at the ends of the
 * track the outermost row stands in for those that are missing.
 */
final class AudioRows implements AutoCloseable {
    /** Rows before and after that a delta is made of. */
    private static final int REACH = 4;

    private static final int SPAN = 2 * REACH + 1;

    /** Sum of the squares of -4..4. */
    private static final double SLOPE_SCALE = 60;

    /** Second derivative of the least-squares parabola (Savitzky and Golay 1964, table). */
    private static final double[] CURVATURE = {28, 7, -8, -17, -20, -17, -8, 7, 28};

    private static final double CURVATURE_SCALE = 462;

    private final AudioFrames frames;
    private final SpectrumProcessor spectrum = new SpectrumProcessor();
    private final LevelProcessor level = new LevelProcessor();
    private final PitchTracker pitch = new PitchTracker();
    private final float[][] ring = new float[SPAN][AudioColumns.WIDTH];
    private long measured;
    private long given;
    private boolean ended;

    /**
     * @param track what to measure
     * @param firstSeconds the middle of the first row's 25 ms
     */
    AudioRows(SoundTrack track, double firstSeconds) throws IOException {
        // Inside a film the deltas of the first rows lean on real rows before them.
        int context =
                (int)
                        Math.max(
                                0,
                                Math.min(
                                        REACH,
                                        Math.floor(firstSeconds / AudioColumns.STEP_SECONDS)));
        given = context;
        frames = new AudioFrames(track, firstSeconds - context * AudioColumns.STEP_SECONDS);
    }

    /**
     * The next row.
     *
     * @param row receives {@link AudioColumns#WIDTH} values
     * @return false at the end of the track; then nothing was written
     */
    boolean next(float[] row) throws IOException {
        while (!ended && measured <= given + REACH) {
            measure();
        }
        if (given >= measured) {
            return false;
        }
        System.arraycopy(at(given), 0, row, 0, AudioColumns.WIDTH);
        for (int k = 0; k < AudioColumns.COEFFICIENTS; k++) {
            double slope = 0;
            double curvature = 0;
            for (int n = -REACH; n <= REACH; n++) {
                float value =
                        at(Math.max(0, Math.min(measured - 1, given + n)))[AudioColumns.MFCC + k];
                slope += n * value;
                curvature += CURVATURE[n + REACH] * value;
            }
            row[AudioColumns.DELTA + k] = (float) (slope / SLOPE_SCALE);
            row[AudioColumns.DELTA2 + k] = (float) (curvature / CURVATURE_SCALE);
        }
        given++;
        return true;
    }

    private void measure() throws IOException {
        if (!frames.next()) {
            ended = true;
            return;
        }
        spectrum.process(frames.event());
        level.process(frames.event());
        pitch.process(frames.event());
        float[] row = at(measured);
        spectrum.write(row);
        level.write(row);
        pitch.write(row);
        measured++;
    }

    private float[] at(long index) {
        return ring[(int) (index % SPAN)];
    }

    /** When the track ends, in seconds; only sure after {@link #next} has said false. */
    double endSeconds() {
        return frames.endSeconds();
    }

    @Override
    public void close() {
        frames.close();
    }
}
