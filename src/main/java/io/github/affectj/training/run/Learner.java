package io.github.affectj.training.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.Scalars;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.engine.GradientLock;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.BatchLoader;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.data.WindowStreams;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes optimizer steps on a network: weighted cross entropy (equation 4 of Zhang et al. 2022),
 * with a second task that of emotion and gender (equation 13 of Liang 2023), with {@link
 * PointingLoss}; gradients of the chunks of a batch added up; Adam.
 */
final class Learner implements AutoCloseable {
    private final EmotionPredictor predictor;
    private final StepThread steps;
    private final ModelSpec spec;
    private final LossTargets targets;
    private final PointingLoss pointing;
    private final Map<String, NDArray> trained = new LinkedHashMap<>();
    private final AdamOptimizer adam;

    /** For the pixels of one step at a time. */
    private ByteBuffer room = ByteBuffer.allocateDirect(0);

    /** Sums over the labelled rows since {@link #resetSums}. */
    private double lossSum;

    private double weightSum;
    private int right;
    private int labelled;

    /**
     * @param steps where gradients are computed; frees the predictor
     * @param labelWeights weight of each label in the loss
     * @param headOnly whether the backbone stays as it is
     */
    Learner(
            EmotionPredictor predictor,
            StepThread steps,
            double[] labelWeights,
            TrainingSettings settings,
            boolean headOnly) {
        this.predictor = predictor;
        this.steps = steps;
        this.spec = predictor.spec();
        this.targets =
                new LossTargets(
                        labelWeights.clone(),
                        settings.smoothing(),
                        settings.hyper().number("mu", 1));
        pointing = new PointingLoss(settings.hyper().number("pointing", 0));
        for (Map.Entry<String, Parameter> e : predictor.network().stateDict().entrySet()) {
            boolean statistic = e.getKey().contains(".running_");
            if (!statistic && !(headOnly && e.getKey().startsWith("backbone."))) {
                NDArray weight = e.getValue().getArray();
                weight.setRequiresGradient(true);
                trained.put(e.getKey(), weight);
            }
        }
        adam = new AdamOptimizer(predictor.manager(), settings.decay());
    }

    /** The labels in the order of the logits. */
    List<String> labels() {
        return spec.labels();
    }

    AdamOptimizer adam() {
        return adam;
    }

    /**
     * Weight that a batch has in the loss.
     *
     * @param truth a row a window, or a step where the network labels each step
     */
    double weightOf(Truth truth) {
        return targets.weightOf(truth);
    }

    /**
     * Adds the gradients of some windows that pass the backbone.
     *
     * @param streams what the windows have beside their pixels
     * @throws io.github.affectj.base.CancelledException if the progress says so
     */
    void addWindows(
            BatchLoader.Chunk chunk,
            List<WindowStreams> streams,
            double batchWeight,
            Progress progress) {
        PresentFrames frames = new PresentFrames(chunk, spec.frames());
        add(
                scope -> WindowStreams.batch(scope, maps(scope, frames), streams),
                chunk.truth(),
                chunk.genders(),
                streams,
                batchWeight,
                progress);
    }

    /** The backbone's maps of some windows, (windows, T, C, h, w), with their gradient. */
    private NDArray maps(NDManager scope, PresentFrames frames) {
        FrameSequenceNetwork network = predictor.network();
        Shape one = new Shape(1, 3, spec.size(), spec.size());
        return frames.maps(
                scope,
                network.featureShape(one).slice(1),
                (pixels, count) ->
                        network.features(
                                predictor.parameters(),
                                scope.create(
                                        inRoom(pixels),
                                        new Shape(count).addAll(one.slice(1)),
                                        DataType.FLOAT32),
                                true));
    }

    /** Pixels where the engine reads them in place: in memory that Java would free late if anew. */
    private ByteBuffer inRoom(float[] pixels) {
        int bytes = pixels.length * Float.BYTES;
        if (room.capacity() < bytes) {
            room = ByteBuffer.allocateDirect(bytes);
        }
        ByteBuffer taken = room.slice(0, bytes).order(ByteOrder.nativeOrder());
        taken.asFloatBuffer().put(pixels);
        return taken;
    }

