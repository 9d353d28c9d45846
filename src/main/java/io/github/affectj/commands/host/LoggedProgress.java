package io.github.affectj.commands.host;

import ij.IJ;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import java.awt.GraphicsEnvironment;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells now and then how far long work is, where there is no status line to look at. */
final class LoggedProgress implements Progress {
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
    static Progress of(Progress progress) {
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
            String said = message.isEmpty() ? "" : ": " + ForeignText.sentence(message);
            log.accept("%d %%%s".formatted(Math.round(100 * fraction), said));
        }
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }
}
