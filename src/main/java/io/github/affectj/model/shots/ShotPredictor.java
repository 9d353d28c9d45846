package io.github.affectj.model.shots;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.FreedMemory;
import io.github.affectj.model.engine.NoGradients;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import io.github.affectj.model.store.WeightsFile;
import java.util.List;

/**
 * A network that finds shots, ready to score windows of frames on a device. Owns its weights; used
 * by one thread at a time; closed after use.
 */
public final class ShotPredictor implements AutoCloseable {
    /** Frames of a window. */
    public static final int WINDOW = 100;

    private final ShotNetwork network;
    private final NDManager manager;
    private final ParameterStore parameters;

    private ShotPredictor(ShotNetwork network, NDManager manager) {
        this.network = network;
        this.manager = manager;
        parameters = new ParameterStore(manager, false);
    }

    /**
     * Opens a stored network.
     *
     * @throws BadInputException if its weights are damaged or not those of its {@code model.json}
     */
    public static ShotPredictor open(Detector detector, Device device) {
        detector.requireOwnWeights();
        ShotNetwork network = Detectors.network(detector, ShotArchitecture.class);
        // All weights come from the file: what lies in memory before does not matter.
        Initializer none = (manager, shape, type) -> manager.create(shape, type);
        network.setInitializer(none, parameter -> true);
        DjlRuntime.engine();
        NDManager manager = NDManager.newBaseManager(device, "PyTorch");
        Cleanup.onFailure(
                manager::close,
                () -> {
                    network.initialize(manager, DataType.FLOAT32, frames(), histograms());
                    network.freezeParameters(true);
                    WeightsFile.load(detector.weights(), network.stateDict(), name -> name);
                });
        return new ShotPredictor(network, manager);
    }

    private static Shape frames() {
        return new Shape(1, 3, WINDOW, SmallFrame.HEIGHT, SmallFrame.WIDTH);
    }

    private static Shape histograms() {
        return new Shape(1, WINDOW, SmallFrame.BINS);
    }

    /**
     * What the network says of each frame of a window.
     *
     * @param last probability that it is the last frame of its shot, or stands for a gradual
     *     transition
     * @param within probability that it belongs to a transition
     */
    public record Scores(float[] last, float[] within) {}

    /**
     * Scores a window.
     *
     * @param window {@link #WINDOW} frames
     * @param progress asked a few times whether to stop
     */
    public Scores score(List<SmallFrame> window, Progress progress) {
        if (window.size() != WINDOW) {
            throw new IllegalArgumentException("A window has %d frames".formatted(WINDOW));
        }
        int pixels = SmallFrame.WIDTH * SmallFrame.HEIGHT;
        float[] frames = new float[3 * WINDOW * pixels];
        float[] histograms = new float[WINDOW * SmallFrame.BINS];
        for (int i = 0; i < WINDOW; i++) {
            window.get(i).write(frames, i * pixels, WINDOW * pixels);
            window.get(i).histogram(histograms, i * SmallFrame.BINS);
        }
        try (NoGradients off = new NoGradients();
                NDManager work = manager.newSubManager()) {
            NDArray clip = work.create(frames, frames());
            NDArray colours = work.create(histograms, histograms());
            NDList logits = network.logits(parameters, clip, colours, progress::checkCancelled);
            return new Scores(
                    Activation.sigmoid(logits.get(0)).toFloatArray(),
                    Activation.sigmoid(logits.get(1)).toFloatArray());
        }
    }

    /** Where it runs, {@code cpu()} or {@code gpu(0)}. */
    public String deviceName() {
        return manager.getDevice().toString();
    }

    @Override
    public void close() {
        for (Parameter parameter : network.stateDict().values()) {
            parameter.close();
        }
        manager.close();
        FreedMemory.giveBack();
    }
}
