package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.BatchLoader;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Part;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.StreamDropout;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.data.WindowStreams;
import io.github.affectj.training.report.ClipScorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A frozen backbone's maps, computed once: of several augmented variants of each training clip,
 * which take turns from epoch to epoch, and of all windows of the validation clips. What an earlier
 * run computed for the same clips is taken from there.
 */
final class StoredMaps implements EpochSource {
    /** Variants of each training clip at most. */
    private static final int VARIANTS = 4;

    /** Frames that are decoded and pass the backbone together; a window of film has many. */
    private static final int FRAMES_AT_ONCE = 24;

    private final EmotionPredictor predictor;
    private final List<Sample> train;
    private final int chunk;
    private final KeptMaps kept;
    private final boolean ours;
    private final List<WindowMaps> variants = new ArrayList<>();
    private final StreamDropout dropout;
    private WindowMaps validation;

    /**
     * @param shared where maps may lie that an earlier run computed, and where they stay; null
     *     keeps them in {@code folder} for this run alone
     */
    StoredMaps(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            BatchLoader loader,
            StreamDropout dropout,
            TrainingSettings settings,
            KeptMaps shared,
            Path folder,
            int chunk,
            Progress progress) {
        this.predictor = predictor;
        this.train = train;
        this.chunk = chunk;
        this.dropout = dropout;
        ours = shared == null;
        kept = ours ? new KeptMaps(folder, 0) : shared;
        Cleanup.onFailure(this::close, () -> store(loader, val, settings, progress));
    }

    private void store(
            BatchLoader loader, List<Sample> val, TrainingSettings settings, Progress progress) {
        ModelSpec spec = predictor.spec();
        Shape frame = predictor.network().featureShape(new Shape(1, 3, spec.size(), spec.size()));
        Shape window = new Shape(spec.frames(), frame.get(1), frame.get(2), frame.get(3));
        MapKey key = new MapKey(predictor, window, settings, loader.clips().key());
        int atOnce = Math.min(chunk, Math.max(1, FRAMES_AT_ONCE / spec.frames()));
        int count = "none".equals(settings.augment()) ? 1 : Math.min(settings.epochs(), VARIANTS);
        for (int v = 0; v < count; v++) {
            int variant = v;
            Progress part = progress.part(0.9 * v / count, 0.9 * (v + 1) / count);
            variants.add(
                    kept.get(
                            key.variant(train, variant, atOnce),
                            window,
                            maps -> storeVariant(maps, variant, atOnce, loader, part)));
        }
        validation =
                kept.get(
                        key.validation(val),
                        window,
                        maps -> storeValidation(maps, loader.clips(), val, progress.part(0.9, 1)));
    }

    private void storeVariant(
            WindowMaps maps, int variant, int atOnce, BatchLoader loader, Progress progress) {
        List<List<Sample>> chunks = new ArrayList<>();
        for (Part part : Part.of(train.size(), atOnce)) {
            chunks.add(train.subList(part.from(), part.to()));
        }
        BatchLoader.Chunks source = loader.start(chunks, variant);
        for (int i = 0; i < chunks.size(); i++) {
            progress.update((double) i / chunks.size(), "Storing the frozen backbone's maps");
            BatchLoader.Chunk windows = source.next(progress);
            try (NDManager scope = predictor.manager().newSubManager()) {
                NDArray made =
                        new PresentFrames(windows, predictor.spec().frames())
                                .maps(
                                        scope,
                                        maps.frame(),
                                        (pixels, frames) ->
                                                predictor.features(scope, pixels, frames));
                maps.add(made, windows.windows());
            }
        }
        if (maps.size() != train.size()) {
            throw new IllegalStateException(maps.size() + " windows of " + train.size());
        }
    }

    private void storeValidation(
            WindowMaps maps, ClipSource clips, List<Sample> val, Progress progress) {
        for (Sample sample : val) {
            ClipScorer.score(
                    clips,
                    predictor,
                    List.of(sample),
                    progress,
                    "Storing the frozen backbone's maps",
                    (windows, batch, scores) -> maps.add(batch.maps(), WindowStreams.of(batch)));
            maps.endClip();
        }
    }

    @Override
    public void pass(
            int epoch, List<int[]> batches, Learner learner, Runnable stepped, Progress progress) {
        WindowMaps maps = variants.get(epoch % variants.size());
        int done = 0;
        for (int[] batch : batches) {
            Truth truth = Truth.of(Arrays.stream(batch).mapToObj(train::get).toList());
            int[] genders = Arrays.stream(batch).map(p -> train.get(p).gender()).toArray();
            double weight = learner.weightOf(truth);
            for (Part part : Part.of(batch.length, chunk)) {
                int[] some = Arrays.copyOfRange(batch, part.from(), part.to());
                List<WindowStreams> left =
                        dropout.apply(maps.streams(some), epoch, done + part.from());
                learner.add(
                        scope -> maps.batch(scope, some, left),
                        truth.part(part.from(), part.to()),
                        Arrays.copyOfRange(genders, part.from(), part.to()),
                        left,
                        weight,
                        progress);
            }
            done += batch.length;
            stepped.run();
        }
    }

    @Override
    public List<double[]> validate(Progress progress) {
        List<double[]> all = new ArrayList<>();
        for (int[] windows : validation.clips()) {
            progress.checkCancelled();
            try (NDManager scope = predictor.manager().newSubManager()) {
                double[][] logits =
                        predictor
                                .score(
                                        validation.batch(
                                                scope, windows, validation.streams(windows)))
                                .logits();
                double[] mean = new double[logits[0].length];
                for (double[] row : logits) {
                    for (int k = 0; k < mean.length; k++) {
                        mean[k] += row[k] / logits.length;
                    }
                }
                all.add(mean);
            }
        }
        return all;
    }

    @Override
    public void close() {
        kept.runEnded();
        if (ours) {
            kept.close();
        }
    }
}
