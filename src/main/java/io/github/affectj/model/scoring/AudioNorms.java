package io.github.affectj.model.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import io.github.affectj.features.AudioNormKind;
import io.github.affectj.features.audio.AudioNorm;
import io.github.affectj.model.StreamNeeds;

/** How the audio features of a clip are normalised before a network takes them. */
public final class AudioNorms {
    /** Names of the parameters in which a network keeps mean and deviation over its training. */
    private static final String MEAN = "head.audio.norm.running_mean";

    private static final String DEVIATION = "head.audio.norm.running_std";

    private AudioNorms() {}

    /**
     * That of a network whose statistics are set. They are rounded as they are stored, so that a
     * model in training and the stored one take the same numbers.
     */
    public static AudioNorm of(EmotionPredictor predictor) {
        StreamNeeds streams = predictor.streams();
        return streams.audioNorm() == AudioNormKind.NONE
                ? AudioNorm.NONE
                : new AudioNorm(
                        streams.audioNorm(),
                        rounded(predictor, MEAN),
                        rounded(predictor, DEVIATION),
                        predictor.spec().stepSeconds());
    }

    private static float[] rounded(EmotionPredictor predictor, String name) {
        Parameter parameter = predictor.network().stateDict().get(name);
        try (NDArray half = parameter.getArray().toType(DataType.FLOAT16, true);
                NDArray back = half.toType(DataType.FLOAT32, true)) {
            return back.toFloatArray();
        }
    }
}
