package io.github.affectj.laboratory;

import io.github.affectj.base.Progress;
import io.github.affectj.laboratory.grid.Cell;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Tells which run of how many goes on, and how long all that are left will take. */
final class GridProgress {
    /** A run's own estimate, which would stand beside that of all. */
    private static final Pattern OWN = Pattern.compile(", about [^,]* left");

    private static final double LEAST = 1e-3;

    private final Progress progress;
    private final int before;
    private final int all;
    private final LongSupplier nanos;
    private final long started;

    /**
     * @param before runs that were there already
     * @param all runs
     * @param nanos the clock
     */
    GridProgress(Progress progress, int before, int all, LongSupplier nanos) {
        this.progress = progress;
        this.before = before;
        this.all = all;
        this.nanos = nanos;
        started = nanos.getAsLong();
    }

    /** The progress of one run, from 0 to 1. */
    Progress run(Cell cell, int done) {
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                double share = done + fraction;
                progress.update(
                        share / all,
                        String.format(
                                Locale.ROOT,
                                "Run %d of %d, %s: %s%s",
                                done + 1,
                                all,
                                cell.label(),
                                OWN.matcher(message).replaceAll(""),
                                left(share)));
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    private String left(double share) {
        double here = share - before;
        if (here < LEAST) {
            return "";
        }
        double seconds = (nanos.getAsLong() - started) / 1e9 / here * (all - share);
        return seconds < 90
                ? left("%.0f s", seconds)
                : seconds < 90 * 60
                        ? left("%.0f min", seconds / 60)
                        : left("%.1f h", seconds / 3600);
    }

    private static String left(String form, double time) {
        return String.format(Locale.ROOT, ", about " + form + " left for all runs", time);
    }
}
