package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import java.util.Random;

/** One window of noise for a model, to see what it costs and that it gives numbers. */
public final class TrialWindow {
    private final EmotionPredictor predictor;

    /** As the preprocessor would write it; empty where frames are not taken, or not as such. */
    private final float[] pixels;

    /**
     * A window of a model's frames and size; the same noise each time.
     *
     * @param predictor ready for inference
     */
    public TrialWindow(EmotionPredictor predictor) {
        this.predictor = predictor;
        pixels = takesFrames(predictor) ? noise(predictor.spec()) : new float[0];
    }

    private static boolean takesFrames(EmotionPredictor predictor) {
        return predictor.streams().taken().visual() && !predictor.streams().fromFiles();
    }

    private static float[] noise(ModelSpec spec) {
        float[] pixels = new float[spec.frames() * 3 * spec.size() * spec.size()];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 4 * random.nextFloat() - 2;
        }
        return pixels;
    }

    /**
     * Scores the window; streams that are not made of noise are zeros.
     *
     * @throws NotFiniteException if a score is no number
     */
    public void score() {
        int time = predictor.spec().frames();
        Shape steps = new Shape(1, time);
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDArray maps =
                    pixels.length > 0
                            ? predictor.features(scope, pixels, time)
                            : scope.zeros(
                                    predictor.network().featureShape(new Shape(time, 3, 1, 1)));
            NDArray audio =
                    scope.zeros(steps.add(Math.max(1, predictor.streams().audioFeatures())));
            boolean heard = predictor.streams().taken().audio();
            predictor.score(
                    new WindowBatch(
                            new MaskedFeatures(
                                    FrameSequenceNetwork.unfold(maps, 1, time),
                                    predictor.streams().taken().visual()
                                            ? scope.ones(steps)
                                            : scope.zeros(steps)),
                            new MaskedFeatures(
                                    audio, heard ? scope.ones(steps) : scope.zeros(steps))));
        }
    }
}
