package io.github.affectj.training.report;

import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.GivenFeatures;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.HeadScores;
import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.FeatureFiles;
import io.github.affectj.training.data.FeatureSizes;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.FeatureWindow;
import io.github.affectj.training.data.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores clips of feature files: the mean of the logits of all windows, or for labels of steps, of
 * those that hold a step.
 */
public final class FeatureScorer implements SplitScorer {
    /** Windows that pass the head together. */
    private static final int BATCH = 8;

    private final FeatureStore store;

    /**
     * @param store where the features come from
     */
    public FeatureScorer(FeatureStore store) {
        this.store = store;
    }

    /**
     * Refuses a set of another kind than a model takes: clips for a model of feature files or the
     * other way round, labels of clips for one that labels steps.
     */
    static void requireKind(ModelSpec spec, ClipDataset dataset) {
        if (GivenFeatures.isIn(spec) != dataset.isFeatures()) {
            throw new BadInputException(
                    dataset.isFeatures()
                            ? "The data set %s holds feature files; the model %s takes clips."
                                    .formatted(dataset.folder(), spec.id())
                            : "The data set %s holds clips; the model %s takes feature files."
                                    .formatted(dataset.folder(), spec.id()));
        }
        if (GivenFeatures.isPerStep(spec) != dataset.isByStep()) {
            throw new BadInputException(
                    "The data set %s has labels of %s; the model %s labels %s."
                            .formatted(
                                    dataset.folder(),
                                    dataset.isByStep() ? "steps" : "clips",
                                    spec.id(),
                                    dataset.isByStep() ? "clips" : "steps"));
        }
    }

    /**
     * Refuses features of another width than a model takes.
     *
     * @param sizes what the files hold
     */
    static void requireFit(
            ModelSpec spec, StreamNeeds needs, ClipDataset dataset, FeatureSizes sizes) {
        Modalities taken = needs.taken();
        requireWidth(spec, "video", taken.visual(), needs.visualFeatures(), sizes.visual());
        requireWidth(spec, "audio", taken.audio(), needs.audioFeatures(), sizes.audio());
        if (taken.and(sizes.streams()).isEmpty()) {
            throw new BadInputException(
                    "The data set %s has no %s, which the model %s needs."
                            .formatted(dataset.folder(), taken.text(), spec.id()));
        }
    }

    private static void requireWidth(
            ModelSpec spec, String stream, boolean taken, int wanted, int there) {
        if (taken && there > 0 && there != wanted) {
            throw new BadInputException(
                    "The feature files have %d numbers of %s a step; the model %s was trained on %d."
                            .formatted(there, stream, spec.id(), wanted));
        }
    }

    @Override
    public List<double[]> score(
            EmotionPredictor predictor, List<Sample> samples, Progress progress, String doing) {
        List<double[]> logits = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / samples.size(), doing);
            score(predictor, samples.get(i), logits);
        }
        return logits;
    }

    private void score(EmotionPredictor predictor, Sample sample, List<double[]> logits) {
        ModelSpec spec = predictor.spec();
        FeatureFiles.Streams clip = store.of(sample);
        List<int[]> plan = WindowPlan.padded(clip.steps(), spec.frames(), spec.stride());
        int rows = sample.isByStep() ? clip.steps() : 1;
        double[][] sums = new double[rows][spec.labels().size()];
        int[] counts = new int[rows];
        for (int from = 0; from < plan.size(); from += BATCH) {
            List<int[]> some = plan.subList(from, Math.min(plan.size(), from + BATCH));
            StreamNeeds needs = predictor.streams();
            List<FeatureWindow> windows = FeatureWindow.all(sample, clip, some, needs);
            try (NDManager scope = predictor.manager().newSubManager()) {
                HeadScores scores =
                        predictor.score(
                                FeatureWindow.batch(
                                        scope, windows, FeatureWindow.streams(windows)));
                add(scores.logits(), some, sample.isByStep(), sums, counts);
            }
        }
        for (int row = 0; row < rows; row++) {
            boolean scored =
                    !sample.isByStep() || sample.features().stepLabels()[row] != Sample.NO_LABEL;
            if (scored) {
                for (int k = 0; k < sums[row].length; k++) {
                    sums[row][k] /= counts[row];
                }
                logits.add(sums[row]);
            }
        }
    }

    /** Adds the logits of some windows to the steps that they hold, or to the clip. */
    private static void add(
            double[][] logits, List<int[]> windows, boolean byStep, double[][] sums, int[] counts) {
        int length = windows.get(0).length;
        for (int i = 0; i < logits.length; i++) {
            int step = byStep ? windows.get(i / length)[i % length] : 0;
            if (step != WindowPlan.PADDING) {
                counts[step]++;
                for (int k = 0; k < logits[i].length; k++) {
                    sums[step][k] += logits[i][k];
                }
            }
        }
    }
}
