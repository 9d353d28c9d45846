package io.github.affectj.model.scoring;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import com.sun.jna.Memory;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.AttentionKinds;
import io.github.affectj.model.BackboneKind;
import io.github.affectj.model.FrameSequenceNetwork;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.Windowing;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.FreedMemory;
import io.github.affectj.model.engine.NoGradients;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.familiarity.FamiliarityFile;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network ready to score frames on a device. Owns its weights; used by one thread at a time, but
 * for {@link #features}.
 *
 * <p>Use {@link WindowScorer} to run it over a clip.
 */
public final class EmotionPredictor implements AutoCloseable {
    private final ModelSpec spec;
    private final ModelArchitecture architecture;
    private final FrameSequenceNetwork network;
    private final NDManager manager;
    private final ParameterStore parameters;

    /**
     * Room for frames that pass the backbone, where the engine reads them in place; as many as
     * threads passed frames at the same time. Not direct buffers of Java's, which it frees late:
     * many models would fill memory up.
     */
    private final Queue<Memory> inputs = new ConcurrentLinkedQueue<>();

    private Familiarity familiarity = Familiarity.NONE;
    private final AtomicLong backboneFrames = new AtomicLong();

    private EmotionPredictor(ModelSpec spec, FrameSequenceNetwork network, NDManager manager) {
        this.spec = spec;
        this.architecture = Architectures.get(spec.architecture());
        this.network = network;
        this.manager = manager;
        this.parameters = new ParameterStore(manager, false);
    }

    /**
     * A network with fresh weights, seeded by the caller's engine seed.
     *
     * @param spec architecture, labels and input
     * @param device where it shall run
     */
    public static EmotionPredictor fresh(ModelSpec spec, Device device) {
        return build(spec, device, Architectures.get(spec.architecture()).build(spec));
    }

    private static EmotionPredictor build(
            ModelSpec spec, Device device, FrameSequenceNetwork network) {
        DjlRuntime.engine();
        NDManager manager = NDManager.newBaseManager(device, "PyTorch");
        Shape input = new Shape(1, spec.frames(), 3, spec.size(), spec.size());
        Cleanup.onFailure(
                manager::close, () -> network.initialize(manager, DataType.FLOAT32, input));
        // DJL lets fresh weights ask for gradients, which would keep all that inference makes.
        network.freezeParameters(true);
        return new EmotionPredictor(spec, network, manager);
    }

    /**
     * A stored model with its weights, ready for inference, whose hash is looked at meanwhile.
     *
     * @param model as {@link ModelStore#describe} gives it
     * @throws BadInputException if the weights are not those of the spec, or don't fit the
     *     architecture
     */
    public static EmotionPredictor openVerified(StoredModel model, Device device) {
        CompletableFuture<Optional<BadInputException>> complaint =
                CompletableFuture.supplyAsync(() -> ModelStore.foreignWeights(model));
        EmotionPredictor predictor;
        try {
            predictor = open(model, device);
        } catch (BadInputException e) {
            // What does not load is rather a damaged file than a model of another form.
            throw complaint.join().orElse(e);
        }
        return verified(predictor, complaint);
    }

    /**
     * The predictor, once its weights are known to be those of its spec; else it is closed.
     *
     * @throws BadInputException what the look at the weights found
     */
    static EmotionPredictor verified(
            EmotionPredictor predictor, CompletableFuture<Optional<BadInputException>> complaint) {
        Cleanup.onFailure(
                predictor::close,
                () ->
                        complaint
                                .join()
                                .ifPresent(
                                        e -> {
                                            throw e;
                                        }));
        return predictor;
    }

    /**
     * A stored model with its weights, ready for inference.
     *
     * @throws BadInputException if the weights don't fit the architecture, or what tells what looks
     *     familiar to the model is damaged or not that of the spec
     */
    public static EmotionPredictor open(StoredModel model, Device device) {
        FrameSequenceNetwork network =
                Architectures.get(model.spec().architecture()).build(model.spec());
        // All weights come from the file: what lies in memory before does not matter.
        Initializer none = (manager, shape, type) -> manager.create(shape, type);
        network.setInitializer(none, parameter -> true);
        EmotionPredictor predictor = build(model.spec(), device, network);
        Shape frame = new Shape(1, 3, model.spec().size(), model.spec().size());
        Cleanup.onFailure(
                predictor::close,
                () -> {
                    WeightsFile.load(
                            model.weights(),
                            predictor.network.stateDict(),
                            predictor.architecture::tensor);
                    predictor.network.prepareInference();
                    predictor.familiarity =
                            FamiliarityFile.read(
                                    model,
                                    (int) network.featureShape(frame).get(1),
                                    predictor.streams().audioFeatures());
                });
        return predictor;
    }

    /** What the model is and how it is fed. */
    public ModelSpec spec() {
        return spec;
    }

    /** Which streams of a clip it takes. */
    public StreamNeeds streams() {
        return architecture.streams(spec.values());
    }

    /** Which attention weights it tells. */
    public AttentionKinds attention() {
        return architecture.attention(spec.values());
    }

    /** What its backbone is. */
    public BackboneKind backbone() {
        return architecture.backbone(spec.values());
    }

    /** How it cuts clips into windows. */
    public Windowing windowing() {
        return architecture.windowing();
    }

    /** The network itself, for training. */
    public FrameSequenceNetwork network() {
        return network;
    }

    /** Holds the weights; sub-managers of it hold what a call makes. */
    public NDManager manager() {
        return manager;
    }

    /** The parameters as blocks want them. */
    public ParameterStore parameters() {
        return parameters;
    }

    /** A preprocessor that makes this model's input. */
    public FramePreprocessor preprocessor() {
        return new FramePreprocessor(spec.size(), spec.mean(), spec.std());
    }

    /** From now on scores tell how familiar what they see is; for a network in training. */
    public void setFamiliarity(Familiarity known) {
        familiarity = known;
    }

    /** What looks familiar to it. */
    public Familiarity familiarity() {
        return familiarity;
    }

    /** How many frames passed the backbone since the model was opened. */
    public long backboneFrames() {
        return backboneFrames.get();
    }

    /** Where it runs, {@code cpu()} or {@code gpu(0)}. */
    public String deviceName() {
        return manager.getDevice().toString();
    }

    /**
     * The backbone on some frames, without gradients. Several threads may call it.
     *
     * @param scope receives the result
     * @param pixels at least {@code count} frames as the preprocessor writes them
     * @return maps (count, C, h, w)
     */
    public NDArray features(NDManager scope, float[] pixels, int count) {
        backboneFrames.addAndGet(count);
        int side = spec.size();
        Shape shape = new Shape(count, 3, side, side);
        Memory input = input(shape.size() * Float.BYTES);
        try (NoGradients off = new NoGradients();
                NDManager work = scope.newSubManager()) {
            input.write(0, pixels, 0, (int) shape.size());
            NDArray frames =
                    work.create(
                            input.getByteBuffer(0, shape.size() * Float.BYTES),
                            shape,
                            DataType.FLOAT32);
            NDArray maps = network.features(parameters, frames, false);
            maps.attach(scope);
            return maps;
        } finally {
            inputs.add(input);
        }
    }

    /** Room that no other thread uses. */
    private Memory input(long bytes) {
        Memory input = inputs.poll();
        if (input != null && input.size() < bytes) {
            input.close();
            input = null;
        }
        return input == null ? new Memory(bytes) : input;
    }

    /**
     * The head with all that it can tell of some windows, without gradients.
     *
     * @throws NotFiniteException if a logit is no number
     */
    public HeadScores score(WindowBatch windows) {
        try (NoGradients off = new NoGradients();
                NDManager work = manager.newSubManager()) {
            windows.tempAttach(work);
            HeadScores scores = HeadScores.of(network.head(parameters, windows, false));
            requireFinite(scores.logits());
            return scores;
        }
    }

    /** Refuses scores that are no numbers: a label with NaN beside it would look like an answer. */
    private void requireFinite(double[][] logits) {
        for (double[] row : logits) {
            for (double v : row) {
                if (!Double.isFinite(v)) {
                    throw new NotFiniteException(spec.id());
                }
            }
        }
    }

    @Override
    public void close() {
        for (Parameter parameter : network.stateDict().values()) {
            parameter.close();
        }
        manager.close();
        inputs.forEach(Memory::close);
        inputs.clear();
        FreedMemory.giveBack();
    }
}
