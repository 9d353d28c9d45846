package io.github.affectj.training;

import io.github.affectj.base.Progress;

/** An honest estimate of the time left: from the epochs of this session, validation included. */
final class TimeLeft {
    private final Progress progress;
    private final int epochs;
    private final int firstDone;
    private final long started = System.nanoTime();

    TimeLeft(Progress progress, int epochs, int firstDone) {
        this.progress = progress;
        this.epochs = epochs;
        this.firstDone = firstDone;
    }

    /** A progress of one epoch, whose messages are made here. */
    Progress epoch(int epoch, long steps) {
        return new Progress() {
            @Override
            public void update(double fraction, String message) {
                double done = epoch - 1 + fraction;
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
        double seconds = (System.nanoTime() - started) / 1e9 / here * (epochs - done);
        return seconds < 90
                ? ", at most %.0f s left".formatted(seconds)
                : ", at most %.0f min left".formatted(seconds / 60);
    }
}
