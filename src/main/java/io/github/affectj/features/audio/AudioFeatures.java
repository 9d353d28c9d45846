package io.github.affectj.features.audio;

import io.github.affectj.base.Progress;
import io.github.affectj.features.FeatureTrack;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be heard in a track, every 10 ms over 25 ms (pitch: 40 ms) at 16 kHz mono.
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>{@code mel01_db} to {@code mel40_db}</td><td>power in bands of the mel scale, dB, -80 and
 * above</td></tr>
 * <tr><td>{@code mfcc01} to {@code mfcc13}</td><td>cepstral coefficients of those, dB</td></tr>
 * <tr><td>{@code mfcc01_delta}, {@code mfcc01_delta2} and on</td><td>their slope in dB a row and
 * curvature in dB a row squared, over 9 rows</td></tr>
 * <tr><td>{@code pitch_hz}</td><td>50 to 1000 Hz, 0 where unvoiced</td></tr>
 * <tr><td>{@code voicing}</td><td>periodic share, 0.8 to 1, 0 where unvoiced</td></tr>
 * <tr><td>{@code level_db}</td><td>root mean square, dB of full scale, -100 and above</td></tr>
 * <tr><td>{@code zero_crossings}</td><td>share of samples that change sign, 0 to 1</td></tr>
 * <tr><td>{@code centroid_hz}</td><td>centre of the magnitude spectrum, Hz, 0 in silence</td></tr>
 * <tr><td>{@code flux_db}</td><td>mean rise of the mel bands since the row before, dB, 0 and
 * above</td></tr>
 * </table>
 *
 * Every value is finite, whatever the sound.
 */
public final class AudioFeatures {
    /** From one row to the next in seconds. */
    public static final double STEP_SECONDS = AudioColumns.STEP_SECONDS;

    private static final int ROWS_BETWEEN_CHECKS = 1000;

    private AudioFeatures() {}

    /** Names of the columns, in order. */
    public static List<String> names() {
        return AudioColumns.names();
    }

    /**
     * Measures a whole track: 34 kB for each second of it.
     *
     * @param track what to measure, from time 0 on
     * @throws IOException if the file can't be read
     */
    public static FeatureTrack of(SoundTrack track) throws IOException {
        return of(track, 0, Double.POSITIVE_INFINITY, Progress.NONE);
    }

    /**
     * Measures a part of a track.
     *
     * @param fromSeconds where the first row's 10 ms begin
     * @param toSeconds rows whose middle lies before are taken, as far as there is sound
     * @param progress told how far it is, where the end is known
     * @throws IOException if the file can't be read
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static FeatureTrack of(
            SoundTrack track, double fromSeconds, double toSeconds, Progress progress)
            throws IOException {
        double first = fromSeconds + STEP_SECONDS / 2;
        double end = Math.min(toSeconds, track.durationSeconds());
        List<float[]> rows = new ArrayList<>();
        try (AudioRows source = new AudioRows(track, first)) {
            float[] row = new float[AudioColumns.WIDTH];
            while (first + rows.size() * STEP_SECONDS < toSeconds && source.next(row)) {
                if (rows.size() % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                    double done = rows.size() * STEP_SECONDS / Math.max(1, end - fromSeconds);
                    progress.update(Math.min(1, done), "Audio");
                }
                rows.add(row.clone());
            }
        }
        return new FeatureTrack(names(), first, STEP_SECONDS, rows.toArray(new float[0][]));
    }
}
