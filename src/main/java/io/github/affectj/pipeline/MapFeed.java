package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Waiting;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.features.visual.SquareCrop;
import io.github.affectj.media.Clip;
import io.github.affectj.model.engine.FreedMemory;
import io.github.affectj.model.scoring.FrameMaps;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes what a model sees of a clip's frames through the backbone, in order, on two threads, while
 * the caller works on what comes out. Each frame is read once, however many squares of it are seen.
 * Each takes a batch from the clip, prepares it and passes it on; while one reads, the other
 * computes. Two batches compute at the same time where reading is fast: the engine's threads wait
 * for each other many times a frame, and whenever those of one batch do, there are those of the
 * other.
 *
 * <p>Holds the pixels of two batches and the maps of three at most, whatever the length of the
 * clip.
 */
final class MapFeed implements AutoCloseable {
    private static final int THREADS = 2;

    /**
     * The same for all clips: the engine keeps helpers for each thread that it was called by, and
     * the C library memory, so that new threads for each clip would take more and more.
     */
    private static final ExecutorService POOL =
            Executors.newFixedThreadPool(
                    THREADS,
                    work -> {
                        Thread thread = new Thread(work, "AffectJ frame feed");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Batches that are begun before the caller has taken the first of them. */
    private static final int AHEAD = THREADS + 1;

    private final Clip clip;
    private final FeedOrder order;
    private final FramePreprocessor preprocessor;
    private final Backbone backbone;
    private final int batchSize;

    /** What comes next, in order; a batch is complete too when it failed or was given up. */
    private final Queue<CompletableFuture<FrameMaps>> ordered = new ArrayDeque<>();

    private int ordersGiven;

    /** What is not begun, in order. */
    private final Queue<CompletableFuture<FrameMaps>> toDo = new ConcurrentLinkedQueue<>();

    /** Held by the thread that takes a batch from the clip; guards what follows it. */
    private final Object reading = new Object();

    private final int[] room;
    private int[] square = new int[0];
    private int[] frame;
    private int frameAt = -1;
    private int picturesRead;

    /** Arrays for the pixels of a batch that are not in use. */
    private final Queue<float[]> free = new ConcurrentLinkedQueue<>();

    private volatile boolean stopped;

    /** Passes some frames through a network. */
    @FunctionalInterface
    interface Backbone {
        /**
         * Called by several threads at the same time.
         *
         * @param pixels at least {@code count} frames as the preprocessor writes them
         */
        FrameMaps maps(float[] pixels, int count);
    }

    /**
     * @param clip stays open
     * @param order what is wanted of which frames
     * @param preprocessor used by nobody else meanwhile
     * @param batchSize pictures that pass together
     */
    MapFeed(
            Clip clip,
            FeedOrder order,
            FramePreprocessor preprocessor,
            Backbone backbone,
            int batchSize) {
        this.clip = clip;
        this.order = order;
        this.preprocessor = preprocessor;
        this.backbone = backbone;
        this.batchSize = batchSize;
        room = new int[clip.width() * clip.height()];
        begin();
    }

    /** Begins as many batches as may be under way. */
    private void begin() {
        while (ordered.size() < AHEAD && ordersGiven * batchSize < order.size()) {
            CompletableFuture<FrameMaps> maps = new CompletableFuture<>();
            ordered.add(maps);
            toDo.add(maps);
            ordersGiven++;
            POOL.execute(this::work);
        }
    }

    private void work() {
        float[] pixels;
        int count;
        boolean isLast;
        CompletableFuture<FrameMaps> maps;
        synchronized (reading) {
            maps = toDo.remove();
            try {
                pixels = pixels();
                count = read(pixels);
                isLast = picturesRead > order.size() - THREADS * batchSize;
            } catch (IOException e) {
                maps.completeExceptionally(unreadable(e));
                return;
            } catch (RuntimeException | Error e) {
                maps.completeExceptionally(e);
                return;
            }
        }
        if (stopped) {
            maps.cancel(false);
            return;
        }
        try {
            maps.complete(backbone.maps(pixels, count));
        } catch (RuntimeException | Error e) {
            maps.completeExceptionally(e);
        }
        free.add(pixels);
        if (isLast) {
            // The thread lives on, and what it holds back for the next clip no other can free.
            FreedMemory.giveBackOfThread();
        }
    }

    private float[] pixels() {
        float[] used = free.poll();
        return used == null
                ? new float[Math.min(batchSize, order.size()) * preprocessor.length()]
                : used;
    }

    private int read(float[] pixels) throws IOException {
        int count = Math.min(batchSize, order.size() - picturesRead);
        for (int i = 0; i < count && !stopped; i++) {
            write(picturesRead++, pixels, i * preprocessor.length());
        }
        return count;
    }

    private void write(int picture, float[] pixels, int offset) throws IOException {
        if (order.frame(picture) != frameAt) {
            frame = clip.rgb(order.frame(picture), room);
            frameAt = order.frame(picture);
        }
        Optional<SquareCrop> crop = order.crop(picture);
        if (crop.isEmpty()) {
            preprocessor.write(frame, clip.width(), clip.height(), pixels, offset);
            return;
        }
        if (square.length < crop.get().area()) {
            square = new int[crop.get().area()];
        }
        crop.get().cut(frame, clip.width(), clip.height(), square);
        preprocessor.write(square, crop.get().side(), crop.get().side(), pixels, offset);
    }

    private BadInputException unreadable(IOException e) {
        return new BadInputException(
                "A frame of " + clip.name() + " can't be read: " + e.getMessage() + ".", e);
    }

    /**
     * The maps of the next frames, or null after the last.
     *
     * @throws CancelledException if the progress says so while waiting
     * @throws BadInputException if a frame can't be read
     */
    FrameMaps next(Progress progress) {
        if (ordered.isEmpty()) {
            return null;
        }
        FrameMaps maps = Waiting.result(ordered.peek(), progress);
        ordered.remove();
        begin();
        return maps;
    }

    /**
     * Waits for the frames that the threads are at. They are not interrupted: Java would close the
     * file of a stack that the user has open and that is being read. What they made and nobody took
     * is whose {@link Backbone} it was.
     */
    @Override
    public void close() {
        stopped = true;
        ordered.forEach(maps -> maps.handle((made, failure) -> made).join());
    }
}
