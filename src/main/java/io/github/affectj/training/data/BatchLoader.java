package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Waiting;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.visual.FrameAugmenter;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.WindowPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes, cuts and augments training windows on threads of its own while the network computes.
 * What a window looks like depends on the seed, the epoch and the clip only, so that a resumed run
 * sees the same as an unbroken one.
 */
public final class BatchLoader implements AutoCloseable {

    /**
     * Some windows.
     *
     * @param pixels (count, T, 3, S, S), flat; empty for a network that does not look
     * @param labels places of their labels
     * @param genders of their speakers, see {@link Sample#gender()}
     * @param steps what film has beside the pictures; null for networks that go frame by frame
     */
    public record Chunk(float[] pixels, int[] labels, int[] genders, List<StepData> steps) {}

    private static final int AHEAD = 3;

    private final Path dataset;
    private final ModelSpec spec;
    private final boolean looks;
    private final int columns;
    private final String strength;
    private final long seed;
    private final double rampEpochs;
    private final ExecutorService threads;
    private final Deque<Future<Chunk>> queue = new ArrayDeque<>();

    /**
     * @param dataset the set's folder: a clip is known by its path in it, wherever the set lies
     * @param looks whether the network takes pictures
     * @param columns features of the sound that it takes; 0 if it does not listen
     * @param rampEpochs epochs over which the probability that a window is augmented rises from 0
     *     to 1
     */
    public BatchLoader(
            Path dataset,
            ModelSpec spec,
            boolean looks,
            int columns,
            String strength,
            long seed,
            double rampEpochs,
            int threadCount) {
        this.dataset = dataset;
        this.rampEpochs = rampEpochs;
        this.spec = spec;
        this.looks = looks;
        this.columns = columns;
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
    public interface Chunks {
        Chunk next(Progress progress);
    }

    /** Starts on an epoch's chunks, each a list of clips. */
    public Chunks start(List<List<Sample>> chunks, int epoch) {
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
            return queue.isEmpty() ? null : Waiting.result(queue.poll(), progress);
        };
    }

    private Chunk load(List<Sample> some, int epoch, double share) {
        FrameAugmenter augmenter = augmenter(strength);
        FrameAugmenter plain = augmenter("none");
        boolean film = spec.stepSeconds() > 0;
        int window = looks ? spec.frames() * 3 * spec.size() * spec.size() : 0;
        float[] pixels = new float[some.size() * window];
        int[] labels = new int[some.size()];
        int[] genders = new int[some.size()];
        List<StepData> steps = film ? new ArrayList<>() : null;
        for (int i = 0; i < some.size(); i++) {
            Sample sample = some.get(i);
            labels[i] = sample.label();
            genders[i] = sample.gender();
            Random random =
                    new Random(mix(seed, epoch, ClipDataset.nameIn(dataset, sample.path())));
            try (Clip clip = ClipOpener.open(sample.path())) {
                List<int[]> frames = new ArrayList<>();
                if (film) {
                    steps.add(filmWindow(clip, random, frames));
                } else {
                    List<int[]> windows =
                            WindowPlan.plan(
                                    clip.frameCount(),
                                    spec.frames(),
                                    1, // any run of frames may be a window in training
                                    random.nextLong());
                    for (int frame : windows.get(random.nextInt(windows.size()))) {
                        frames.add(clip.rgb(frame));
                    }
                }
                FrameAugmenter chosen = random.nextDouble() < share ? augmenter : plain;
                if (!frames.isEmpty()) {
                    chosen.write(frames, clip.width(), clip.height(), pixels, i * window, random);
                }
            } catch (IOException e) {
                throw new BadInputException(
                        sample.where() + ": " + sample.path() + " can't be read.", e);
            }
        }
        return new Chunk(pixels, labels, genders, steps);
    }

    /** A window of a clip's steps: its pictures go into {@code frames}, the rest is returned. */
    private StepData filmWindow(Clip clip, Random random, List<int[]> frames) throws IOException {
        TimeSteps steps = TimeSteps.of(clip.times(), spec.stepSeconds());
        List<int[]> windows = WindowPlan.padded(steps.size(), spec.frames(), 1);
        int[] window = windows.get(random.nextInt(windows.size()));
        StepData data = StepData.empty(window.length, columns);
        try (ClipStreams streams = streams(clip)) {
            float[] skipped = new float[Math.max(1, columns)];
            boolean sounds = streams.hasSound();
            for (int i = 0; i < window[0] && sounds; i++) {
                sounds = streams.nextSound(skipped, 0);
            }
            for (int i = 0; i < window.length && window[i] != WindowPlan.PADDING; i++) {
                if (streams.picture()) {
                    frames.add(clip.rgb(steps.frame(window[i])));
                    data.seen()[i] = 1;
                }
                sounds = sounds && streams.nextSound(data.sound(), i * columns);
                data.heard()[i] = sounds ? 1 : 0;
            }
        }
        return data;
    }

    private ClipStreams streams(Clip clip) {
        return ClipStreams.openAny(clip, looks, columns > 0, spec.stepSeconds());
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
