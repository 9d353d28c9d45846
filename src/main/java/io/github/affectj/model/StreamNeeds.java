package io.github.affectj.model;

import io.github.affectj.features.AudioNormKind;
import io.github.affectj.features.Modalities;

/**
 * Which streams of a clip a network takes.
 *
 * @param visual frames, of which the backbone makes maps
 * @param audio features of the sound, step by step; for windows of steps of time only
 * @param audioFeatures numbers that the audio has for each step; 0 where none is taken
 * @param visualFeatures numbers that the visual stream has for each step where features are given;
 *     0 where the backbone makes maps of frames
 * @param fromFiles whether features are given in files, and not made of clips
 * @param audioNorm what the audio features are normalised by
 */
public record StreamNeeds(
        Need visual,
        Need audio,
        int audioFeatures,
        int visualFeatures,
        boolean fromFiles,
        AudioNormKind audioNorm) {

    /** Audio features as they are measured. */
    public StreamNeeds(
            Need visual, Need audio, int audioFeatures, int visualFeatures, boolean fromFiles) {
        this(visual, audio, audioFeatures, visualFeatures, fromFiles, AudioNormKind.NONE);
    }

    /** Features made of clips. */
    public StreamNeeds(Need visual, Need audio, int audioFeatures) {
        this(visual, audio, audioFeatures, 0, false);
    }

    /** How much a stream is needed. */
    public enum Need {
        /** Not taken. */
        NONE,
        /** Taken where it is there, else masked; one stream at least has to be there. */
        OPTIONAL,
        /** A clip without it is refused. */
        REQUIRED
    }

    /** Frames, which have to be there. */
    public static final StreamNeeds FRAMES = new StreamNeeds(Need.REQUIRED, Need.NONE, 0);

    /** What is taken. */
    public Modalities taken() {
        return new Modalities(visual != Need.NONE, audio != Need.NONE);
    }

    /** What is masked where a clip lacks it. */
    public Modalities optional() {
        return new Modalities(visual == Need.OPTIONAL, audio == Need.OPTIONAL);
    }

    /** What a clip with these streams lacks of what is required. */
    public Modalities missing(Modalities present) {
        return new Modalities(
                visual == Need.REQUIRED && !present.visual(),
                audio == Need.REQUIRED && !present.audio());
    }
}
