package io.github.affectj.pipeline.folder;

import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells the file, the files left and, from the second file on, an estimate of the time left by the
 * pace of the files that were analysed in this run. The share that is told never goes down.
 */
final class FolderProgress {
    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    /** What opening a file costs, in bytes. */
    private static final double OPENING = 10_000;

    /**
     * Least and most work of a file, where that of the file of median size is 1: bytes tell little
     * of the time of a file, and a single large one must not outweigh all others.
     */
    private static final double LEAST = 0.25;

    private static final double MOST = 8;

    /** Share of a file from which on its own pace tells of its rest. */
    private static final double TELLING = 0.1;

    private final Progress progress;
    private final LongSupplier nanos;
    private final int files;
    private final double typical;
    private final double weight;
    private int passed;
    private double done;
    private double told;

    /** Weight and seconds of the files that were analysed, not passed over, in this run. */
    private double worked;

    private double seconds;

    private long begun;

    /** The largest share of the current file that was told. */
    private double ofFile;

    /**
     * @param progress who is told
     * @param nanos the clock
     * @param files all of them, one at least
     */
    FolderProgress(Progress progress, LongSupplier nanos, List<ClipFile> files) {
        this.progress = progress;
        this.nanos = nanos;
        this.files = files.size();
        double[] sizes = files.stream().mapToDouble(f -> f.bytes() + OPENING).sorted().toArray();
        typical = sizes.length == 0 ? OPENING : sizes[sizes.length / 2];
        weight = files.stream().mapToDouble(this::weight).sum();
    }

    private double weight(ClipFile file) {
        return Math.min(MOST, Math.max(LEAST, (file.bytes() + OPENING) / typical));
    }

    /** A progress of the analysis of the next file, whose messages are made here. */
    synchronized Progress of(ClipFile file, String name) {
        begun = nanos.getAsLong();
        ofFile = 0;
        double own = weight(file);
        int left = files - passed - 1;
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                tell(own, fraction, "%s, %s left".formatted(name, Counts.of(left, "file")));
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    private synchronized void tell(double own, double fraction, String file) {
        ofFile = Math.max(ofFile, Math.min(1, fraction));
        told = Math.max(told, Math.min(1, (done + ofFile * own) / weight));
        progress.update(told, file + time(own));
    }

    private String time(double own) {
        if (worked == 0) {
            return "";
        }
        double pace = seconds / worked;
        double rest = pace * own * (1 - ofFile);
        if (ofFile >= TELLING) {
            // One that takes longer than its size promised.
            rest = Math.max(rest, (nanos.getAsLong() - begun) / NANOS / ofFile * (1 - ofFile));
        }
        double left = rest + pace * Math.max(0, weight - done - own);
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
    synchronized void done(ClipFile file, boolean analysed) {
        passed++;
        done += weight(file);
        if (analysed) {
            worked += weight(file);
            seconds += (nanos.getAsLong() - begun) / NANOS;
        }
    }
}
