package io.github.affectj.training.run;

import io.github.affectj.base.Progress;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.DatasetCheck;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.SplitScorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a run trains on, clips of media or feature files: how it is checked, measured, passed and
 * scored.
 */
interface RunData {

    /**
     * Reads all clips once; everything else comes after it.
     *
     * @throws io.github.affectj.base.BadInputException if the architecture or another setting does
     *     not go with this kind of data, or a clip is damaged and none may be left out
     */
    DatasetCheck.Result check(List<Sample> samples, Progress progress);

    /** Frames or steps of a window. */
    int frames();

    /** The hyper-parameters, with what the data say of them. */
    HyperValues hyper();

    /** Windows in memory at once. */
    int chunk(EmotionPredictor predictor);

    /** What is to be known of the data in {@code config.json}, and to be the same on resuming. */
    Map<String, String> facts();

    /** Sets the statistics that a network has of its features to those of the training split. */
    void measure(EmotionPredictor predictor, List<Sample> train, Progress progress);

    /**
     * Where the windows of the epochs come from.
     *
     * @param folder of the run
     */
    EpochSource source(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Path folder,
            Progress progress);

    /**
     * What is familiar to a trained model.
     *
     * @param predictor with the weights that are kept
     * @param notes told why it can't be told
     */
    Familiarity familiarity(
            EmotionPredictor predictor,
            List<Sample> train,
            List<Sample> val,
            Consumer<String> notes,
            Progress progress);

    /** What scores the clips. */
    SplitScorer scorer();
}
