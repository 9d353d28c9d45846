package io.github.affectj.model.detect;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
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
 * A network that finds faces, ready to look at pictures on a device. Owns its weights; used by one
 * thread at a time; closed after use.
 */
public final class FacePredictor implements AutoCloseable {
    private final FaceNetwork network;
    private final NDManager manager;

    private FacePredictor(FaceNetwork network, NDManager manager) {
        this.network = network;
        this.manager = manager;
    }

    /**
     * Opens a stored network.
     *
     * @throws BadInputException if its weights are damaged or not those of its {@code model.json}
     */
    public static FacePredictor open(Detector detector, Device device) {
        detector.requireOwnWeights();
        FaceNetwork network = Detectors.network(detector, FaceArchitecture.class);
        DjlRuntime.engine();
        NDManager manager = NDManager.newBaseManager(device, "PyTorch");
        Cleanup.onFailure(
                manager::close,
                () -> {
                    network.initialize(manager);
                    WeightsFile.load(detector.weights(), network.stateDict(), name -> name);
                });
        return new FacePredictor(network, manager);
    }

    /**
     * The faces of a picture.
     *
     * @param minimum pixels of the smallest face that is looked for, above 0
     * @param threshold least score of a face, 0 to 1
     * @param progress asked many times whether to stop
     * @return by score, highest first
     */
    public List<FaceBox> detect(
            PictureMeans picture, double minimum, double threshold, Progress progress) {
        try (NoGradients off = new NoGradients();
                NDManager work = manager.newSubManager()) {
            return network.detect(work, picture, minimum, threshold, progress);
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
