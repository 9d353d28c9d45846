package io.github.affectj.pipeline;

import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.scoring.AudioStepRows;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures the audio on a thread of its own, some steps ahead of the caller, so that a machine with
 * several processors has something to do while the network waits for pictures.
 */
final class AudioFeed implements AudioStepRows, AutoCloseable {
    private static final int AHEAD = 256;
    private static final long POLL_MILLIS = 50;

    /** A step; the last one has no values, and tells why if it is not the end of the audio. */
    private record Row(float[] values, Throwable failure) {}

    private final BlockingQueue<Row> ready = new ArrayBlockingQueue<>(AHEAD);
    private final AudioStepRows rows;
    private final int columns;
    private final Progress progress;
    private final Thread thread;
    private Row last;
    private volatile boolean stopped;

    /**
     * @param rows {@link AudioStepRows#NONE} of a clip without sound; else read on the new thread
     *     until this is closed; not closed here
     * @param columns features a step
     * @param progress asked for cancel while waiting
     */
    AudioFeed(AudioStepRows rows, int columns, Progress progress) {
        this.rows = rows;
        this.columns = columns;
        this.progress = progress;
        thread = new Thread(this::produce, "AffectJ audio feed");
        thread.setDaemon(true);
        if (rows != AudioStepRows.NONE) {
            thread.start();
        }
    }

    private void produce() {
        try {
            Row row;
            do {
                row = read();
                hand(row);
            } while (row.values() != null && !stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Row read() {
        try {
            float[] values = new float[columns];
            return new Row(rows.next(values, 0) ? values : null, null);
        } catch (IOException | RuntimeException | Error e) {
            return new Row(null, e);
        }
    }

    private void hand(Row row) throws InterruptedException {
        boolean taken = false;
        while (!taken && !stopped) {
            taken = ready.offer(row, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancelledException if the progress says so while waiting
     */
    @Override
    public boolean next(float[] out, int offset) throws IOException {
        if (rows == AudioStepRows.NONE) {
            return false;
        }
        Row row = last == null ? take() : last;
        if (row.values() != null) {
            System.arraycopy(row.values(), 0, out, offset, columns);
            return true;
        }
        last = row;
        if (row.failure() instanceof IOException e) {
            throw e;
        }
        if (row.failure() instanceof RuntimeException e) {
            throw e;
        }
        if (row.failure() instanceof Error e) {
            throw e;
        }
        return false;
    }

    private Row take() {
        try {
            Row row = null;
            while (row == null) {
                progress.checkCancelled();
                row = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            return row;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** Ends the thread after the step it is at, also while a recording is measured as a whole. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
