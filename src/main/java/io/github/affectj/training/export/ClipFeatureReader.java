package io.github.affectj.training.export;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.features.file.NumpyWriter;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.FeatureFiles;
import io.github.affectj.training.data.PooledFrames;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The features of one clip, step by step: the backbone's maps of the frame that shows in the middle
 * of a step, averaged over their places, and what {@link AudioSteps} measures during it.
 */
final class ClipFeatureReader {
    private final EmotionPredictor predictor;
    private final double interval;

    /**
     * @param predictor whose backbone makes the visual features; null for none
     * @param interval seconds from one step to the next; 0 takes the model's own
     */
    ClipFeatureReader(EmotionPredictor predictor, double interval) {
        this.predictor = predictor;
        double own = predictor == null ? 0 : predictor.spec().stepSeconds();
        this.interval = interval > 0 ? interval : own > 0 ? own : ExportSettings.DEFAULT_INTERVAL;
    }

    /**
     * Reads a clip.
     *
     * @param notes takes what the user should know of it
     * @return {@code visual} and {@code audio}, where there are any, their names, and {@code
     *     time_s}, the middle of each step
     * @throws BadInputException if the clip can't be read or has none of the streams
     */
    NumpyWriter read(ClipSource clips, Sample sample, Progress progress, Consumer<String> notes)
            throws IOException {
        try (Clip clip = clips.open(sample, Modalities.BOTH, interval, progress)) {
            return read(clip, sample.path(), progress, notes);
        }
    }

    /** As above, of a clip that is open. */
    NumpyWriter read(Clip clip, Path path, Progress progress, Consumer<String> notes)
            throws IOException {
        Modalities present = ClipStreams.of(clip);
        boolean visual = predictor != null && present.visual();
        if (!visual && !present.audio()) {
            throw new BadInputException(
                    path
                            + (predictor == null
                                    ? " has no audio, and without a model there are no features of video."
                                    : " has neither video nor audio."));
        }
        TimeSteps steps = TimeSteps.of(clip.times(), interval);
        NumpyWriter writer = new NumpyWriter();
        if (visual) {
            writer.add(FeatureFiles.VISUAL, visual(clip, steps, progress));
            writer.add("visual_model", List.of(predictor.spec().id(), predictor.spec().sha256()));
        }
        if (present.audio()) {
            FeatureMatrix audio = audio(clip, steps, visual, progress, notes);
            if (audio != null) {
                writer.add(FeatureFiles.AUDIO, audio);
                writer.add("audio_names", AudioSteps.names());
            }
        }
        float[] times = new float[steps.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = (float) (steps.firstSeconds() + (i + 0.5) * interval);
        }
        return writer.add("time_s", times);
    }

    /** The audio; null where it holds nothing and the clip has video to go on with. */
    private FeatureMatrix audio(
            Clip clip, TimeSteps steps, boolean visual, Progress progress, Consumer<String> notes)
            throws IOException {
        int columns = AudioSteps.size();
        float[] values = new float[steps.size() * columns];
        int row = 0;
        try (ClipStreams streams = ClipStreams.openAny(clip, Modalities.AUDIO, interval)) {
            while (row < steps.size() && streams.nextAudio(values, row * columns)) {
                progress.checkCancelled();
                row++;
            }
        }
        if (row == 0 && visual) {
            notes.accept(clip.name() + ": the audio holds nothing; the video stands alone.");
            return null;
        }
        if (row == 0) {
            throw new BadInputException(clip.name() + " has audio that holds nothing.");
        }
        if (row < steps.size()) {
            notes.accept(
                    "%s: the audio ends %.1f s before the clip; its last step stands for the rest."
                            .formatted(clip.name(), (steps.size() - row) * interval));
        }
        for (int i = row; i < steps.size(); i++) {
            System.arraycopy(values, (row - 1) * columns, values, i * columns, columns);
        }
        return new FeatureMatrix(steps.size(), columns, values);
    }

    private FeatureMatrix visual(Clip clip, TimeSteps steps, Progress progress) throws IOException {
        int[] frames = steps.distinctFrames();
        float[][] ofFrame =
                PooledFrames.of(predictor, clip, frames, "Features of " + clip.name(), progress);
        int columns = ofFrame[0].length;
        float[] values = new float[steps.size() * columns];
        for (int i = 0; i < steps.size(); i++) {
            int place = Arrays.binarySearch(frames, steps.frame(i));
            System.arraycopy(ofFrame[place], 0, values, i * columns, columns);
        }
        return new FeatureMatrix(steps.size(), columns, values);
    }
}
