package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores the windows of one clip while its frames come in, in order: each frame passes the backbone
 * once, however the windows overlap, and its maps are dropped when the last window that holds it is
 * scored, so that memory does not grow with the clip: at most the maps of eight windows wait for
 * the head.
 */
public final class WindowScorer implements AutoCloseable {
    /** Windows that pass the head together. */
    private static final int BATCH = 8;

    private final EmotionPredictor predictor;
    private final NDManager manager;
    private final List<int[]> windows;
    private final WindowObserver observer;
    private final Map<Integer, NDArray> maps = new TreeMap<>();
    private final double[][] sums;
    private final int[] counts;
    private final double[] clipSum;
    private int framesSeen;
    private int windowsDone;

    /**
     * @param frameCount frames of the clip, all of which will be added
     * @param stride frames from the start of one window to that of the next; 0 takes the model's
     *     own
     * @param seed seed of the filling of short clips
     * @param observer sees the scored windows; may be null
     */
    public WindowScorer(
            EmotionPredictor predictor,
            int frameCount,
            int stride,
            long seed,
            WindowObserver observer) {
        this.predictor = predictor;
        this.observer = observer;
        ModelSpec spec = predictor.spec();
        windows =
                WindowPlan.plan(
                        frameCount, spec.frames(), stride == 0 ? spec.stride() : stride, seed);
        manager = predictor.manager().newSubManager();
        sums = new double[frameCount][spec.labels().size()];
        counts = new int[frameCount];
        clipSum = new double[spec.labels().size()];
    }

    /**
     * Takes the next frames and scores the windows that are complete now.
     *
     * @param pixels at least {@code count} frames as the preprocessor writes them
     */
    public void add(float[] pixels, int count) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = predictor.features(scope, pixels, count);
            for (int i = 0; i < count; i++) {
                NDArray one = batch.get(i);
                one.attach(manager);
                maps.put(framesSeen++, one);
            }
        }
        int ready = windowsDone;
        while (ready < windows.size() && last(ready) < framesSeen) {
            ready++;
        }
        // Fewer at a time take longer each: those that are left over wait for the next frames.
        boolean isLast = ready == windows.size();
        while (ready - windowsDone >= BATCH || (isLast && windowsDone < ready)) {
            score(windows.subList(windowsDone, Math.min(windowsDone + BATCH, ready)));
        }
        dropUnneeded();
    }

    /** The last frame of a window. */
    private int last(int window) {
        int[] frames = windows.get(window);
        return frames[frames.length - 1];
    }

    private void score(List<int[]> some) {
        try (NDManager scope = manager.newSubManager()) {
            NDList frames = new NDList();
            for (int[] window : some) {
                for (int frame : window) {
                    frames.add(maps.get(frame));
                }
            }
            NDArray flat = NDArrays.stack(frames); // B*T, C, h, w
            flat.attach(scope);
            NDArray batch =
                    FrameSequenceNetwork.unfold(flat, some.size(), predictor.spec().frames());
            double[][] logits = predictor.logits(batch);
            for (int w = 0; w < logits.length; w++) {
                for (int frame : some.get(w)) {
                    add(sums[frame], logits[w]);
                    counts[frame]++;
                }
                add(clipSum, logits[w]);
            }
            if (observer != null) {
                observer.scored(some, batch, logits);
            }
        }
        windowsDone += some.size();
    }

    private void dropUnneeded() {
        int needed = windowsDone < windows.size() ? windows.get(windowsDone)[0] : framesSeen;
        maps.entrySet()
                .removeIf(
                        entry -> {
                            if (entry.getKey() >= needed) {
                                return false;
                            }
                            entry.getValue().close();
                            return true;
                        });
    }

    /**
     * The scores, once all frames were added.
     *
     * @throws IllegalStateException if frames are missing
     */
    public ClipScores finish() {
        if (windowsDone < windows.size()) {
            throw new IllegalStateException(
                    "Only " + framesSeen + " of " + counts.length + " frames were added");
        }
        double[][] frameLogits = new double[sums.length][];
        for (int i = 0; i < sums.length; i++) {
            frameLogits[i] = divided(sums[i], counts[i]);
        }
        return new ClipScores(frameLogits, divided(clipSum, windows.size()), windows.size());
    }

    private static void add(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    private static double[] divided(double[] sum, int by) {
        double[] mean = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = sum[i] / by;
        }
        return mean;
    }

    @Override
    public void close() {
        manager.close();
    }
}
