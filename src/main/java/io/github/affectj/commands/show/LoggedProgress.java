package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.base.Progress;
import java.awt.GraphicsEnvironment;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells now and then how far hours of work are, where there is no status line to look at. */
public final class LoggedProgress implements Progress {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Progress progress;
    private final Consumer<String> log;
    private final LongSupplier nanos;
    private final AtomicLong next;

    /**
     * @param log told a line at most every 30 s
     * @param nanos the clock
     */
    LoggedProgress(Progress progress, Consumer<String> log, LongSupplier nanos) {
        this.progress = progress;
        this.log = log;
        this.nanos = nanos;
        next = new AtomicLong(nanos.getAsLong() + PAUSE_NANOS);
    }

    /** The progress itself where there is a display, else one that tells ImageJ's log, too. */
    public static Progress of(Progress progress) {
        return GraphicsEnvironment.isHeadless()
                ? new LoggedProgress(progress, IJ::log, System::nanoTime)
                : progress;
    }

    @Override
    public void update(double fraction, String message) {
        progress.update(fraction, message);
        long now = nanos.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
            log.accept("%d %%: %s".formatted(Math.round(100 * fraction), message));
        }
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }
}
