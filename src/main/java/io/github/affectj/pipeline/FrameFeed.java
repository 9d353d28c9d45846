package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Decodes and preprocesses frames on a thread of its own while the caller computes. Holds three
 * batches at most, whatever the length of the clip.
 */
final class FrameFeed implements AutoCloseable {

    /** Some frames in order; after the last ones comes a batch of {@code count} 0. */
    record Batch(float[] pixels, int count, Throwable failure) {}

    private static final int AHEAD = 2;
    private static final long POLL_MILLIS = 50;

    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<float[]> free = new ArrayBlockingQueue<>(AHEAD + 1);
    private final Clip clip;
    private final int[] frames;
    private final FramePreprocessor preprocessor;
    private final int batchSize;
    private final Thread thread;
    private volatile boolean stopped;

    /** All frames of a clip. */
    FrameFeed(Clip clip, FramePreprocessor preprocessor, int batchSize) {
        this(clip, TimeSteps.frames(clip.frameCount()).frameOfStep(), preprocessor, batchSize);
    }

    /**
     * Some frames of a clip.
     *
     * @param frames their places, rising
     */
    FrameFeed(Clip clip, int[] frames, FramePreprocessor preprocessor, int batchSize) {
        this.clip = clip;
        this.frames = frames;
        this.preprocessor = preprocessor;
        this.batchSize = batchSize;
        for (int i = 0; i <= AHEAD; i++) {
            free.add(new float[Math.min(batchSize, frames.length) * preprocessor.length()]);
        }
        thread = new Thread(this::produce, "AffectJ frame feed");
        thread.setDaemon(true);
        thread.start();
    }

    private void produce() {
        try {
            int total = frames.length;
            int[] room = new int[clip.width() * clip.height()];
            for (int from = 0; from < total && !stopped; from += batchSize) {
                float[] pixels = room();
                int count = Math.min(batchSize, total - from);
                for (int i = 0; i < count && !stopped; i++) {
                    preprocessor.write(
                            clip.rgb(frames[from + i], room),
                            clip.width(),
                            clip.height(),
                            pixels,
                            i * preprocessor.length());
                }
                hand(new Batch(pixels, count, null));
            }
            hand(new Batch(null, 0, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            giveUp(e);
        }
    }

    private void giveUp(Throwable e) {
        try {
            hand(new Batch(null, 0, e));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** An array for a batch; null if the feed was closed while waiting for one. */
    private float[] room() throws InterruptedException {
        float[] pixels = null;
        while (pixels == null && !stopped) {
            pixels = free.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return pixels;
    }

    private void hand(Batch batch) throws InterruptedException {
        boolean taken = false;
        while (!taken && !stopped) {
            taken = ready.offer(batch, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The next frames, or null after the last.
     *
     * @throws CancelledException if the progress says so while waiting
     * @throws BadInputException if a frame can't be read
     */
    Batch next(Progress progress) {
        try {
            Batch batch = null;
            while (batch == null) {
                progress.checkCancelled();
                batch = ready.poll(200, TimeUnit.MILLISECONDS);
            }
            if (batch.failure() instanceof RuntimeException e) {
                throw e;
            }
            if (batch.failure() instanceof Error e) {
                throw e;
            }
            if (batch.failure() != null) {
                throw new BadInputException(
                        "A frame of "
                                + clip.name()
                                + " can't be read: "
                                + batch.failure().getMessage()
                                + ".",
                        batch.failure());
            }
            return batch.count() == 0 ? null : batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** Gives the array of a batch back after use. */
    void recycle(Batch batch) {
        free.add(batch.pixels());
    }

    /**
     * Ends the thread after the frame it is at. It is not interrupted: Java would close the file of
     * a stack that the user has open and that is being read.
     */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
