package io.github.affectj.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.model.EmotionPredictor;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.StoredModel;
import io.github.affectj.model.WindowPlan;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

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
        FramePreprocessor preprocessor = predictor.preprocessor();
        int side = predictor.spec().size();
        List<NDArray> batches = new ArrayList<>();
        for (int from = 0; from < clip.frameCount(); from += batch) {
            int count = Math.min(batch, clip.frameCount() - from);
            float[] pixels = new float[count * preprocessor.length()];
            for (int i = 0; i < count; i++) {
                preprocessor.write(
                        clip.rgb(from + i),
                        clip.width(),
                        clip.height(),
                        pixels,
                        i * preprocessor.length());
            }
            batches.add(manager.create(FloatBuffer.wrap(pixels), new Shape(count, 3, side, side)));
        }
        return batches;
    }

    /** The maps of the windows of a clip in batches (at most {@code batch}, T, C, h, w). */
    List<NDArray> windows(List<NDArray> frames, int stride, int batch) {
        List<NDArray> maps = new ArrayList<>();
        for (NDArray some : frames) {
            NDArray batchMaps = predictor.network().features(predictor.parameters(), some, false);
            for (long i = 0; i < some.size(0); i++) {
                maps.add(batchMaps.get(i));
            }
        }
        int length = predictor.spec().frames();
        int step = stride == 0 ? predictor.spec().stride() : stride;
        List<int[]> plan = WindowPlan.plan(maps.size(), length, step, 1);
        List<NDArray> batches = new ArrayList<>();
        for (int from = 0; from < plan.size(); from += batch) {
            List<int[]> some = plan.subList(from, Math.min(from + batch, plan.size()));
            NDList chosen = new NDList();
            some.forEach(
                    window -> {
                        for (int frame : window) {
                            chosen.add(maps.get(frame));
                        }
                    });
            batches.add(FrameSequenceNetwork.unfold(NDArrays.stack(chosen), some.size(), length));
        }
        return batches;
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
            predictor.logits(batch);
        }
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
            return predictor.logits(
                    FrameSequenceNetwork.unfold(maps, windows, predictor.spec().frames()));
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
