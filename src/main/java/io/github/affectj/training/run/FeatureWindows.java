package io.github.affectj.training.run;

import io.github.affectj.base.Progress;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.FeatureFiles;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.FeatureWindow;
import io.github.affectj.training.data.Part;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamDropout;
import io.github.affectj.training.data.WindowStreams;
import io.github.affectj.training.report.FeatureScorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Windows of feature files: all of a clip that fits into one, of a longer clip another part in each
 * epoch. Which part depends on the seed, the epoch and the clip only.
 */
final class FeatureWindows implements EpochSource {
    private final EmotionPredictor predictor;
    private final List<Sample> train;
    private final List<Sample> val;
    private final FeatureStore store;
    private final StreamDropout dropout;
    private final int chunk;
    private final Path dataset;

    /**
     * @param dataset the set's folder: a clip is known by its path in it, wherever the set lies
     */
    FeatureWindows(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            FeatureStore store,
            StreamDropout dropout,
            int chunk,
            Path dataset) {
        this.predictor = predictor;
        this.train = train;
        this.val = val;
        this.store = store;
        this.dropout = dropout;
        this.chunk = chunk;
        this.dataset = dataset;
    }

    @Override
    public void pass(
            int epoch, List<int[]> batches, Learner learner, Runnable stepped, Progress progress) {
        int done = 0;
        for (int[] batch : batches) {
            progress.checkCancelled();
            List<FeatureWindow> windows = new ArrayList<>();
            Arrays.stream(batch).forEach(place -> windows.add(window(train.get(place), epoch)));
            double weight = learner.weightOf(FeatureWindow.truth(windows));
            for (Part part : Part.of(batch.length, chunk)) {
                List<FeatureWindow> some = windows.subList(part.from(), part.to());
                List<WindowStreams> streams =
                        dropout.apply(FeatureWindow.streams(some), epoch, done);
                int[] genders =
                        IntStream.range(part.from(), part.to())
                                .map(i -> train.get(batch[i]).gender())
                                .toArray();
                learner.add(
                        scope -> FeatureWindow.batch(scope, some, streams),
                        FeatureWindow.truth(some),
                        genders,
                        streams,
                        weight,
                        progress);
                done += some.size();
            }
            stepped.run();
        }
    }

    private FeatureWindow window(Sample sample, int epoch) {
        FeatureFiles.Streams clip = store.of(sample);
        int length = predictor.spec().frames();
        StreamNeeds needs = predictor.streams();
        int[] window =
                clip.steps() <= length
                        ? WindowPlan.padded(clip.steps(), length, length).get(0)
                        : part(sample, clip.steps(), length, epoch);
        return FeatureWindow.of(sample, clip, window, needs);
    }

    /** A part of a long clip; one with a label at least, where steps have them. */
    private int[] part(Sample sample, int steps, int length, int epoch) {
        String name = ClipDataset.nameIn(dataset, sample.path());
        long mixed = (dropout.seed() * 31 + epoch) * 1_000_003 + name.hashCode();
        Random random = new Random(mixed * 0x9E3779B97F4A7C15L);
        int first = 0;
        int last = steps - length;
        if (sample.isByStep()) {
            int[] labels = sample.features().stepLabels();
            int[] labelled =
                    IntStream.range(0, steps).filter(i -> labels[i] != Sample.NO_LABEL).toArray();
            int one = labelled[random.nextInt(labelled.length)];
            first = Math.max(0, one - length + 1);
            last = Math.min(last, one);
        }
        int from = first + random.nextInt(last - first + 1);
        return IntStream.range(from, from + length).toArray();
    }

    @Override
    public List<double[]> validate(Progress progress) {
        return new FeatureScorer(store).score(predictor, val, progress, "Validating");
    }

    @Override
    public void close() {
        // Nothing is open: the store is freed with the run.
    }
}
