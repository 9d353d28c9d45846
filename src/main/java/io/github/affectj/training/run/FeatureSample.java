package io.github.affectj.training.run;

import ai.djl.ndarray.NDManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioStepSource;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.visual.FramePreprocessor;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.PooledMaps;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a model's backbone says of some frames of a split, and the audio features of the steps that
 * they belong to: a few of each clip, since what is near in time is alike, evenly spaced over it.
 */
final class FeatureSample {
    /** Of one clip. */
    static final int MOST_OF_A_CLIP = 4;

    private final ClipSource clips;
    private final EmotionPredictor predictor;
    private final FramePreprocessor preprocessor;
    private final Modalities wanted;
    private final float[] pixels;
    private final List<float[]> visual = new ArrayList<>();
    private final List<float[]> audio = new ArrayList<>();

    private FeatureSample(ClipSource clips, EmotionPredictor predictor) {
        this.clips = clips;
        this.predictor = predictor;
        preprocessor = predictor.preprocessor();
        // A network that sees windows as a whole has no maps of single frames.
        wanted =
                predictor
                        .streams()
                        .taken()
                        .and(new Modalities(predictor.backbone().perFrame(), true));
        pixels = new float[wanted.visual() ? MOST_OF_A_CLIP * preprocessor.length() : 0];
    }

    /**
     * Reads a sample.
     *
     * @param samples clips of one split; of more than {@code most} some, drawn at random
     * @param most frames, and as many steps of audio
     * @throws BadInputException if a clip can't be read
     */
    static FeatureSample of(
            ClipSource clips,
            EmotionPredictor predictor,
            List<Sample> samples,
            int most,
            long seed,
            Progress progress) {
        FeatureSample sample = new FeatureSample(clips, predictor);
        if (sample.wanted.isEmpty()) {
            return sample;
        }
        List<Sample> some = new ArrayList<>(samples);
        Collections.shuffle(some, new Random(seed));
        some = some.subList(0, Math.min(most, some.size()));
        int ofEach = Math.min(MOST_OF_A_CLIP, Math.max(1, most / Math.max(1, some.size())));
        int done = 0;
        for (Sample s : some) {
            progress.checkCancelled();
            progress.update((double) done++ / some.size(), "Learning what is familiar");
            sample.read(s, ofEach, progress);
        }
        return sample;
    }

    private void read(Sample s, int most, Progress progress) {
        double step = predictor.spec().stepSeconds();
        try (Clip clip = clips.open(s, wanted, step, progress)) {
            TimeSteps steps = TimeSteps.of(clip.times(), step);
            int[] places = TimeSteps.spaced(steps.size(), most);
            try (ClipStreams streams = clips.streams(clip, wanted, step)) {
                if (streams.present().visual()) {
                    addFrames(clip, steps, places);
                }
                if (streams.present().audio()) {
                    addAudio(streams, places, progress);
                }
            }
        } catch (IOException e) {
            throw new BadInputException(s.where() + ": " + s.path() + " can't be read.", e);
        }
    }

    private void addFrames(Clip clip, TimeSteps steps, int[] places) throws IOException {
        int[] frames = Arrays.stream(places).map(steps::frame).distinct().toArray();
        for (int i = 0; i < frames.length; i++) {
            preprocessor.write(
                    clip.rgb(frames[i]),
                    clip.width(),
                    clip.height(),
                    pixels,
                    i * preprocessor.length());
        }
        try (NDManager scope = predictor.manager().newSubManager()) {
            visual.addAll(List.of(PooledMaps.of(predictor.features(scope, pixels, frames.length))));
        }
    }

    private void addAudio(ClipStreams streams, int[] places, Progress progress) throws IOException {
        int columns = predictor.streams().audioFeatures();
        int next = 0;
        for (int step = 0; next < places.length; step++) {
            progress.checkCancelled();
            float[] row = new float[columns];
            if (!streams.nextAudio(row, 0)) {
                return;
            }
            if (step == places[next]) {
                if (!AudioStepSource.isSilent(row, 0)) {
                    audio.add(row);
                }
                next++;
            }
        }
    }

    /** Rows of the backbone's maps, averaged over their places. */
    List<float[]> visual() {
        return visual;
    }

    /** Rows of measured audio features. */
    List<float[]> audio() {
        return audio;
    }
}
