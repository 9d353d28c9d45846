package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.features.audio.RecordingSums;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.model.scoring.EmotionPredictor;

/**
 * Mean and deviation of each feature of a stream over the training split, for a network that brings
 * them to mean 0 and deviation 1. Of a network that has no such place, nothing is kept.
 */
final class StreamStatistics {
    private static final String MEAN = ".norm.running_mean";
    private static final String DEVIATION = ".norm.running_std";

    private final EmotionPredictor predictor;
    private final String stream;
    private final Parameter mean;
    private final Parameter deviation;
    private final double[] sums;
    private final double[] squares;
    private long rows;

    private StreamStatistics(EmotionPredictor predictor, String stream, String name) {
        this.predictor = predictor;
        this.stream = stream;
        mean = predictor.network().stateDict().get("head." + name + MEAN);
        deviation = predictor.network().stateDict().get("head." + name + DEVIATION);
        int columns = mean == null ? 0 : (int) mean.getArray().size();
        sums = new double[columns];
        squares = new double[columns];
    }

    static StreamStatistics visual(EmotionPredictor predictor) {
        return new StreamStatistics(predictor, "video", "visual");
    }

    static StreamStatistics audio(EmotionPredictor predictor) {
        return new StreamStatistics(predictor, "audio", "audio");
    }

    /** Whether the network has a place for them. */
    boolean isWanted() {
        return mean != null;
    }

    /** Takes the features of a step. */
    void add(float[] values, int from) {
        rows++;
        for (int k = 0; k < sums.length; k++) {
            double v = values[from + k];
            sums[k] += v;
            squares[k] += v * v;
        }
    }

    /** Takes all steps of a clip; none where it lacks the stream. */
    void add(FeatureMatrix clip) {
        for (int i = 0; isWanted() && clip != null && i < clip.steps(); i++) {
            add(clip.values(), i * clip.columns());
        }
    }

    /** Sets those of the network by what recordings come to. */
    void fill(RecordingSums recordings) {
        set(mean, floats(recordings.means()));
        set(deviation, floats(recordings.deviations()));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[k];
        }
        return floats;
    }

    /**
     * Sets those of the network.
     *
     * @throws BadInputException if no training clip has the stream
     */
    void fill() {
        if (!isWanted()) {
            return;
        }
        if (rows == 0) {
            throw new BadInputException(
                    "None of the training clips has %s, which the architecture %s needs."
                            .formatted(stream, predictor.spec().architecture()));
        }
        float[] means = new float[sums.length];
        float[] deviations = new float[sums.length];
        for (int k = 0; k < sums.length; k++) {
            double m = sums[k] / rows;
            means[k] = (float) m;
            deviations[k] = (float) Math.sqrt(Math.max(0, squares[k] / rows - m * m));
        }
        set(mean, means);
        set(deviation, deviations);
    }

    private void set(Parameter parameter, float[] values) {
        try (NDManager scope = predictor.manager().newSubManager();
                NDArray array = scope.create(values)) {
            array.copyTo(parameter.getArray());
        }
    }
}
