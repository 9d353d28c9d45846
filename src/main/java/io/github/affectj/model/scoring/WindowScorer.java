package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import java.util.Arrays;
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
    private final TimeSteps steps;
    private final int[] frames;
    private final List<int[]> windows;
    private final boolean picture;
    private final AudioWindow sound;
    private final WindowObserver observer;
    private final Map<Integer, NDArray> maps = new TreeMap<>();
    private final ScoreSums sums;
    private NDArray noMap;
    private int framesSeen;
    private int windowsDone;

    /**
     * A scorer of frames, for models that don't listen.
     *
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
        this(predictor, TimeSteps.frames(frameCount), true, null, stride, seed, observer);
    }

    /**
     * A scorer of steps.
     *
     * @param steps of the clip; the frames that they look at will be added, each once, in order
     * @param picture whether the clip has a picture; if not, no frames are added
     * @param sound the sound's features for each step; null if the clip has no sound
     * @param stride steps from the start of one window to that of the next; 0 takes the model's own
     * @param seed seed of the filling of short clips
     * @param observer sees the scored windows; may be null
     */
    public WindowScorer(
            EmotionPredictor predictor,
            TimeSteps steps,
            boolean picture,
            AudioStepRows sound,
            int stride,
            long seed,
            WindowObserver observer) {
        this.predictor = predictor;
        this.steps = steps;
        this.observer = observer;
        this.frames = steps.distinctFrames();
        ModelSpec spec = predictor.spec();
        boolean film = spec.stepSeconds() > 0;
        this.picture = picture && predictor.network().looks();
        this.sound = film ? new AudioWindow(sound, predictor.network().soundFeatures()) : null;
        int every = stride == 0 ? spec.stride() : stride;
        windows =
                film
                        ? WindowPlan.padded(steps.size(), spec.frames(), every)
                        : WindowPlan.plan(steps.size(), spec.frames(), every, seed);
        manager = predictor.manager().newSubManager();
        sums = new ScoreSums(steps.size(), spec.labels().size());
    }

    /** Whether frames are to be added: the clip has a picture and the model looks at it. */
    public boolean wantsFrames() {
        return picture;
    }

    /**
     * Takes the next frames and scores the windows that are complete now.
     *
     * @param pixels at least {@code count} frames as the preprocessor writes them
     */
    public void add(float[] pixels, int count) {
        add(look(pixels, count));
    }

    /**
     * Passes frames through the backbone. Several threads may call it; what they get is to be added
     * in the order of the frames.
     *
     * @param pixels at least {@code count} frames as the preprocessor writes them
     */
    public FrameMaps look(float[] pixels, int count) {
        return new FrameMaps(predictor.features(manager, pixels, count));
    }

    /**
     * Takes what {@link #look} made of the next frames and scores the windows that are complete.
     */
    public void add(FrameMaps some) {
        NDArray batch = some.maps();
        int count = some.count();
        for (int i = 0; i < count; i++) {
            NDArray one = batch.get(i);
            one.attach(manager);
            maps.put(frames[framesSeen++], one);
        }
        batch.close();
        scoreReady(framesSeen == frames.length);
    }

    /**
     * Scores the next windows of a clip whose pictures are not looked at.
     *
     * @return whether there are more
     */
    public boolean scoreNext() {
        if (picture) {
            throw new IllegalStateException("The pictures are to be added");
        }
        if (windowsDone < windows.size()) {
            score(windows.subList(windowsDone, Math.min(windows.size(), windowsDone + BATCH)));
            dropUnneeded();
        }
        return windowsDone < windows.size();
    }

    /** The share of the windows that is scored, 0 to 1. */
    public double done() {
        return (double) windowsDone / windows.size();
    }

    /**
     * Scores what is complete, in whole batches, or all of it. Fewer at a time take longer each:
     * those that are left over wait for the next frames.
     */
    private void scoreReady(boolean last) {
        int until = windowsDone;
        while (until < windows.size() && isComplete(windows.get(until))) {
            until++;
        }
        while (until - windowsDone >= BATCH || (last && until > windowsDone)) {
            score(windows.subList(windowsDone, Math.min(until, windowsDone + BATCH)));
        }
        dropUnneeded();
    }

    private boolean isComplete(int[] window) {
        return !picture
                || (framesSeen > 0 && steps.frame(lastStep(window)) <= frames[framesSeen - 1]);
    }

    private static int lastStep(int[] window) {
        return Arrays.stream(window).max().orElseThrow();
    }

    private void score(List<int[]> some) {
        try (NDManager scope = manager.newSubManager()) {
            WindowBatch batch = batch(scope, some);
            HeadScores scores = predictor.score(batch);
            for (int w = 0; w < some.size(); w++) {
                sums.add(some.get(w), scores, w);
            }
            if (observer != null) {
                observer.scored(some.stream().map(this::framesOf).toList(), batch, scores);
            }
        }
        windowsDone += some.size();
    }

    private int[] framesOf(int[] window) {
        return Arrays.stream(window)
                .map(s -> s == WindowPlan.PADDING ? s : steps.frame(s))
                .toArray();
    }

    private WindowBatch batch(NDManager scope, List<int[]> some) {
        NDList all = new NDList();
        for (int[] window : some) {
            for (int step : window) {
                boolean there = picture && step != WindowPlan.PADDING;
                all.add(there ? maps.get(steps.frame(step)) : noMap());
            }
        }
        NDArray flat = NDArrays.stack(all); // B*T, C, h, w
        flat.attach(scope);
        int length = some.get(0).length;
        NDArray batch = FrameSequenceNetwork.unfold(flat, some.size(), length);
        if (sound == null) {
            return WindowBatch.pictures(batch);
        }
        float[] seen = new float[some.size() * length];
        int at = 0;
        for (int[] window : some) {
            for (int step : window) {
                seen[at++] = picture && step != WindowPlan.PADDING ? 1 : 0;
            }
        }
        return sound.with(scope, batch, seen, some);
    }

    /** Stands where a window has no picture. */
    private NDArray noMap() {
        if (noMap == null) {
            int side = predictor.spec().size();
            Shape s = predictor.network().featureShape(new Shape(1, 3, side, side));
            noMap = manager.zeros(new Shape(s.get(1), s.get(2), s.get(3)));
        }
        return noMap;
    }

    private void dropUnneeded() {
        int step = windowsDone < windows.size() ? windows.get(windowsDone)[0] : steps.size();
        int needed = step < steps.size() ? steps.frame(step) : Integer.MAX_VALUE;
        maps.entrySet()
                .removeIf(
                        entry -> {
                            if (entry.getKey() >= needed) {
                                return false;
                            }
                            entry.getValue().close();
                            return true;
                        });
        if (sound != null) {
            sound.drop(step);
        }
    }

    /**
     * The scores, once all frames were added.
     *
     * @throws IllegalStateException if frames are missing
     * @throws BadInputException if the sound can't be read
     */
    public ClipScores finish() {
        if (picture && framesSeen < frames.length) {
            throw new IllegalStateException(
                    "Only " + framesSeen + " of " + frames.length + " frames were added");
        }
        scoreReady(true);
        return sums.scores(windows.size());
    }

    @Override
    public void close() {
        manager.close();
    }
}
