package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
    private final Modalities streams;
    private final AudioWindow audio;
    private final WindowObserver observer;
    private final Map<Integer, NDArray> maps = new TreeMap<>();
    private final ScoreSums sums;
    private final FamiliaritySums familiarity;
    private NDArray noMap;
    private int framesAdded;
    private int windowsDone;

    /**
     * A scorer of a clip of frames without sound.
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
        this(
                predictor,
                TimeSteps.frames(frameCount),
                Modalities.VISUAL,
                AudioStepRows.NONE,
                new int[0],
                stride,
                seed,
                observer);
    }

    /**
     * A scorer of steps.
     *
     * @param steps of the clip; where the visual stream is taken, their frames will be added, each
     *     once, in order
     * @param present the streams that the clip has
     * @param audio the audio features of each step; {@link AudioStepRows#NONE} where there are none
     * @param cuts steps with which a shot begins, rising, without the first; no window reaches over
     *     one
     * @param stride steps from the start of one window to that of the next; 0 takes the model's own
     * @param seed seed of the filling of short clips
     * @param observer sees the scored windows; may be null
     */
    public WindowScorer(
            EmotionPredictor predictor,
            TimeSteps steps,
            Modalities present,
            AudioStepRows audio,
            int[] cuts,
            int stride,
            long seed,
            WindowObserver observer) {
        this.predictor = predictor;
        this.steps = steps;
        this.observer = observer;
        this.frames = steps.distinctFrames();
        ModelSpec spec = predictor.spec();
        streams = present.and(predictor.streams().taken());
        familiarity =
                predictor.familiarity().isTold()
                        ? new FamiliaritySums(predictor.familiarity(), steps)
                        : null;
        this.audio =
                new AudioWindow(
                        streams.audio() ? audio : AudioStepRows.NONE,
                        predictor.streams().audioFeatures(),
                        familiarity);
        windows =
                WindowPlan.ofShots(
                        predictor.windowing(),
                        steps.size(),
                        cuts,
                        spec.frames(),
                        stride == 0 ? spec.stride() : stride,
                        () -> seed);
        manager = predictor.manager().newSubManager();
        sums = new ScoreSums(steps.size(), spec.labels().size());
    }

    /** The streams that the clip has and the model takes; frames are to be added for the visual. */
    public Modalities streams() {
        return streams;
    }

    /**
     * Takes the next frames and scores the windows that are complete now.
     *
     * @param pixels at least {@code count} frames as the preprocessor writes them
     */
    public void add(float[] pixels, int count) {
        add(backbone(pixels, count));
    }

    /**
     * Passes frames through the backbone. Several threads may call it; what they get is to be added
     * in the order of the frames.
     *
     * @param pixels at least {@code count} frames as the preprocessor writes them
     */
    public FrameMaps backbone(float[] pixels, int count) {
        NDArray made = predictor.features(manager, pixels, count);
        return new FrameMaps(made, familiarity == null ? null : familiarity.ofFrames(made));
    }

    /**
     * Takes what {@link #backbone} made of the next frames and scores the windows that are
     * complete.
     */
    public void add(FrameMaps some) {
        add(some, IntStream.range(0, some.count()).toArray());
        some.close();
    }

    /** As {@link #add(FrameMaps)}, of some of those frames only; {@code some} stays open. */
    void add(FrameMaps some, int[] places) {
        for (int i : places) {
            NDArray one = some.maps().get(i);
            one.attach(manager);
            int frame = frames[framesAdded++];
            maps.put(frame, one);
            if (familiarity != null) {
                familiarity.addFrame(frame, some, i);
            }
        }
        scoreReady(framesAdded == frames.length);
    }

    /**
     * Scores the next windows of a clip whose visual stream is not taken.
     *
     * @return whether there are more
     */
    public boolean scoreNext() {
        if (streams.visual()) {
            throw new IllegalStateException("The frames are to be added");
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
        return !streams.visual()
                || (framesAdded > 0 && steps.frame(lastStep(window)) <= frames[framesAdded - 1]);
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
        int length = some.get(0).length;
        NDList all = new NDList();
        float[] mask = new float[some.size() * length];
        for (int[] window : some) {
            for (int step : window) {
                boolean there = streams.visual() && step != WindowPlan.PADDING;
                mask[all.size()] = there ? 1 : 0;
                all.add(there ? maps.get(steps.frame(step)) : noMap());
            }
        }
        NDArray flat = NDArrays.stack(all); // B*T, C, h, w
        flat.attach(scope);
        return new WindowBatch(
                new MaskedFeatures(
                        FrameSequenceNetwork.unfold(flat, some.size(), length),
                        scope.create(mask, new Shape(some.size(), length))),
                audio.of(scope, some));
    }

    /** Stands where a window has no frame. */
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
        audio.drop(step);
    }

    /**
     * The scores, once all frames were added.
     *
     * @throws IllegalStateException if frames are missing
     * @throws BadInputException if the audio can't be read
     */
    public ClipScores finish() {
        if (streams.visual() && framesAdded < frames.length) {
            throw new IllegalStateException(
                    "Only " + framesAdded + " of " + frames.length + " frames were added");
        }
        scoreReady(true);
        return sums.scores(windows.size(), familiarity == null ? null : familiarity.ofSteps());
    }

    @Override
    public void close() {
        manager.close();
    }
}