    /**
     * Adds the gradients of some windows.
     *
     * @param windows makes them in the scope it is given, while gradients are recorded
     * @param truth a row for each row of the logits: for each window, or for each step of each, one
     *     window after the other; a row without a label has no say
     * @param genders one for each window; not looked at where the network has no such task
     * @param streams of the windows, for their figures
     * @throws io.github.affectj.base.CancelledException if the progress says so
     */
    void add(
            Function<NDManager, WindowBatch> windows,
            Truth truth,
            int[] genders,
            List<WindowStreams> streams,
            double batchWeight,
            Progress progress) {
        if (weightOf(truth) == 0) {
            return;
        }
        steps.run(
                () -> {
                    try (NDManager scope = predictor.manager().newSubManager()) {
                        backward(scope, windows, truth, genders, streams, batchWeight);
                    }
                },
                progress);
    }

    private void backward(
            NDManager scope,
            Function<NDManager, WindowBatch> windows,
            Truth truth,
            int[] genders,
            List<WindowStreams> streams,
            double batchWeight) {
        synchronized (GradientLock.class) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                WindowBatch batch = windows.apply(scope);
                HeadOutput out = predictor.network().head(predictor.parameters(), batch, true);
                boolean twoTasks = out.gender() != null;
                float[] aims = targets.emotions(truth, twoTasks ? genders : null);
                NDArray loss = LossTargets.crossEntropy(scope, out.logits(), aims);
                if (twoTasks) {
                    loss =
                            loss.add(
                                    LossTargets.crossEntropy(
                                            scope, out.gender(), targets.genders(truth, genders)));
                }
                loss = pointing.addTo(loss, out, batch, streams, targets, truth);
                loss = loss.div(Scalars.of(loss, batchWeight));
                collector.backward(loss);
                record(loss.getFloat() * batchWeight, out.logits().toFloatArray(), truth);
            }
        }
    }

    private void record(double loss, float[] logits, Truth truth) {
        requireFinite(loss);
        int[] labels = truth.labels();
        int k = spec.labels().size();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                continue;
            }
            double[] row = new double[k];
            for (int j = 0; j < k; j++) {
                row[j] = logits[i * k + j];
            }
            right += EmotionLabels.argMax(row) == labels[i] ? 1 : 0;
            labelled++;
        }
        lossSum += loss;
        weightSum += weightOf(truth);
    }

    /** Ends a training whose loss or score, on either split, has left the numbers. */
    static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw diverged(null);
        }
    }

    /** What is to be said then. */
    static BadInputException diverged(Throwable cause) {
        return new BadInputException(
                "The training diverged (its loss is no number any more); choose a smaller lr.",
                cause);
    }

    /** Moves the weights by the gradients added so far. */
    void step(double rate) {
        adam.step(trained, rate);
    }

    void resetSums() {
        lossSum = 0;
        weightSum = 0;
        right = 0;
        labelled = 0;
    }

    /** Mean weighted loss since the reset. */
    double loss() {
        return lossSum / weightSum;
    }

    /** Share of labelled windows, or steps, whose label was named since the reset. */
    double accuracy() {
        return (double) right / labelled;
    }

    /** All arrays that a checkpoint needs: weights with statistics, and the optimizer's moments. */
    NDList state() {
        NDList state = new NDList();
        predictor
                .network()
                .stateDict()
                .forEach(
                        (name, parameter) -> {
                            NDArray array = parameter.getArray();
                            array.setName(name);
                            state.add(array);
                        });
        state.addAll(adam.state());
        return state;
    }

    /** Goes on from a checkpoint. */
    void restore(Map<String, NDArray> state, long steps) {
        predictor
                .network()
                .stateDict()
                .forEach(
                        (name, parameter) ->
                                state.get(name)
                                        .toType(DataType.FLOAT32, false)
                                        .copyTo(parameter.getArray()));
        adam.restore(state, steps);
    }

    @Override
    public void close() {
        adam.close();
    }
}
