package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Waiting;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioStepSource;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.visual.FrameAugmenter;
import io.github.affectj.media.Clip;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.scoring.WindowPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
     * @param pixels (count, T, 3, S, S), flat; frames that are not there are zeros; empty for a
     *     network that takes none
     * @param truth what each should say
     * @param genders of their speakers, see {@link Sample#gender()}
     * @param windows masks and audio of each
     */
    public record Chunk(float[] pixels, Truth truth, int[] genders, List<WindowStreams> windows) {}

    private static final int AHEAD = 3;

    /** Work that nobody waits for any more is interrupted. */
    private static final Progress CALLED_OFF =
            new Progress() {
                @Override
                public void update(double fraction, String message) {
                    // Who waits tells how far it is.
                }

                @Override
                public boolean isCancelled() {
                    return Thread.currentThread().isInterrupted();
                }
            };

    private final ClipSource clips;
    private final Path dataset;
    private final ModelSpec spec;
    private final Windowing windowing;
    private final StreamNeeds needs;
    private final String strength;
    private final long seed;
    private final double rampEpochs;
    private final ExecutorService threads;
    private final Deque<Future<Chunk>> queue = new ArrayDeque<>();

    /**
     * @param clips where the clips come from
     * @param dataset the set's folder: a clip is known by its path in it, wherever the set lies
     * @param windowing how the network's windows are cut
     * @param needs streams that the network takes
     * @param rampEpochs epochs over which the probability that a window is augmented rises from 0
     *     to 1
     */
    public BatchLoader(
            ClipSource clips,
            Path dataset,
            ModelSpec spec,
            Windowing windowing,
            StreamNeeds needs,
            String strength,
            long seed,
            double rampEpochs,
            int threadCount) {
        this.clips = clips;
        this.dataset = dataset;
        this.rampEpochs = rampEpochs;
        this.spec = spec;
        this.windowing = windowing;
        this.needs = needs;
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

    /** Where the clips come from. */
    public ClipSource clips() {
        return clips;
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
        int room = needs.taken().visual() ? spec.frames() * 3 * spec.size() * spec.size() : 0;
        float[] pixels = new float[some.size() * room];
        int[] genders = new int[some.size()];
        List<WindowStreams> windows = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Sample sample = some.get(i);
            genders[i] = sample.gender();
            Random random = new Random(mix(seed, epoch, sample.nameIn(dataset)));
            try (Clip clip = clips.open(sample, needs.taken(), spec.stepSeconds(), CALLED_OFF)) {
                List<int[]> frames = new ArrayList<>();
                WindowStreams window = window(clip, random, frames);
                FrameAugmenter chosen = random.nextDouble() < share ? augmenter : plain;
                boolean moved = chosen != plain && !strength.equals("none");
                windows.add(
                        sample.figure() == null || moved
                                ? window
                                : window.withFigure(sample.figure(), clip.width(), clip.height()));
                if (!frames.isEmpty()) {
                    chosen.write(frames, clip.width(), clip.height(), pixels, i * room, random);
                }
            } catch (IOException e) {
                throw new BadInputException(
                        sample.where() + ": " + sample.path() + " can't be read.", e);
            }
        }
        return new Chunk(pixels, Truth.of(some), genders, windows);
    }

    /**
     * A window of a clip, any that there is: its frames go into {@code frames}, the rest is
     * returned.
     */
    private WindowStreams window(Clip clip, Random random, List<int[]> frames) throws IOException {
        TimeSteps steps = TimeSteps.of(clip.times(), spec.stepSeconds());
        List<int[]> windows =
                WindowPlan.of(windowing, steps.size(), spec.frames(), 1, random::nextLong);
        int[] window = windows.get(random.nextInt(windows.size()));
        int columns = needs.audioFeatures();
        WindowStreams data = WindowStreams.empty(window.length, columns);
        try (ClipStreams streams = clips.streams(clip, needs.taken(), spec.stepSeconds())) {
            float[] skipped = new float[Math.max(1, columns)];
            boolean audio = streams.present().audio();
            for (int i = 0; i < window[0] && audio; i++) {
                audio = streams.nextAudio(skipped, 0);
            }
            for (int i = 0; i < window.length && window[i] != WindowPlan.PADDING; i++) {
                if (streams.present().visual()) {
                    frames.add(clip.rgb(steps.frame(window[i])));
                    data.visualMask()[i] = 1;
                }
                audio = audio && streams.nextAudio(data.audio(), i * columns);
                boolean silent = audio && AudioStepSource.isSilent(data.audio(), i * columns);
                data.audioMask()[i] = audio && !silent ? 1 : 0;
                if (silent) {
                    Arrays.fill(data.audio(), i * columns, (i + 1) * columns, 0);
                }
            }
        }
        return data;
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
