package io.github.affectj.training.run;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.AudioNormKind;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.audio.RecordingSums;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.NormedClips;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.util.List;

/**
 * Mean and deviation of each audio feature over the training split, measured in its clips: over all
 * steps or, for a network whose features are normalised by recording, over those that have sound.
 */
final class AudioStatistics {
    private static final String MEASURING = "Measuring the audio of the training clips";

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
        if (predictor.streams().audioNorm() != AudioNormKind.NONE) {
            audio.fill(withSound(clips, predictor, train, progress));
            return;
        }
        float[] row = new float[predictor.streams().audioFeatures()];
        for (int i = 0; i < train.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / train.size(), MEASURING);
            double step = predictor.spec().stepSeconds();
            try (Clip clip = clips.open(train.get(i), Modalities.AUDIO, step, progress);
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

    private static RecordingSums withSound(
            ClipSource clips, EmotionPredictor predictor, List<Sample> train, Progress progress) {
        RecordingSums sums = new RecordingSums();
        for (int i = 0; i < train.size(); i++) {
            progress.checkCancelled();
            progress.update((double) i / train.size(), MEASURING);
            NormedClips.addTo(sums, clips, train.get(i), predictor.spec().stepSeconds(), progress);
        }
        if (sums.isEmpty()) {
            throw new BadInputException(
                    "None of the training clips has audio that is louder than silence, which the options of the architecture %s need."
                            .formatted(predictor.spec().architecture()));
        }
        return sums;
    }
}
