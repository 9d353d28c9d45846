package io.github.affectj.pipeline.folder;

import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import java.util.function.LongSupplier;

/**
 * Tells the file, the files left and, from the second file on, an estimate of the time left by the
 * bytes that were worked on in this run.
 */
final class FolderProgress {
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final Progress progress;
    private final LongSupplier nanos;
    private final long started;
    private final int files;
    private final double weight;
    private int passed;
    private double done;

    /** Weight of the files that were analysed, not passed over, in this run. */
    private double worked;

    /**
     * @param progress who is told
     * @param nanos the clock
     * @param files how many there are
     * @param weight sum of the {@link #weight} of all files
     */
    FolderProgress(Progress progress, LongSupplier nanos, int files, double weight) {
        this.progress = progress;
        this.nanos = nanos;
        this.files = files;
        this.weight = weight;
        started = nanos.getAsLong();
    }

    /** How much of the work a file is: its size, and a little for opening it. */
    static double weight(ClipFile file) {
        return file.bytes() + 10_000.0;
    }

    /** A progress of the analysis of the next file, whose messages are made here. */
    Progress of(ClipFile file, String name) {
        double own = weight(file);
        int left = files - passed - 1;
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                double share = Math.min(1, Math.max(0, fraction)) * own;
                progress.update(
                        (done + share) / weight,
                        "%s, %s left%s".formatted(name, Counts.of(left, "file"), time(share)));
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    private String time(double share) {
        double sample = worked + share;
        if (worked == 0) {
            return "";
        }
        double seconds = (nanos.getAsLong() - started) / NANOS;
        double left = seconds / sample * (weight - done - share);
        if (left >= HOUR) {
            return ", about %.1f h".formatted(left / HOUR);
        }
        return left >= MINUTE
                ? ", about %d min".formatted(Math.round(left / MINUTE))
                : ", about %d s".formatted(Math.round(left));
    }

    /**
     * A file is done with.
     *
     * @param analysed whether it was worked on, rather than passed over
     */
    void done(ClipFile file, boolean analysed) {
        passed++;
        done += weight(file);
        worked += analysed ? weight(file) : 0;
    }
}
