package io.github.affectj.model.scoring;

import io.github.affectj.base.Progress;
import io.github.affectj.model.BlockWork;
import io.github.affectj.model.engine.PeakMemory;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

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
        TrialWindow window = new TrialWindow(predictor);
        OptionalLong peak = PeakMemory.of(window::score);
        progress.checkCancelled();
        window.score();
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            progress.checkCancelled();
            long started = System.nanoTime();
            window.score();
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(millis);
        NetworkCost counted = count(predictor);
        return new NetworkCost(counted.parameters, counted.multiplyAdds, millis[rounds / 2], peak);
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
