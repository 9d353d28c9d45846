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
 * which take turns from epoch to epoch, and of all windows of the validation clips.
 */
final class StoredMaps implements EpochSource {
    /** Variants of each training clip at most. */
    private static final int VARIANTS = 4;

    /** Frames that are decoded and pass the backbone together; a window of film has many. */
    private static final int FRAMES_AT_ONCE = 24;

    private final EmotionPredictor predictor;
    private final List<Sample> train;
    private final int chunk;
    private final MapCache cache;
    private final int variants;
    private final int[] firstOfVariant;
    private final List<int[]> valWindows = new ArrayList<>();
    private final List<WindowStreams> streams = new ArrayList<>(); // by number
    private final StreamDropout dropout;

    StoredMaps(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            BatchLoader loader,
            StreamDropout dropout,
            TrainingSettings settings,
            Path folder,
            int chunk,
            Progress progress) {
        this.predictor = predictor;
        this.train = train;
        this.chunk = chunk;
        this.dropout = dropout;
        ModelSpec spec = predictor.spec();
        Shape frame = predictor.network().featureShape(new Shape(1, 3, spec.size(), spec.size()));
        cache =
                new MapCache(
                        folder, new Shape(spec.frames(), frame.get(1), frame.get(2), frame.get(3)));
        variants = "none".equals(settings.augment()) ? 1 : Math.min(settings.epochs(), VARIANTS);
        firstOfVariant = new int[variants];
        Cleanup.onFailure(cache::close, () -> store(loader, val, progress));
    }

    private void store(BatchLoader loader, List<Sample> val, Progress progress) {
        for (int v = 0; v < variants; v++) {
            storeVariant(
                    v,
                    loader,
                    predictor.spec(),
                    progress.part(0.9 * v / variants, 0.9 * (v + 1) / variants));
        }
        storeValidation(loader.clips(), val, progress.part(0.9, 1));
    }

    private void storeVariant(int variant, BatchLoader loader, ModelSpec spec, Progress progress) {
        List<List<Sample>> chunks = new ArrayList<>();
        int atOnce = Math.min(chunk, Math.max(1, FRAMES_AT_ONCE / spec.frames()));
        for (Part part : Part.of(train.size(), atOnce)) {
            chunks.add(train.subList(part.from(), part.to()));
        }
        BatchLoader.Chunks source = loader.start(chunks, variant);
        boolean first = true;
        int done = 0;
        for (int i = 0; i < chunks.size(); i++) {
            progress.update((double) i / chunks.size(), "Storing the frozen backbone's maps");
            BatchLoader.Chunk windows = source.next(progress);
            int count = windows.truth().size();
            try (NDManager scope = predictor.manager().newSubManager()) {
                NDArray maps =
                        new PresentFrames(windows, spec.frames())
                                .maps(
                                        scope,
                                        cache.frame(),
                                        (pixels, frames) ->
                                                predictor.features(scope, pixels, frames));
                int number = cache.add(maps);
                streams.addAll(windows.windows());
                if (first) {
                    firstOfVariant[variant] = number;
                    first = false;
                }
            }
            done += count;
        }
        if (done != train.size()) {
            throw new IllegalStateException(done + " windows of " + train.size());
        }
    }

    private List<WindowStreams> streamsOf(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(streams::get).toList();
    }

    private void storeValidation(ClipSource clips, List<Sample> val, Progress progress) {
        for (Sample sample : val) {
            List<Integer> numbers = new ArrayList<>();
            ClipScorer.score(
                    clips,
                    predictor,
                    List.of(sample),
                    progress,
                    "Storing the frozen backbone's maps",
                    (windows, batch, scores) -> {
                        int first = cache.add(batch.maps());
                        streams.addAll(WindowStreams.of(batch));
                        for (int w = 0; w < windows.size(); w++) {
                            numbers.add(first + w);
                        }
                    });
            valWindows.add(numbers.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @Override
    public void pass(
            int epoch, List<int[]> batches, Learner learner, Runnable stepped, Progress progress) {
        int first = firstOfVariant[epoch % variants];
        int done = 0;
        for (int[] batch : batches) {
            Truth truth = Truth.of(Arrays.stream(batch).mapToObj(train::get).toList());
            int[] numbers = Arrays.stream(batch).map(p -> first + p).toArray();
            int[] genders = Arrays.stream(batch).map(p -> train.get(p).gender()).toArray();
            double weight = learner.weightOf(truth);
            for (Part part : Part.of(batch.length, chunk)) {
                int[] some = Arrays.copyOfRange(numbers, part.from(), part.to());
                List<WindowStreams> left =
                        dropout.apply(streamsOf(some), epoch, done + part.from());
                learner.add(
                        scope -> WindowStreams.batch(scope, cache.get(scope, some), left),
                        truth.part(part.from(), part.to()),
                        Arrays.copyOfRange(genders, part.from(), part.to()),
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
        for (int[] windows : valWindows) {
            progress.checkCancelled();
            try (NDManager scope = predictor.manager().newSubManager()) {
                NDArray maps = cache.get(scope, windows);
                double[][] logits =
                        predictor
                                .score(WindowStreams.batch(scope, maps, streamsOf(windows)))
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
        cache.close();
    }
}
