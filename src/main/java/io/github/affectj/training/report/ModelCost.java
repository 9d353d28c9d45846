package io.github.affectj.training.report;

import io.github.affectj.base.Progress;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.NetworkCost;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.training.data.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a stored model costs.
 *
 * @param network what its network costs, measured
 * @param millisecondsAClip to open and score a clip, the median of some after one to warm up
 */
public record ModelCost(NetworkCost network, double millisecondsAClip) {
    private static final int WINDOWS = 5;
    private static final int CLIPS = 9;

    /**
     * Measures a model.
     *
     * @param model its folder
     * @param samples clips to score, some of which are taken
     * @param scorer opens and scores them
     */
    public static ModelCost measure(
            Path model,
            List<Sample> samples,
            SplitScorer scorer,
            String device,
            Progress progress) {
        List<Sample> some = samples.subList(0, Math.min(samples.size(), CLIPS + 1));
        try (EmotionPredictor predictor =
                EmotionPredictor.open(
                        ModelStore.find(model.toString()), DjlRuntime.device(device))) {
            List<Double> times = new ArrayList<>();
            for (Sample sample : some) {
                progress.update((double) times.size() / some.size(), "Timing");
                long started = System.nanoTime();
                scorer.score(predictor, List.of(sample), progress, "Timing");
                times.add((System.nanoTime() - started) / 1e6);
            }
            List<Double> warm =
                    new ArrayList<>(times.size() > 1 ? times.subList(1, times.size()) : times);
            Collections.sort(warm);
            return new ModelCost(
                    NetworkCost.measure(predictor, WINDOWS, progress), warm.get(warm.size() / 2));
        }
    }
}
