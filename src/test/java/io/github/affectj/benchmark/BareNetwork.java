package io.github.affectj.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.model.store.StoredModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** A model's backbone and head on arrays that are ready, with nothing around them. */
final class BareNetwork implements AutoCloseable {
    private final EmotionPredictor predictor;
    private final NDManager manager;

    BareNetwork(StoredModel model, Device device) {
        predictor = EmotionPredictor.open(model, device);
        manager = predictor.manager().newSubManager();
    }

    /** All frames of a clip in batches (at most {@code batch}, 3, S, S). */
    List<NDArray> frames(Clip clip, int batch) throws IOException {
        return frames(clip, TimeSteps.frames(clip.frameCount()).frameOfStep(), batch);
    }

    /** Some frames of a clip in batches (at most {@code batch}, 3, S, S). */
    List<NDArray> frames(Clip clip, int[] places, int batch) throws IOException {
        FramePreprocessor preprocessor = predictor.preprocessor();
        int side = predictor.spec().size();
        List<NDArray> batches = new ArrayList<>();
        for (int from = 0; from < places.length; from += batch) {
            int count = Math.min(batch, places.length - from);
            float[] pixels = new float[count * preprocessor.length()];
            for (int i = 0; i < count; i++) {
                preprocessor.write(
                        clip.rgb(places[from + i]),
                        clip.width(),
                        clip.height(),
                        pixels,
                        i * preprocessor.length());
            }
            batches.add(manager.create(FloatBuffer.wrap(pixels), new Shape(count, 3, side, side)));
        }
        return batches;
    }

    /** The backbone's maps (C, h, w) of frames. */
    List<NDArray> maps(List<NDArray> frames) {
        List<NDArray> maps = new ArrayList<>();
        for (NDArray some : frames) {
            NDArray batchMaps = predictor.network().features(predictor.parameters(), some, false);
            for (long i = 0; i < some.size(0); i++) {
                maps.add(batchMaps.get(i));
            }
        }
        return maps;
    }

    /** The maps of the windows of a clip in batches (at most {@code batch}, T, C, h, w). */
    List<NDArray> windows(List<NDArray> frames, int stride, int batch) {
        List<NDArray> maps = maps(frames);
        int length = predictor.spec().frames();
        int step = stride == 0 ? predictor.spec().stride() : stride;
        List<int[]> plan = WindowPlan.plan(maps.size(), length, step, 1);
        List<NDArray> batches = new ArrayList<>();
        for (int from = 0; from < plan.size(); from += batch) {
            List<int[]> some = plan.subList(from, Math.min(from + batch, plan.size()));
            batches.add(stacked(some, maps::get));
        }
        return batches;
    }

    /**
     * The windows of a film at the model's own stride in batches of at most {@code batch}.
     *
     * @param maps of the frames that are looked at, each once
     * @param steps of the film, no fewer than a window has
     * @param sound the sound's features of each step
     */
    List<WindowBatch> filmWindows(
            List<NDArray> maps, TimeSteps steps, List<float[]> sound, int batch) {
        int length = predictor.spec().frames();
        int width = sound.get(0).length;
        int[] taken = steps.distinctFrames();
        List<int[]> plan = WindowPlan.padded(steps.size(), length, predictor.spec().stride());
        List<WindowBatch> batches = new ArrayList<>();
        for (int from = 0; from < plan.size(); from += batch) {
            List<int[]> some = plan.subList(from, Math.min(from + batch, plan.size()));
            float[] features = new float[some.size() * length * width];
            int at = 0;
            for (int[] window : some) {
                for (int step : window) {
                    System.arraycopy(sound.get(step), 0, features, at, width);
                    at += width;
                }
            }
            Shape there = new Shape(some.size(), length);
            NDArray windowMaps =
                    stacked(some, step -> maps.get(Arrays.binarySearch(taken, steps.frame(step))));
            batches.add(
                    new WindowBatch(
                            new MaskedFeatures(windowMaps, manager.ones(there)),
                            new MaskedFeatures(
                                    manager.create(features, new Shape(some.size(), length, width)),
                                    manager.ones(there))));
        }
        return batches;
    }

    private NDArray stacked(List<int[]> windows, IntFunction<NDArray> maps) {
        NDList chosen = new NDList();
        windows.forEach(window -> Arrays.stream(window).mapToObj(maps).forEach(chosen::add));
        int length = predictor.spec().frames();
        return FrameSequenceNetwork.unfold(NDArrays.stack(chosen), windows.size(), length);
    }

    /** Runs the backbone and forgets what it says. */
    void backbone(List<NDArray> frames) {
        for (NDArray batch : frames) {
            try (NDManager work = manager.newSubManager()) {
                batch.tempAttach(work);
                predictor.network().features(predictor.parameters(), batch, false);
            }
        }
    }

    /** Runs the head; the logits leave the engine, so that the work is really done. */
    void head(List<NDArray> windows) {
        for (NDArray batch : windows) {
            predictor.score(WindowBatch.ofFrames(batch, 0));
        }
    }

    /** Runs the head of a film model; what it says leaves the engine. */
    void filmHead(List<WindowBatch> windows) {
        windows.forEach(predictor::score);
    }

    /**
     * The whole network.
     *
     * @param frames (B * T, 3, S, S)
     * @param windows B
     * @return logits, one row a window
     */
    double[][] forward(NDArray frames, int windows) {
        try (NDManager work = manager.newSubManager()) {
            frames.tempAttach(work);
            NDArray maps = predictor.network().features(predictor.parameters(), frames, false);
            return predictor
                    .score(
                            WindowBatch.ofFrames(
                                    FrameSequenceNetwork.unfold(
                                            maps, windows, predictor.spec().frames()),
                                    0))
                    .logits();
        }
    }

    /** Holds what is measured with until this is closed. */
    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        predictor.close();
    }
}
