package io.github.affectj.training;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.visual.FrameAugmenter;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decodes, cuts and augments training windows on threads of its own while the network computes.
 * What a window looks like depends on the seed, the epoch and the clip only, so that a resumed run
 * sees the same as an unbroken one.
 */
final class BatchLoader implements AutoCloseable {

    /** Windows (count, T, 3, S, S), flat, and the places of their labels. */
    record Chunk(float[] pixels, int[] labels) {}

    private static final int AHEAD = 3;

    private final Path dataset;
    private final ModelSpec spec;
    private final String strength;
    private final long seed;
    private final double rampEpochs;
    private final ExecutorService threads;
    private final Deque<Future<Chunk>> queue = new ArrayDeque<>();

    /**
     * @param dataset the set's folder: a clip is known by its path in it, wherever the set lies
     * @param rampEpochs epochs over which the probability that a window is augmented rises from 0
     *     to 1
     */
    BatchLoader(
            Path dataset,
            ModelSpec spec,
            String strength,
            long seed,
            double rampEpochs,
            int threadCount) {
        this.dataset = dataset;
        this.rampEpochs = rampEpochs;
        this.spec = spec;
        this.strength = strength;
        this.seed = seed;
        threads =
                Executors.newFixedThreadPool(
                        threadCount,
                        work -> {
                            Thread thread = new Thread(work, "AffectJ training data");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** What gives the chunks of an epoch, one after the other, null after the last. */
    interface Chunks {
        Chunk next(Progress progress);
    }

    /** Starts on an epoch's chunks, each a list of clips. */
    Chunks start(List<List<Sample>> chunks, int epoch) {
        queue.forEach(f -> f.cancel(true));
        queue.clear();
        Deque<List<Sample>> waiting = new ArrayDeque<>(chunks);
        int all = chunks.size();
        return progress -> {
            while (queue.size() < AHEAD && !waiting.isEmpty()) {
                double passed = epoch - 1 + (double) (all - waiting.size()) / all;
                double share = rampEpochs > 0 ? Math.min(1, passed / rampEpochs) : 1;
                List<Sample> some = waiting.poll();
                queue.add(threads.submit(() -> load(some, epoch, share)));
            }
            return queue.isEmpty() ? null : await(queue.poll(), progress);
        };
    }

    private static Chunk await(Future<Chunk> future, Progress progress) {
        while (true) {
            progress.checkCancelled();
            try {
                return future.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                if (e.getCause() instanceof Error error) { // as of memory
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private Chunk load(List<Sample> some, int epoch, double share) {
        FrameAugmenter augmenter = augmenter(strength);
        FrameAugmenter plain = augmenter("none");
        int window = spec.frames() * 3 * spec.size() * spec.size();
        float[] pixels = new float[some.size() * window];
        int[] labels = new int[some.size()];
        for (int i = 0; i < some.size(); i++) {
            Sample sample = some.get(i);
            labels[i] = sample.label();
            Random random =
                    new Random(mix(seed, epoch, ClipDataset.nameIn(dataset, sample.path())));
            try (Clip clip = ClipOpener.open(sample.path())) {
                List<int[]> windows =
                        WindowPlan.plan(
                                clip.frameCount(),
                                spec.frames(),
                                1, // any run of frames may be a window in training
                                random.nextLong());
                List<int[]> frames = new ArrayList<>();
                for (int frame : windows.get(random.nextInt(windows.size()))) {
                    frames.add(clip.rgb(frame));
                }
                FrameAugmenter chosen = random.nextDouble() < share ? augmenter : plain;
                chosen.write(frames, clip.width(), clip.height(), pixels, i * window, random);
            } catch (IOException e) {
                throw new BadInputException(
                        sample.where() + ": " + sample.path() + " can't be read.", e);
            }
        }
        return new Chunk(pixels, labels);
    }

    private FrameAugmenter augmenter(String name) {
        return new FrameAugmenter(
                spec.size(), spec.mean(), spec.std(), FrameAugmenter.Strength.of(name));
    }

    private static long mix(long seed, int epoch, String name) {
        long h = seed * 0x9E3779B97F4A7C15L + epoch * 0xC2B2AE3D27D4EB4FL + name.hashCode();
        h ^= h >>> 31;
        return h * 0xD6E8FEB86659FD93L;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
