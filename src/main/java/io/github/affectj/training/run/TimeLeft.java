package io.github.affectj.training.run;

import io.github.affectj.base.Progress;
import java.util.function.LongSupplier;

/**
 * An honest estimate of the time left, from the epochs of this session. From the second one on it
 * knows how much of an epoch the validation takes, which comes after the steps.
 */
final class TimeLeft {
    private final Progress progress;
    private final int epochs;
    private final int firstDone;
    private final LongSupplier nanos;
    private final long started;
    private long epochStarted;

    /** When the steps of the current epoch were done; 0 before. */
    private long stepsDone;

    /** Share of an epoch's time that its steps take. */
    private double stepShare = 1;

    TimeLeft(Progress progress, int epochs, int firstDone) {
        this(progress, epochs, firstDone, System::nanoTime);
    }

    /**
     * @param nanos the clock
     */
    TimeLeft(Progress progress, int epochs, int firstDone, LongSupplier nanos) {
        this.nanos = nanos;
        started = nanos.getAsLong();
        this.progress = progress;
        this.epochs = epochs;
        this.firstDone = firstDone;
    }

    /** A progress of one epoch, whose messages are made here. */
    Progress epoch(int epoch, long steps) {
        long now = nanos.getAsLong();
        if (stepsDone > 0) {
            stepShare = (double) (stepsDone - epochStarted) / (now - epochStarted);
        }
        epochStarted = now;
        stepsDone = 0;
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                if (fraction >= 1) {
                    stepsDone = nanos.getAsLong();
                }
                double done = epoch - 1 + fraction * stepShare;
                double share = done / epochs;
                progress.update(
                        0.1 + 0.87 * share,
                        "Epoch %d of %d, step %d of %d%s"
                                .formatted(
                                        epoch,
                                        epochs,
                                        Math.round(fraction * steps),
                                        steps,
                                        left(done)));
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    /** Passes on cancel only. */
    Progress silent() {
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                // The epoch's own message stays.
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    private String left(double done) {
        double here = done - firstDone;
        if (here <= 0) {
            return "";
        }
        double seconds = (nanos.getAsLong() - started) / 1e9 / here * (epochs - done);
        return seconds < 90
                ? ", about %.0f s left".formatted(seconds)
                : ", about %.0f min left".formatted(seconds / 60);
    }
}
