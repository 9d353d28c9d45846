package io.github.affectj.features.audio;

import io.github.affectj.base.Progress;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Arrays;

/**
 * The log-mel bands of a track along time, in as many columns as are to be shown at most.
 *
 * @param firstSeconds the middle of the first column's span, on the clip's time axis
 * @param stepSeconds from one column to the next, 10 ms or that times a power of 2
 * @param bandHz the frequency at which each band is highest, rising
 * @param decibels {@code decibels[column][band]}, the mean of the 10 ms rows in a column, -80 and
 *     above; not copied
 */
public record Spectrogram(
        double firstSeconds, double stepSeconds, double[] bandHz, float[][] decibels) {
    private static final int ROWS_BETWEEN_CHECKS = 1000;

    /**
     * Listens to a part of a track. Whatever its length, no more than twice {@code mostColumns} are
     * held: when there get to be too many, each two become one.
     *
     * @param fromSeconds where the first column begins
     * @param toSeconds where the last ends, if the sound doesn't end before
     * @param mostColumns how many columns there may be, at least 2
     * @param progress told how far it is
     * @throws IOException if the file can't be read
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static Spectrogram of(
            SoundTrack track,
            double fromSeconds,
            double toSeconds,
            int mostColumns,
            Progress progress)
            throws IOException {
        double step = AudioColumns.STEP_SECONDS;
        double first = fromSeconds + step / 2;
        double whole = Math.min(toSeconds, track.durationSeconds()) - fromSeconds;
        Columns columns = new Columns(mostColumns);
        try (AudioRows rows = new AudioRows(track, first)) {
            float[] row = new float[AudioColumns.WIDTH];
            long read = 0;
            while (first + read * step < toSeconds && rows.next(row)) {
                if (read % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                    progress.update(Math.min(1, read * step / Math.max(1, whole)), "Spectrogram");
                }
                columns.add(row);
                read++;
            }
        }
        double wide = step * columns.rowsInEach;
        return new Spectrogram(
                fromSeconds + wide / 2,
                wide,
                new SpectrumProcessor().bandCentres(),
                columns.means());
    }

    /** Sums of rows, {@link #rowsInEach} in each column but the last. */
    private static final class Columns {
        private final int most;
        private float[][] sums = new float[16][];
        private int count;
        private int rowsInEach = 1;
        private int rowsInLast;

        Columns(int most) {
            this.most = Math.max(2, most);
        }

        void add(float[] row) {
            if (count > 0 && rowsInLast < rowsInEach) {
                addTo(sums[count - 1], row);
                rowsInLast++;
                return;
            }
            if (count == most) {
                halve();
                add(row);
                return;
            }
            if (count == sums.length) {
                sums = Arrays.copyOf(sums, Math.min(most, 2 * sums.length));
            }
            sums[count++] =
                    Arrays.copyOfRange(
                            row, AudioColumns.MEL, AudioColumns.MEL + AudioColumns.BANDS);
            rowsInLast = 1;
        }

        /** Called when all columns are full. */
        private void halve() {
            boolean odd = count % 2 == 1;
            for (int i = 0; i < count / 2; i++) {
                sums[i] = sums[2 * i];
                addTo(sums[i], sums[2 * i + 1]);
            }
            if (odd) {
                sums[count / 2] = sums[count - 1];
            }
            Arrays.fill(sums, (count + 1) / 2, count, null);
            count = (count + 1) / 2;
            rowsInLast = odd ? rowsInEach : 2 * rowsInEach;
            rowsInEach *= 2;
        }

        private static void addTo(float[] sum, float[] values) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }

        float[][] means() {
            float[][] means = Arrays.copyOf(sums, count);
            for (int i = 0; i < count; i++) {
                int rows = i == count - 1 ? rowsInLast : rowsInEach;
                for (int band = 0; band < means[i].length; band++) {
                    means[i][band] /= rows;
                }
            }
            return means;
        }
    }
}
