package io.github.affectj.training.run;

import io.github.affectj.base.Progress;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.BatchLoader;
import io.github.affectj.training.data.Part;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamDropout;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.ClipScorer;
import java.util.ArrayList;
import java.util.List;

/** Windows decoded and augmented anew in every epoch. */
final class FreshWindows implements EpochSource {
    private final EmotionPredictor predictor;
    private final List<Sample> train;
    private final List<Sample> val;
    private final BatchLoader loader;
    private final StreamDropout dropout;
    private final int chunk;
    private final Runnable close;

    /**
     * @param close called when this is closed
     */
    FreshWindows(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            BatchLoader loader,
            StreamDropout dropout,
            int chunk,
            Runnable close) {
        this.predictor = predictor;
        this.train = train;
        this.val = val;
        this.loader = loader;
        this.dropout = dropout;
        this.chunk = chunk;
        this.close = close;
    }

    @Override
    public void pass(
            int epoch, List<int[]> batches, Learner learner, Runnable stepped, Progress progress) {
        List<List<Sample>> all = new ArrayList<>();
        for (int[] batch : batches) {
            for (Part part : Part.of(batch.length, chunk)) {
                List<Sample> some = new ArrayList<>();
                for (int i = part.from(); i < part.to(); i++) {
                    some.add(train.get(batch[i]));
                }
                all.add(some);
            }
        }
        BatchLoader.Chunks chunks = loader.start(all, epoch);
        int done = 0;
        for (int[] batch : batches) {
            double weight = 0;
            for (int place : batch) {
                weight += learner.weightOf(Truth.of(List.of(train.get(place))));
            }
            for (int i = 0; i < Part.of(batch.length, chunk).size(); i++) {
                BatchLoader.Chunk some = chunks.next(progress);
                learner.addWindows(
                        some, dropout.apply(some.windows(), epoch, done), weight, progress);
                done += some.truth().size();
            }
            stepped.run();
        }
    }

    @Override
    public List<double[]> validate(Progress progress) {
        return ClipScorer.score(loader.clips(), predictor, val, progress, "Validating", null);
    }

    @Override
    public void close() {
        loader.close();
        close.run();
    }
}
