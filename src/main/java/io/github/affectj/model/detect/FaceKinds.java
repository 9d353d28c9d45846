package io.github.affectj.model.detect;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import java.util.List;

/**
 * Tells photographed faces from drawn ones, and from what is no face: what finds faces takes some
 * drawings for faces, too. Sees a face in grey, so that it can't go by colours. Used by one thread
 * at a time; closed after use.
 */
public final class FaceKinds implements AutoCloseable {
    private static final String PHOTOGRAPHED = "photographed";
    private static final int CHANNELS = 3;

    /** Shares of R, G and B in a grey pixel (ITU-R BT.601), as in the pictures of the training. */
    private static final float[] GREY = {0.299f, 0.587f, 0.114f};

    private final EmotionPredictor predictor;
    private final int label;

    private FaceKinds(EmotionPredictor predictor, int label) {
        this.predictor = predictor;
        this.label = label;
    }

    /**
     * Opens a stored network.
     *
     * @throws BadInputException if its weights are damaged or not those of its {@code model.json},
     *     or none of its labels is {@code photographed}
     */
    public static FaceKinds open(Detector detector, Device device) {
        detector.requireOwnWeights();
        StoredModel model =
                new StoredModel(detector.folder(), ModelStore.readSpec(detector.folder()));
        int label = model.spec().labels().indexOf(PHOTOGRAPHED);
        if (label < 0) {
            throw new BadInputException(
                    "The model %s has no label '%s', so it can't tell which faces are drawn; install AffectJ again."
                            .formatted(ForeignText.of(detector.folder()), PHOTOGRAPHED));
        }
        return new FaceKinds(EmotionPredictor.open(model, device), label);
    }

    /**
     * How likely each box shows a photographed face, 0 to 1, in the order of the boxes; 0 for a box
     * outside the picture.
     */
    public double[] photographed(PictureMeans picture, List<FaceBox> boxes) {
        int side = predictor.spec().size();
        int plane = side * side;
        float[] pixels = new float[boxes.size() * CHANNELS * plane];
        boolean[] shown = new boolean[boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            float[] look = picture.look(boxes.get(i), side);
            shown[i] = look.length > 0;
            for (int p = 0; shown[i] && p < plane; p++) {
                float grey =
                        GREY[0] * look[p]
                                + GREY[1] * look[plane + p]
                                + GREY[2] * look[2 * plane + p];
                for (int c = 0; c < CHANNELS; c++) {
                    pixels[(i * CHANNELS + c) * plane + p] = grey;
                }
            }
        }
        double[] shares = new double[boxes.size()];
        if (boxes.isEmpty()) {
            return shares;
        }
        double temperature = predictor.spec().temperature();
        double[][] logits = logits(pixels, boxes.size());
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shown[i] ? ClipScores.softmax(logits[i], temperature)[label] : 0;
        }
        return shares;
    }

    private double[][] logits(float[] pixels, int count) {
        try (NDManager work = predictor.manager().newSubManager()) {
            NDArray maps = predictor.features(work, pixels, count).expandDims(1);
            return predictor.score(WindowBatch.ofFrames(maps, 0)).logits();
        }
    }

    @Override
    public void close() {
        predictor.close();
    }
}
