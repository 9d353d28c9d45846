package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.Progress;
import io.github.affectj.model.BlockWork;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.engine.PeakMemory;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;

/**
 * What a model costs, for a table of models. A row is had by {@code
 * NetworkCost.measure(EmotionPredictor.openVerified(model, device), 5, progress)}; the first two
 * numbers alone, which are the same on every machine and each time, by {@link #count}.
 *
 * @param parameters numbers that it has learnt or keeps, statistics of normalisations included
 * @param multiplyAdds of one window of the model's frames and size, backbone and head; half of the
 *     FLOPs, see {@link BlockWork}
 * @param millis to score one window by itself, the median of some; NaN where it was only counted
 * @param peakBytes memory beyond that of the weights at the peak of it; empty where it was only
 *     counted, or where the system does not tell
 */
public record NetworkCost(
        long parameters, long multiplyAdds, double millis, OptionalLong peakBytes) {

    /** Counts without running anything. */
    public static NetworkCost count(EmotionPredictor predictor) {
        return new NetworkCost(
                BlockWork.parameters(predictor.network()),
                BlockWork.of(predictor.network()).multiplyAdds(),
                Double.NaN,
                OptionalLong.empty());
    }

    /**
     * Counts, and scores a window of noise some times; of zeros where features are given in files.
     *
     * @param predictor ready for inference; scores on its device
     * @param rounds how often it is timed, at least 1, after two passes that are not
     * @param progress asked before each
     * @throws io.github.affectj.base.CancelledException if the progress says so
     */
    public static NetworkCost measure(EmotionPredictor predictor, int rounds, Progress progress) {
        float[] pixels = takesFrames(predictor) ? noise(predictor.spec()) : new float[0];
        OptionalLong peak = PeakMemory.of(() -> score(predictor, pixels));
        progress.checkCancelled();
        score(predictor, pixels);
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            progress.checkCancelled();
            long started = System.nanoTime();
            score(predictor, pixels);
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(millis);
        NetworkCost counted = count(predictor);
        return new NetworkCost(counted.parameters, counted.multiplyAdds, millis[rounds / 2], peak);
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

    private static void score(EmotionPredictor predictor, float[] pixels) {
        int time = predictor.spec().frames();
        Shape steps = new Shape(1, time);
        try (NDManager scope = predictor.manager().newSubManager()) {
            NDArray maps =
                    takesFrames(predictor)
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

    /**
     * One line for people: {@code 11.2 million parameters; 7.26 billion multiply-adds a window}.
     */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%.1f million parameters; %.2f billion multiply-adds a window",
                parameters / 1e6,
                multiplyAdds / 1e9);
    }
}
