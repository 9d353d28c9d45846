package io.github.affectj.pipeline.faces;

import ai.djl.Device;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.model.detect.FaceKinds;
import io.github.affectj.model.detect.FacePredictor;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.util.Optional;

/**
 * Finds the faces of clips, one after the other, with networks that are opened once. Used by one
 * thread at a time; closed after use.
 */
public final class FaceFinder implements AutoCloseable {
    private static final String COMMAND = "Find Faces...";

    private final FaceSettings settings;
    private final String model;
    private final FacePredictor predictor;
    private final FaceKinds kinds;

    private FaceFinder(
            FaceSettings settings, String model, FacePredictor predictor, FaceKinds kinds) {
        this.settings = settings;
        this.model = model;
        this.predictor = predictor;
        this.kinds = kinds;
    }

    /**
     * Opens the networks.
     *
     * @throws BadInputException if one is not installed or damaged, or the device is not there
     */
    public static FaceFinder open(FaceSettings settings) {
        Detector faces = Detectors.find(Detector.FACES, COMMAND);
        Detector kindsOfFaces = Detectors.find(Detector.FACE_KINDS, COMMAND);
        Device device = DjlRuntime.device(settings.device());
        FacePredictor predictor = FacePredictor.open(faces, device);
        FaceKinds kinds =
                Cleanup.onFailure(predictor::close, () -> FaceKinds.open(kindsOfFaces, device));
        return new FaceFinder(settings, faces.id(), predictor, kinds);
    }

    /**
     * What tells whether the networks are others than before: SHA-256 of the weights of both.
     *
     * @throws BadInputException if one is not installed
     */
    public static String fingerprint() {
        return Detectors.find(Detector.FACES, COMMAND).sha256()
                + " "
                + Detectors.find(Detector.FACE_KINDS, COMMAND).sha256();
    }

    /**
     * The faces of a clip.
     *
     * @param clip stays open
     * @param shots a tier whose segments are shots; without one, hard cuts are told by content
     * @throws CancelledException if the progress says so
     * @throws BadInputException if a frame can't be read
     */
    public FoundFaces find(Clip clip, Optional<Tier> shots, Progress progress) {
        FaceDetection.requirePictures(clip);
        return new FaceDetection(clip, model, settings).run(shots, predictor, kinds, progress);
    }

    @Override
    public void close() {
        kinds.close();
        predictor.close();
    }
}
