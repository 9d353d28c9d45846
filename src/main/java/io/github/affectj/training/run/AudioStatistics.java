package io.github.affectj.training.run;

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

/** Mean and deviation of each audio feature over the training split, measured in its clips. */
final class AudioStatistics {
    private AudioStatistics() {}

    /**
     * Sets those of a network that takes audio; does nothing for others.
     *
     * @throws BadInputException if no training clip has audio
     */
    static void fill(
            ClipSource clips, EmotionPredictor predictor, List<Sample> train, Progress progress) {
        StreamStatistics audio = StreamStatistics.audio(predictor);
        if (!audio.isWanted()) {
            return;
        }
        float[] row = new float[predictor.streams().audioFeatures()];
        for (int i = 0; i < train.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / train.size(), "Measuring the audio of the training clips");
            double step = predictor.spec().stepSeconds();
            try (Clip clip = clips.open(train.get(i).path(), Modalities.AUDIO, step, progress);
                    ClipStreams streams = clips.streams(clip, Modalities.AUDIO, step)) {
                while (streams.nextAudio(row, 0)) {
                    audio.add(row, 0);
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
        audio.fill();
    }
}
