package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Mean and deviation of each audio feature over the training split. */
final class AudioStatistics {
    private static final String MEAN = "head.audio.norm.running_mean";
    private static final String DEVIATION = "head.audio.norm.running_std";

    private AudioStatistics() {}

    /**
     * Sets those of a network that takes audio; does nothing for others.
     *
     * @throws BadInputException if no training clip has audio
     */
    static void fill(
            ClipSource clips, EmotionPredictor predictor, List<Sample> train, Progress progress) {
        Map<String, Parameter> state = predictor.network().stateDict();
        if (!state.containsKey(MEAN)) {
            return;
        }
        int columns = predictor.streams().audioFeatures();
        double[] sums = new double[columns];
        double[] squares = new double[columns];
        long rows = 0;
        float[] row = new float[columns];
        for (int i = 0; i < train.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / train.size(), "Measuring the audio of the training clips");
            double step = predictor.spec().stepSeconds();
            try (Clip clip = clips.open(train.get(i).path(), Modalities.AUDIO, step, progress);
                    ClipStreams streams = clips.streams(clip, Modalities.AUDIO, step)) {
                while (streams.nextAudio(row, 0)) {
                    rows++;
                    for (int k = 0; k < columns; k++) {
                        sums[k] += row[k];
                        squares[k] += (double) row[k] * row[k];
                    }
                }
            } catch (IOException e) {
                throw new BadInputException(
                        train.get(i).where()
                                + ": the audio of "
                                + train.get(i).path()
                                + " can't be read.",
                        e);
            }
        }
        if (rows == 0) {
            throw new BadInputException(
                    "None of the training clips has audio, which the architecture %s needs."
                            .formatted(predictor.spec().architecture()));
        }
        float[] means = new float[columns];
        float[] deviations = new float[columns];
        for (int k = 0; k < columns; k++) {
            double mean = sums[k] / rows;
            means[k] = (float) mean;
            deviations[k] = (float) Math.sqrt(Math.max(0, squares[k] / rows - mean * mean));
        }
        set(predictor, state.get(MEAN), means);
        set(predictor, state.get(DEVIATION), deviations);
    }

    private static void set(EmotionPredictor predictor, Parameter parameter, float[] values) {
        try (NDManager scope = predictor.manager().newSubManager();
                NDArray array = scope.create(values)) {
            array.copyTo(parameter.getArray());
        }
    }
}
